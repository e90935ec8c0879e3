export const reference = [{ text: 'Site', link: 'site' }, { text: 'Frontmatter', link: 'frontmatter' }];
