/** Which of the written texts stand on a page in order, and which do not. */
import { normalForm } from './normal-form.ts';

export interface WrittenText {
  kind: 'text' | 'inline-code' | 'code' | 'title';
  /** Line of the file that it was written in. */
  line: number;
  /** What may stand on the page for it: the first is the text itself. */
  forms: string[];
  /** Titles of tabs stand together before the first tab, and notes at the end of the page. */
  place: 'in-order' | 'anywhere';
}

export interface LostText {
  kind: WrittenText['kind'];
  line: number;
  text: string;
  /** `missing`: nowhere on the page. `moved`: only at another place than in the source. */
  how: 'missing' | 'moved';
}

interface Sought {
  written: WrittenText;
  forms: string[];
}

/** So many places of one short text are looked at where the texts are not simply in order. */
const placeLimit = 1000;

/** The texts that a page, given in normal form, does not show where it should. */
export function findLost(texts: readonly WrittenText[], page: string): LostText[] {
  const sought = texts
    .map((written) => ({ written, forms: [...new Set(written.forms.map(normalForm))] }))
    // What shows nothing can't be lost.
    .filter(({ forms }) => !forms.includes(''));
  const inOrder = sought.filter(({ written }) => written.place === 'in-order');
  const anywhere = sought.filter(({ written }) => written.place === 'anywhere');
  const lost = anywhere.filter(({ forms }) => !forms.some((form) => page.includes(form)));
  const chain = standInOrder(inOrder, page) ? undefined : longestChain(inOrder, page);
  const isFree = (start: number, form: string) =>
    !chain?.some((link) => start < link.end && start + form.length - 1 > link.start);
  const matched = new Set(chain?.map(({ item }) => item));
  const left = chain ? inOrder.filter((_, item) => !matched.has(item)) : [];
  return [
    ...lost.map(({ written }) => lostText(written, 'missing')),
    ...left.map(({ written, forms }) => {
      const isElsewhere = forms.some((form) => placesOf(form, page).some((start) => isFree(start, form)));
      return lostText(written, isElsewhere ? 'moved' : 'missing');
    }),
  ].sort((a, b) => a.line - b.line);
}

function lostText({ kind, line, forms }: WrittenText, how: LostText['how']): LostText {
  return { kind, line, text: forms[0] ?? '', how };
}

/** Taking the earliest place for each finds them all in order wherever that is possible. */
function standInOrder(sought: readonly Sought[], page: string): boolean {
  let from = 0;
  return sought.every(({ forms }) => {
    const ends = forms.map((form) => [page.indexOf(form, from), form.length] as const).filter(([at]) => at >= 0);
    // The space after a text is the one before the next.
    if (ends.length > 0) from = Math.min(...ends.map(([at, length]) => at + length - 1));
    return ends.length > 0;
  });
}

interface Link {
  item: number;
  start: number;
  end: number;
  weight: number;
  before: Link | undefined;
}

/** Where the texts stand when as much text as possible is matched in order. */
function longestChain(sought: readonly Sought[], page: string): Link[] {
  // Best chain that ends at or before a position: a Fenwick tree over positions.
  const best: (Link | undefined)[] = new Array(page.length + 2);
  const bestUpTo = (position: number): Link | undefined => {
    let found: Link | undefined;
    for (let at = position + 1; at > 0; at -= at & -at)
      if ((best[at]?.weight ?? 0) > (found?.weight ?? 0)) found = best[at];
    return found;
  };
  const keep = (link: Link): void => {
    for (let at = link.end + 1; at < best.length; at += at & -at) {
      if ((best[at]?.weight ?? 0) < link.weight) best[at] = link;
    }
  };
  for (const [item, { forms }] of sought.entries()) {
    const links = forms.flatMap((form) =>
      placesOf(form, page).map((start): Link => {
        const before = bestUpTo(start);
        return { item, start, end: start + form.length - 1, weight: (before?.weight ?? 0) + form.length, before };
      }),
    );
    for (const link of links) keep(link);
  }
  const chain: Link[] = [];
  for (let link = bestUpTo(page.length); link; link = link.before) chain.push(link);
  return chain;
}

function placesOf(form: string, page: string): number[] {
  const places: number[] = [];
  for (let at = page.indexOf(form); at >= 0 && places.length < placeLimit; at = page.indexOf(form, at + 1))
    places.push(at);
  return places;
}
