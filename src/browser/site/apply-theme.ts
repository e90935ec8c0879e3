/** Light, dark, or as the system is: what the reader chose, kept for the next page and the next visit. */
export type Theme = 'light' | 'dark' | 'system';

export const themeKey = 'theme';

/** The choice that is kept. A browser that keeps nothing may say so by an error. */
export function readTheme(): Theme {
  try {
    const kept = localStorage.getItem(themeKey);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

/** Keeps the choice, where the browser lets us; the page itself shows it either way. */
export function keepTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Then it lasts as long as the page.
  }
}

/** Shows the page in a theme, and colors the browser's own frame like it. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  for (const color of document.querySelectorAll<HTMLMetaElement>('meta[data-theme]')) {
    const own = color.dataset['theme'];
    color.media = theme === 'system' ? `(prefers-color-scheme: ${own})` : own === theme ? 'all' : 'not all';
  }
}
