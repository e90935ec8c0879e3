/** How a category is named in addresses: `Project management` is `project-management`. */
export function categorySlug(category: string): string {
  return category
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
