/** Where the site stands on its host, with slashes at both ends. Astro writes it into the scripts. */
export const siteBase = import.meta.env.BASE_URL.replace(/\/*$/, '/');
