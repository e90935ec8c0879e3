/** Text held in attributes, lists and objects of tags, and in exported strings, that the page does not show. */
import { type Finding, type Oracle, oneLine } from '../finding.ts';
import { type CodeString, stringsIn } from '../reading/read-code.ts';
import type { SourceText } from '../reading/read-source.ts';
import { endOfBraces, type Tag } from '../reading/read-tag.ts';
import { spoken, wordsOf } from '../reading/words.ts';

/** Attributes that set something, whatever they hold. */
const settings =
  /^(?:class(?:name)?|style|id|key|icon\w*|href|src|to|url|link|lang(?:uage)?|type|kind|variant|d|viewbox|xmlns|sx|groupid|querystring|rel|target|allow|sandbox|loading|width|height|sizes|srcset|transform|fill|stroke|color|theme|highlight|focus|meta|if|is|sdk|for|path|file|data-.*|on[a-z]+|.*class(?:name)?|.*src|persist|tags?|keywords?|import|poster|img|image|video|alt)$/i;
/** Attributes that are about looks and scripts, even when they hold lists and objects. */
const looks = /^(?:class(?:name)?|style|sx|icon\w*|data-.*|on[a-z]+|.*class(?:name)?|if|is|sdk)$/i;
/** Attributes whose value is text even when it is one word. */
const spokenNames =
  /^(?:title|label|name|description|desc|text|caption|question|answer|heading|subtitle|summary|tip|headline|cta|children|content|message|body)$/i;

interface Written {
  text: string;
  offset: number;
  group: string;
}

export const propTexts: Oracle = ({ texts, page }) =>
  texts.flatMap((text) => {
    const seen = new Set<string>();
    return [...textsOfTags(text), ...exportedTexts(text)].flatMap((written): Omit<Finding, 'oracle'>[] => {
      const forms = formsOf(written.text);
      const [form = ''] = forms;
      if (
        form === '' ||
        seen.has(form) ||
        forms.every((one) => page.words.includes(one)) ||
        page.words.includes(wordsOf(written.text)) ||
        // A letter behind code goes on with its last word.
        page.words.includes(wordsOf(written.text.replaceAll('`', '')))
      )
        return [];
      seen.add(form);
      return [
        {
          group: written.group,
          file: text.file,
          line: text.lineAt(written.offset),
          what: `not shown: ${oneLine(written.text)}`,
        },
      ];
    });
  });

/** What must stand on the page for a text: the words between what is put in when the page is made. */
function formsOf(text: string): string[] {
  return text
    .split(/\$\{[^{}]*\}|\{[\w.]+\}/)
    .map((part) => wordsOf(spoken(part)))
    .filter((words) => words !== '');
}

function textsOfTags({ tags }: SourceText): Written[] {
  return tags.filter(isBlock).flatMap((tag) =>
    tag.attributes.flatMap((attribute): Written[] => {
      const { name, kind, value, start } = attribute;
      if (looks.test(name) || isLabel(tag, name) || (settings.test(name) && !/^\s*[{[]/.test(value))) return [];
      const group = `<${tag.name} ${name}>`;
      if (kind === 'string') return isText(value, name) ? [{ text: value, offset: start, group }] : [];
      if (kind === 'none') return [];
      return stringsIn(value)
        .filter((one) => isTextInCode(one, name))
        .map((one) => ({ text: one.value, offset: start + one.start, group }));
    }),
  );
}

function isBlock({ name }: Tag): boolean {
  return /^[A-Z]|\./.test(name) && !/^(?:Include|Markdown|Snippet|If|Visibility|Icon)$/.test(name);
}

/** Labels have an oracle of their own. */
function isLabel({ name }: Tag, attribute: string): boolean {
  return (
    /Tabs?(?:\w*Item)?$|TabGroup$|CodeGroup|^View$/.test(name) &&
    /^(?:items|.*values|title|label|value|options|tabs)$/i.test(attribute)
  );
}

function isText(value: string, name: string): boolean {
  // The rank of a heading.
  if (/^h[1-6]$/.test(value)) return false;
  if (/^(?:https?:|\/|\.{1,2}\/|#|mailto:)\S*$|^[\w./-]+\.\w{2,4}$|^[a-z-]+\([^)]*\)$/.test(value.trim())) return false;
  return /\p{L}/u.test(value) && (spokenNames.test(name) || isProse(value));
}

/** More than one word, of which one is no setting's. */
function isProse(value: string): boolean {
  return /\p{L}{2,}[^\s]*\s+\S*\p{L}{2,}/u.test(value) && !/^[\w\s-]*:[^.]*;/.test(value);
}

function isTextInCode({ value, key, kind }: CodeString, attribute: string): boolean {
  if (kind === 'text') return /\p{L}/u.test(value);
  if (key !== undefined && key !== attribute && settings.test(key)) return false;
  if (kind === 'template' && /\n/.test(value)) return true;
  if (isText(value, key ?? attribute)) return true;
  // An entry of a list is a cell or a point of it.
  return (
    key === undefined &&
    attribute !== 'children' &&
    /\p{L}{2,}/u.test(value) &&
    /\s|^[A-Z]/.test(value) &&
    isText(value, 'text')
  );
}

const exported = /(?<=^|\n)export\s+const\s+(\w+)\s*=\s*/g;

/** Strings of what the file exports and then uses. Only what is written out is expected. */
function exportedTexts({ prose, source }: SourceText): Written[] {
  return [...prose.matchAll(exported)].flatMap((match): Written[] => {
    const name = match[1] ?? '';
    const from = match.index + match[0].length;
    const end = endOfValue(source, from);
    const rest = source.slice(0, match.index) + source.slice(end);
    const isUsed = new RegExp(`\\{\\s*(?:\\.\\.\\.)?${name}\\b|<${name}\\b`).test(rest);
    const code = source.slice(from, end);
    if (!isUsed || /^(?:async\s+)?\(|^function|=>/.test(code)) return [];
    return stringsIn(code)
      .filter(
        ({ value, key, kind }) =>
          kind !== 'text' && !(key !== undefined && settings.test(key)) && isText(value, key ?? 'value'),
      )
      .map(({ value, start }) => ({ text: value, offset: from + start, group: 'export const' }));
  });
}

function endOfValue(source: string, from: number): number {
  const sign = source[from];
  if (sign === '{') {
    const end = endOfBraces(source, from);
    return end < 0 ? source.length : end;
  }
  // A template, a list or JSX ends before the first line that stands at the margin and begins something else.
  const close =
    sign === '`' ? source.indexOf('`', from + 1) : /\n(?=\S)(?![\])}<])|\n\n/.exec(source.slice(from))?.index;
  if (close === undefined || close < 0) return source.length;
  return sign === '`' ? close + 1 : from + close;
}
