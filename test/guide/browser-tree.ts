/** Whether a browser keeps a piece of HTML as it is written: parsed as the standard says and written out again. */
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';

/**
 * The HTML as a browser's tree gives it back, in canonical spelling. Equal to the input when nothing was closed, moved
 * or added.
 */
export function asBrowserKeepsIt(html: string): string {
  return canonical(toHtml(fromHtml(html, { fragment: true })));
}

/** HTML with one spelling of line ends and of attributes without a value. */
export function canonical(html: string): string {
  return html.replaceAll('\r\n', '\n').replaceAll('=""', '');
}

/** Every id that stands at more than one place. */
export function repeatedIds(html: string): string[] {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}
