/** Words in and around code: those of the code that the brand file says so of, the title of a fence, the labels of actions. */
import { type Json, parseActions, parseCodeMeta } from '../guide/index.ts';
import { type Replacement, replaceAt, type Wording } from './wording.ts';

export interface CodeParts {
  value: string;
  lang?: string | null | undefined;
  meta?: string | null | undefined;
}

/** A fence or inline code as a brand has it. `code` words what it says, `prose` its title. */
export function rewordCode<Code extends CodeParts>(node: Code, wordings: { code: Wording; prose: Wording }): Code {
  const { code, prose } = wordings;
  const value = replaceAt(node.value, code.replacementsIn(node.value));
  const titled = (['lang', 'meta'] as const).map((key) => {
    const text = node[key];
    return text ? { [key]: replaceAt(text, titleReplacements(text, node, prose)) } : {};
  });
  return Object.assign({}, node, { value }, ...titled) as Code;
}

/** What changes in the Markdown of a fence or of inline code, by offsets in it. */
export function codeReplacements(
  slice: string,
  node: CodeParts,
  { code, prose }: { code: Wording; prose: Wording },
): Replacement[] {
  const headEnd = /^[`~]{3}/.test(slice) ? slice.search(/\r?\n|$/) : 0;
  const inCode = code.replacementsIn(slice.slice(headEnd)).map((found) => moved(found, headEnd));
  const head = slice.slice(0, headEnd);
  const inHead = [node.lang, node.meta].flatMap((text) => {
    const at = text ? head.indexOf(text) : -1;
    return text && at >= 0 ? titleReplacements(text, node, prose).map((found) => moved(found, at)) : [];
  });
  return [...inHead, ...inCode];
}

/** Words in the title of a fence, where it stands in the text behind the backticks. Settings keep their values. */
function titleReplacements(text: string, { lang, meta }: CodeParts, prose: Wording): Replacement[] {
  const { title = '' } = parseCodeMeta(lang, meta);
  const at = title === '' ? -1 : text.indexOf(title);
  return at < 0 ? [] : prose.replacementsIn(title).map((found) => moved(found, at));
}

const labels = /("label"\s*:\s*")((?:[^"\\]|\\.)*)"/g;

/** What changes in the labels of `data-guide-actions-json`, by offsets in its value. */
export function labelReplacements(actionsJson: string, prose: Wording): Replacement[] {
  return [...actionsJson.matchAll(labels)].flatMap(({ 1: lead = '', 2: label = '', index }) =>
    prose
      .replacementsIn(label)
      .map((found) => ({ ...moved(found, index + lead.length), after: JSON.stringify(found.after).slice(1, -1) })),
  );
}

/** The actions in a value of `data-guide-actions-json`; `undefined` if it can't be read. */
export function actionsIn(actionsJson: string): Json | undefined {
  const reading = parseActions(actionsJson);
  return reading.ok ? reading.value : undefined;
}

function moved(replacement: Replacement, by: number): Replacement {
  return { ...replacement, start: replacement.start + by, end: replacement.end + by };
}
