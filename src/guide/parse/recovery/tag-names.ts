/** Which of the `<` in a text begin tags, as far as names tell it. `https://<your-host>` holds none. */
import { blockNamed } from '../../blocks/index.ts';
import { isAllowedElement, isDangerousElement, isInlineElement } from '../../html-elements.ts';

export interface TagNames {
  /** Whether what begins at the `<` at an offset is meant for a tag. */
  isTag(at: number): boolean;
  /** Whether it is a block rather than an element of HTML: its name begins with a capital, or has parts. */
  isComponent(at: number): boolean;
  /** Whether its attributes are written as MDX has them, in braces. */
  hasBraces(at: number): boolean;
  /** Whether blocks hold lines that are set in as far as code would be, so that they can't be code. */
  isSetIn: boolean;
}

const tag = /<(\/?)([\p{L}_$][\p{L}\p{N}_$.:-]*)([^<>]*)(>?)/uy;
const everyTag = new RegExp(tag.source, 'gu');
const statements = /^(?:import|export)[ \t][^\n]*/gm;
const identifiers = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Tags of other dialects that become elements. */
const translated = new Set(['Image', 'Figure', 'Link', 'Heading']);

const voidNames = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Whether nothing can stand in an element, so that nothing closes it. */
export function isVoid(name: string): boolean {
  return voidNames.has(name);
}

/** A name as HTML means it: `<DIV>` is `<div>`, and `<Link>` is a block. */
export function htmlName(name: string): string {
  const lower = name.toLowerCase();
  return name === name.toUpperCase() && (isAllowedElement(lower) || isDangerousElement(lower)) ? lower : name;
}

export function isComponentName(name: string): boolean {
  return /^\p{Lu}|\./u.test(htmlName(name));
}

/** Whether somebody knows what the name means. */
export function isKnownName(name: string): boolean {
  const own = htmlName(name);
  return isAllowedElement(own) || isDangerousElement(own) || blockNamed(own) !== undefined || translated.has(own);
}

/** Whether a tag of this name belongs into a line of text. */
export function isInlineName(name: string): boolean {
  const block = blockNamed(name);
  return block ? block.layout === 'inline' : isInlineElement(name);
}

/** Looks through a text once. */
export function createTagNames(text: string): TagNames {
  const [opened, closed] = [new Set<string>(), new Set<string>()];
  for (const [, slash, name = ''] of text.matchAll(everyTag)) (slash === '' ? opened : closed).add(name);
  const bound = new Set([...text.matchAll(statements)].flatMap(([line]) => line.match(identifiers) ?? []));
  const read = (at: number) => {
    tag.lastIndex = at;
    return tag.exec(text);
  };

  function isTag(at: number): boolean {
    const [whole, slash, name = '', rest = '', end] = read(at) ?? [];
    // A fragment of MDX.
    if (whole === undefined) return /^<\/?>/.test(text.slice(at, at + 3));
    if (slash === '/') return isKnownName(name) || opened.has(name);
    if (closed.has(name) || bound.has(name.split('.')[0] ?? '')) return true;
    if (rest.includes('=') || (end === '>' && rest.endsWith('/'))) return true;
    if (!isKnownName(name)) return false;
    // `Bearer <code>`: what nothing closes, and what could only be refused or flow on, is a word to fill in.
    const own = htmlName(name);
    const isWord = isDangerousElement(own) || (isInlineElement(own) && !isVoid(own));
    return !(isWord && rest.trim() === '');
  }

  return {
    isTag,
    isComponent: (at) => isComponentName(read(at)?.[2] ?? ''),
    hasBraces: (at) => /=\s*\{/.test(read(at)?.[3] ?? ''),
    isSetIn: hasSetInLines(text, closed),
  };
}

const fence = /^[ \t>]*(`{3,}|~{3,})/;

function hasSetInLines(text: string, closed: ReadonlySet<string>): boolean {
  let depth = 0;
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const mark = fence.exec(line)?.[1];
    if (open === undefined && depth > 0 && /^(?: {4}|\t)[ \t]*\S/.test(line)) return true;
    if (mark !== undefined) {
      if (open === undefined) open = mark;
      else if (mark.startsWith(open)) open = undefined;
    } else if (open === undefined) {
      for (const [whole, slash, name = ''] of line.matchAll(everyTag)) {
        if (!isComponentName(name) || !closed.has(name) || whole.endsWith('/>')) continue;
        depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
      }
    }
  }
  return false;
}
