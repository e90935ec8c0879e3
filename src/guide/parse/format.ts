/** How a file is read: as CommonMark with HTML, or as MDX. */
export type GuideFormat = 'markdown' | 'mdx';

/** The format that a file's name says, where its dialect says no other. */
export function formatOf(file: string): GuideFormat {
  return /\.(?:md|markdown)$/i.test(file) ? 'markdown' : 'mdx';
}
