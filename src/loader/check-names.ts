/** Names that pages draw by: icons, and languages of code. The tables of them are large, and read once a thread. */
import { loadCodeLanguages } from '../assets/code-languages.ts';
import { loadIconNames } from '../assets/icon-names.ts';
import { createIssueCollector, type Guide, type GuideNode, type Issue, nearestName, pointAt } from '../guide/index.ts';

/** The issues of names on a page that nothing is called by. */
export async function checkNames(guide: Guide): Promise<Issue[]> {
  const collector = createIssueCollector(guide.file, guide.segments);
  for (const node of nodesIn(guide.children)) {
    if (node.type === 'code' && node.lang) {
      const language = node.lang.toLowerCase();
      const languages = await loadCodeLanguages();
      // `{.python}` and `js{1,2}` are spellings of other dialects.
      if (!/^[a-z][a-z0-9+#._-]*$/.test(language) || languages.has(language)) continue;
      const start =
        (node.position?.start.offset ?? 0) + guide.source.slice(node.position?.start.offset).search(/[^`~]/);
      const place = { start: pointAt(guide.source, start), end: pointAt(guide.source, start + language.length) };
      collector.add('code-language-unknown', place, {
        language: node.lang,
        nearest: nearestName(language, languages),
      });
    }
    const icon = node.type === 'block' ? node.props['icon'] : undefined;
    const name = typeof icon === 'string' ? iconName(icon) : undefined;
    if (name === undefined || node.type !== 'block') continue;
    const names = await loadIconNames();
    if (names.has(name)) continue;
    collector.add('icon-unknown', node.places['icon'] ?? node.position, {
      icon: name,
      nearest: nearestName(name, names),
    });
  }
  return collector.issues;
}

/** The name of a set that is meant; `undefined` for an address, a character, or a set that we do not have. */
function iconName(icon: string): string | undefined {
  const words = icon.trim().toLowerCase().split(/\s+/);
  const name = words.at(-1)?.replace(/^fa-(?=.)/, '') ?? '';
  return /^[a-z][a-z0-9-]+$/.test(name) && !/[:/.]/.test(icon) ? name : undefined;
}

function nodesIn(nodes: readonly GuideNode[]): GuideNode[] {
  return nodes.flatMap((node) => [node, ...('children' in node ? nodesIn(node.children as GuideNode[]) : [])]);
}
