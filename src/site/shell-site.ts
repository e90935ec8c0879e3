/** What shells are made of: the brands of the content folder, and what of each shows on every page. */
import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { loadIcons } from '../assets/icons.ts';
import { interfaceTextOf, prepareFonts } from '../assets/prepare-fonts.ts';
import { type Brand, withBase } from '../brand/index.ts';
import { cacheRootOf, readBrandFonts, readBrandSetups } from '../loader/index.ts';
import { isLocale, type Messages, messagesFor } from '../messages/index.ts';
import { readSettings } from '../settings.ts';

export interface ShellSite {
  brand: Brand;
  messages: Messages;
  /** The address on the site's host of what stands at a path of the site, which begins with a slash. */
  at: (path: string) => string;
  /** Whether the server of the site is a hub as well. */
  hub: 'here' | 'elsewhere';
  /** The address of the font to load with the page; `undefined` if there is none. */
  font: string | undefined;
  /** An icon of the interface, as HTML, by its name in the set: `copy`. */
  icon: (name: string) => string;
}

/** The entries of the site's navigation under which a page can stand. A shell is made for each, and nothing else differs. */
export const sections = ['front', 'connectors', 'linked-accounts', 'none'] as const;
export type Section = (typeof sections)[number];

/** The sites of all brands of the content folder. */
export async function readShellSites(): Promise<ShellSite[]> {
  const settings = readSettings(process.env);
  // Set by the development server, while a writer looks at the site in another language.
  const { KEYWAY_DEV_LANGUAGE: language = '' } = process.env;
  const icons = await loadIcons();
  const icon = (name: string) => {
    const drawn = icons(`lucide::${name}`);
    if (!drawn) throw new Error(`There is no icon "${name}".`);
    return toHtml(drawn);
  };
  const brands = await readBrandSetups(settings.KEYWAY_CONTENT);
  return Promise.all(
    brands.map(async (brand) => {
      const messages = messagesFor(isLocale(language) ? language : brand.locale);
      const font = await firstFontOf(brand, messages);
      const at = (path: string) => withBase(brand, path);
      const hub = settings.HUB_URL === undefined ? 'here' : 'elsewhere';
      return { brand, messages, at, hub, font: font && at(`/brand/fonts/${font}`), icon } as const;
    }),
  );
}

/** It does not depend on what pages say. */
async function firstFontOf(brand: Brand, messages: Messages): Promise<string | undefined> {
  // Builds and the development server work in the folder of the packages.
  const { text } = await readBrandFonts(process.cwd(), brand);
  const interfaceText = interfaceTextOf(brand, messages);
  const cacheFolder = join(cacheRootOf(process.cwd()), 'fonts');
  return (await prepareFonts({ text, interfaceText, used: new Set() }, cacheFolder)).preload;
}
