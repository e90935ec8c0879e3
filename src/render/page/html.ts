/**
 * HTML as typed templates. What is put into a template is escaped, unless a template made it or `rawHtml` vouches for
 * it. Nothing here waits: a promise does not compile.
 */
import { raw, html as template } from 'hono/html';

/** HTML that is safe to put into a page as it stands. */
export type Html = ReturnType<typeof raw>;

/** What a template takes; nothing is written for `undefined` and `false`. */
export type Value = Html | string | number | false | undefined | readonly Value[];

/** A piece of HTML with its values escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const made = template(strings, ...values);
  // Only a promise among the values makes one of the whole, and no value is one.
  if (made instanceof Promise) throw new TypeError('A template was given a promise.');
  return made;
}

/** Takes a text for HTML. Only for what our own pipeline has made, never for words of a guide, a file or a request. */
export function rawHtml(text: string): Html {
  return raw(text);
}

/** What an attribute can be: a text, a number, present without a value, or left out. */
export type Attribute = string | number | boolean | undefined;

/** Attributes, each with a space before it: left out when `false` or `undefined`, without a value when `true`. */
export function attributes(values: Readonly<Record<string, Attribute>>): Html {
  let text = '';
  for (const name in values) {
    const value = values[name];
    if (value === undefined || value === false) continue;
    text += value === true || value === '' ? ` ${name}` : ` ${name}="${escapeText(String(value))}"`;
  }
  return raw(text);
}

const special = /[&<>"']/g;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(special, (character) => escapes[character] ?? character);
}
