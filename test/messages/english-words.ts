/** Finds words of the English interface in a page that speaks German. */
import type { Element, Root, RootContent } from 'hast';
import { messagesFor } from '../../src/messages/index.ts';

/** Stands for what a message is given: names and numbers. Scripts fill in what is written like this. */
const value = '{given}';

/** An argument that gives `value` as a string, and again from each of its properties. */
const argument: unknown = new Proxy(
  Object.assign(() => value, { toString: () => value }),
  {
    get: (_target, key) => (key === Symbol.toPrimitive || key === 'toString' ? () => value : argument),
  },
);

type Saying = (...given: unknown[]) => unknown;

/** The parts of a message that stand in it whatever it is given. */
function partsOf(message: unknown): string[] {
  if (typeof message === 'string')
    return message
      .split(/\{\w+\}/)
      .map(normalized)
      .filter(isSaid);
  if (typeof message === 'function')
    return [argument, 1, []].flatMap((given) => partsOf(answerOf(message as Saying, given)));
  return message && typeof message === 'object' ? Object.values(message).flatMap(partsOf) : [];
}

function answerOf(message: Saying, given: unknown): unknown {
  try {
    return message(given, given, given);
  } catch {
    // It asks for something else.
    return undefined;
  }
}

function normalized(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function isSaid(text: string): boolean {
  return /\p{L}{3,}/u.test(text);
}

const german = new Set(partsOf(messagesFor('de')));
// What stands in a guide as part of it is in the guide's language.
const english = [...new Set(partsOf({ ...messagesFor('en'), linking: undefined }))].filter((part) => !german.has(part));
/** Long enough not to stand in a guide's title, or in what a connector says of a field, by chance. */
const telling = english.filter((part) => part.split(' ').length > 3);

/** How many parts of messages are looked for. */
export const englishPartCount: number = english.length;

/** What is read out. */
const spoken = /^(?:aria(?:Label|Description)|title|alt|placeholder|label)$/;

/** What scripts will say stands in data attributes, beside names for machines, and what the search is told of guides. */
function isSpoken(name: string, text: string): boolean {
  return spoken.test(name) || (/^data(?!Category|Connector|Title)/.test(name) && /\p{Lu}|\s/u.test(text));
}

/** Every English message in a tree, whether it shows now or in another state, except within what says that it is English. */
export function findEnglish(tree: Root): string[] {
  const found: string[] = [];
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'text') check(node.value);
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      if (isSilent(node)) return;
      for (const [name, text] of Object.entries(node.properties)) if (isSpoken(name, String(text))) check(String(text));
      if (node.content) visit(node.content);
    }
    for (const child of node.children) visit(child);
  };
  const check = (text: string): void => {
    const said = normalized(text);
    if (isSaid(said) && (english.includes(said) || telling.some((part) => said.includes(part)))) found.push(said);
  };
  visit(tree);
  return found;
}

function isSilent({ tagName, properties }: Element): boolean {
  return ['script', 'style', 'code'].includes(tagName) || properties['lang'] === 'en';
}
