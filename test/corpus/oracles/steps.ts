/** Steps that the writer numbered, or wrote as steps, and the page does not number. */
import { type Finding, type Oracle, oneLine } from '../finding.ts';
import type { SourceText } from '../reading/read-source.ts';
import type { Tag } from '../reading/read-tag.ts';
import type { NumberedItem, PageView } from '../reading/view-page.ts';
import { spoken, wordsOf } from '../reading/words.ts';

interface Step {
  text: string;
  line: number;
  group: string;
  /** The number that the writer gave it, where numbers count on from each other. */
  number?: number;
  /** A point of a list is not enough. */
  kind?: 'step';
}

export const steps: Oracle = ({ texts, page }) =>
  texts.flatMap((text) => {
    const named = [...listItems(text), ...headingsInSteps(text), ...titledSteps(text), ...bracedSteps(text)];
    return named.flatMap((step): Omit<Finding, 'oracle'>[] => {
      const beginning = beginningOf(step.text);
      const place = { file: text.file, line: step.line };
      if (beginning === '') return [];
      const items = page.numbered.filter(
        ({ words, kind }) => isBegunBy(words, beginning) && (step.kind === undefined || step.kind === kind),
      );
      if (items.length === 0) {
        // Not shown at all is another fault.
        if (!isShown(page, beginning)) return [];
        return [{ group: step.group, ...place, what: `no numbered step "${oneLine(step.text, 60)}"` }];
      }
      if (
        step.number === undefined ||
        items.some(({ number, words }) => number === step.number || /^ step \d/.test(words))
      )
        return [];
      return [
        {
          group: 'another number',
          ...place,
          what: `written ${step.number}, shown ${items[0]?.number}: "${oneLine(step.text, 60)}"`,
        },
      ];
    });
  });

/** So many words tell one step from the next. */
function beginningOf(text: string): string {
  const words = wordsOf(spoken(text)).split(' ').filter(Boolean).slice(0, 6);
  return words.length === 0 ? '' : ` ${words.join(' ')} `;
}

/** The page puts "Step 1" before what the writer said, or keeps what he said of that himself. */
function isBegunBy(words: NumberedItem['words'], beginning: string): boolean {
  const bare = (text: string) => text.replace(/^(?: (?:step|schritt))? \d+(?= )/, '');
  return [beginning, bare(beginning)].some((start) => words.startsWith(start) || bare(words).startsWith(start));
}

function isShown({ words }: PageView, beginning: string): boolean {
  return words.includes(beginning);
}

const item = /^([ \t>]*)(\d{1,3})[.)][ \t]+(\S.*)$/;

interface List {
  number: number;
  /** Columns up to the text of its items. */
  margin: number;
  /** `broken`: its numbers repeat or jump, or what should stand in an item does not, so Markdown counts otherwise. */
  state: 'sound' | 'broken';
}

/** Items of ordered lists. A number within a paragraph, as in "in\n2. place", begins none. */
function listItems({ prose, source, lineAt }: SourceText): Step[] {
  const steps: Step[] = [];
  const lists = new Map<number, List>();
  let before = '';
  let at = 0;
  for (const line of prose.split('\n')) {
    const found = item.exec(line);
    const [all = '', { length: indent } = '', digits = '', text = ''] = found ?? [];
    const number = Number(digits);
    const isBegun = before.trim() === '' || /^\s*(?:>|[-*+]\s|\d+[.)]\s|<|\{|#|!\[|:::|\|)/.test(before);
    if (found && (isBegun || number === 1 || lists.has(indent))) {
      const [own, around] = [lists.get(indent), [...lists].findLast(([margin]) => margin < indent)?.[1]];
      const state = own ? (own.state === 'sound' && number === own.number + 1 ? 'sound' : 'broken') : 'sound';
      const list: List = { number, margin: all.length - text.length, state };
      if (around && indent < around.margin) around.state = list.state = 'broken';
      for (const margin of lists.keys()) if (margin > indent) lists.delete(margin);
      lists.set(indent, list);
      const from = at + all.length - text.length;
      const counted = own && list.state === 'sound' ? { number } : {};
      steps.push({ text: source.slice(from, at + line.length), line: lineAt(at), group: 'item of a list', ...counted });
    } else if (/^\S/.test(line)) lists.clear();
    before = line;
    at += line.length + 1;
  }
  return steps;
}

const headingLine = /(?<=^|\n)[ \t]*(#{1,6})[ \t]+(.+)/g;

/** Headings directly in a `<Steps>` that holds neither `<Step>` nor a list with numbers: those of the highest rank. */
function headingsInSteps({ prose, source, tags, lineAt }: SourceText): Step[] {
  return tags
    .filter(({ name, isSelfClosing }) => /^Steps$|Stepper$/.test(name) && !isSelfClosing)
    .flatMap((tag): Step[] => {
      const close = prose.indexOf(`</${tag.name}>`, tag.end);
      const body = prose.slice(tag.end, close < 0 ? undefined : close);
      if (/<Step[\s>]/.test(body)) return [];
      const headings = [...body.matchAll(headingLine)];
      const list = /(?<=^|\n)[ \t]{0,3}\d{1,3}[.)][ \t]/.exec(body);
      if (list && (headings[0]?.index ?? Number.POSITIVE_INFINITY) > list.index)
        return listInSteps(body, tag, lineAt, source);
      const rank = Math.min(...headings.map(({ 1: signs = '' }) => signs.length));
      return headings
        .filter(({ 1: signs }) => signs?.length === rank)
        .map((match) => {
          const end = tag.end + match.index + match[0].length;
          const text = source.slice(end - (match[2]?.length ?? 0), end);
          return { text, line: lineAt(end), group: `heading in <${tag.name}>` };
        });
    });
}

/** The items of the outermost list of a `<Steps>`: each must be a step, which is more than a point of a list. */
function listInSteps(body: string, { name, end }: Tag, lineAt: SourceText['lineAt'], source: string): Step[] {
  const items = [...body.matchAll(/(?<=^|\n)([ \t]*)\d{1,3}[.)][ \t]+(\S[^\n]*)/g)];
  const margin = Math.min(...items.map(({ 1: indent = '' }) => indent.length));
  return items
    .filter(({ 1: indent }) => indent?.length === margin)
    .map((match) => {
      const close = end + match.index + match[0].length;
      const text = source.slice(close - (match[2]?.length ?? 0), close);
      return { text, line: lineAt(close), group: `list in <${name}>`, kind: 'step' as const };
    });
}

function titledSteps({ tags, lineAt }: SourceText): Step[] {
  return tags
    .filter(({ name }) => /(?:^|\.)Step(?:Item)?$/.test(name))
    .map((tag) => ({
      text: tag.attributes.find(({ name, kind }) => name === 'title' && kind === 'string')?.value ?? '',
      line: lineAt(tag.start),
      group: `<${tag.name}>`,
    }));
}

/** `{% step %}`, named by what follows it. */
function bracedSteps({ prose, source, lineAt }: SourceText): Step[] {
  return [...prose.matchAll(/\{%-?\s*step\b[^%]*%\}\s*(?:#{1,6}[ \t]+)?([^\n]*)/g)].map((match) => {
    const end = match.index + match[0].length;
    return { text: source.slice(end - (match[1]?.length ?? 0), end), line: lineAt(match.index), group: '{% step %}' };
  });
}
