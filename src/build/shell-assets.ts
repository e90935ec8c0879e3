/** The page on which Astro says where the scripts and sheets are that pages name themselves. */
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { z } from 'zod';
import type { ShellFiles } from './shell-files.ts';

const addressesSchema = z.record(z.string(), z.string());

/**
 * The addresses that the page of assets says, by names.
 * @throws {Error} If it is no such page.
 */
export function readAssetAddresses(html: string): Pick<ShellFiles, 'sheets' | 'scripts'> {
  const tree = fromHtml(html);
  const body = select('body', tree);
  const said = (name: string) => addressesSchema.parse(JSON.parse(String(body?.properties[name] ?? '')));
  const scripts = selectAll('[data-script]', tree).map((place): [string, string] => {
    const script = place.children.find((child): child is Element => child.type === 'element');
    return [String(place.properties['dataScript']), z.string().parse(script?.properties['src'])];
  });
  return { sheets: said('dataSheets'), scripts: { ...Object.fromEntries(scripts), ...said('dataEarly') } };
}
