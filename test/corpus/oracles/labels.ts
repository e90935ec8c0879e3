/** Labels of tabs, variants and blocks of code that name nothing on the page. */
import { type Finding, type Oracle, oneLine } from '../finding.ts';
import { stringsIn } from '../reading/read-code.ts';
import { proseWithCode, type SourceText } from '../reading/read-source.ts';
import type { Tag } from '../reading/read-tag.ts';
import { spoken, squeezed } from '../reading/words.ts';
import { withoutMarks } from './syntax-as-text.ts';

interface Label {
  text: string;
  line: number;
  group: string;
}

/** A label is on the page when it is all that an element says: the same word within a sentence labels nothing. */
export const labels: Oracle = ({ texts, page }) =>
  texts.flatMap((text) => {
    const seen = new Set<string>();
    return [...labelsOfTags(text), ...labelsOfMarks(text), ...labelsOfCode(text)].flatMap(
      (label): Omit<Finding, 'oracle'>[] => {
        // A label that names a tag shows it.
        const forms = [spoken(label.text), label.text].map(squeezed).filter((words) => words !== '');
        const [words] = forms;
        if (words === undefined || seen.has(words) || forms.some((form) => page.short.has(form))) return [];
        seen.add(words);
        return [{ group: label.group, file: text.file, line: label.line, what: `no label "${oneLine(label.text)}"` }];
      },
    );
  });

function labelsOfTags({ tags, lineAt }: SourceText): Label[] {
  return tags.flatMap((tag): Label[] => {
    const line = lineAt(tag.start);
    const group = `<${tag.name}>`;
    if (/(?:Tabs|TabGroup|CodeTabs?)$/.test(tag.name)) {
      const list = tag.attributes.find(
        ({ name, kind }) => kind === 'code' && /^(?:items|values|tabs|options)$/.test(name),
      );
      const strings = list ? stringsIn(list.value) : [];
      return strings
        .filter(({ key }) => key === undefined || key === 'label' || key === 'title')
        .map(({ value }) => ({ text: value, line, group }));
    }
    if (!/Tab(?:Item|Panel)?$|^CodeGroupItem$|^View$/.test(tag.name)) return [];
    const text = stringOf(tag, 'title') ?? stringOf(tag, 'label') ?? stringOf(tag, 'value') ?? stringOf(tag, 'name');
    return text === undefined || isKey(tag, text, tags) ? [] : [{ text, line, group }];
  });
}

/** Whether a tab's value only ties it to an entry of its parent's list, which holds the label. */
function isKey(tag: Tag, value: string, tags: readonly Tag[]): boolean {
  if (stringOf(tag, 'title') !== undefined || stringOf(tag, 'label') !== undefined) return false;
  return tags.some(
    (parent) =>
      parent.start < tag.start &&
      /Tabs$|TabGroup$/.test(parent.name) &&
      parent.attributes.some(
        ({ name, value: list }) => name === 'values' && stringsIn(list).some((one) => one.value === value),
      ),
  );
}

function stringOf(tag: Tag, name: string): string | undefined {
  const attribute = tag.attributes.find((one) => one.name === name);
  if (attribute?.kind === 'string') return attribute.value === '' ? undefined : attribute.value;
  const strings = attribute?.kind === 'code' ? stringsIn(attribute.value) : [];
  return strings.length === 1 && strings[0]?.kind === 'quoted' ? strings[0].value : undefined;
}

/** `{% tab title="…" %}`, and MkDocs' `=== "…"`. */
const marks: readonly (readonly [group: string, pattern: RegExp])[] = [
  ['{% tab %}', /\{%-?\s*tab\s[^%]*?\b(?:title|label)\s*=\s*"([^"]*)"/g],
  ['=== "tab"', /(?<=^|\n)[ \t]*===[+!]*[ \t]+"([^"\n]*)"/g],
  ['!!! "title"', /(?<=^|\n)[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w -]*"([^"\n]+)"/g],
  ['directive', /(?<=^|\n)[ \t>]*:{2,}[\w-]+\{[^{}\n]*\b(?:title|label)="([^"\n]+)"/g],
  ['{% code %}', /\{%-?\s*code\s[^%]*?\btitle\s*=\s*"([^"]*)"/g],
];

function labelsOfMarks(text: SourceText): Label[] {
  const { lineAt } = text;
  const prose = proseWithCode(text);
  return marks.flatMap(([group, pattern]) =>
    [...prose.matchAll(pattern)].map((match) => ({
      text: withoutMarks(match[1] ?? ''),
      line: lineAt(match.index + match[0].length),
      group,
    })),
  );
}

/** What a fence is called: `title="…"` and its kin, `tab="…"`, `[…]` as VitePress has it. */
function labelsOfCode({ codes }: SourceText): Label[] {
  return codes.flatMap(({ info = '', line }): Label[] => {
    const named = /\b(title|filename|file|tab)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["'`]([^"'`]*)["'`]\s*\})/.exec(info);
    const clerk = /\{\{[^}]*\bfilename:\s*(['"])(.*?)\1/.exec(info);
    const bracketed = /^[\w+#.-]+\s*(?::[\w-]+\s*)?(?:\{[^}]*\}\s*)?\[((?:\\+\]|\[[^[\]\\]*\]|[^\]\\])+)\]/.exec(info);
    const text = named?.[2] ?? named?.[3] ?? named?.[4] ?? clerk?.[2] ?? bracketed?.[1]?.replaceAll('\\', '');
    return text === undefined
      ? []
      : [{ text, line, group: named ? `\`\`\` ${named[1]}=` : clerk ? '``` {{ filename }}' : '``` […]' }];
  });
}
