/** Where the site stands on its host, with slashes at both ends. Every page says it. */
export const siteBase: string = `${document.documentElement.dataset['base'] ?? ''}/`;
