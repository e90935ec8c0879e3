/**
 * Fences with commands of npm that stand for every package manager, to tabs of them: ```` ```npm ````, ```` ```package-install ````
 * of Fumadocs, ```` ```bash npm2yarn ```` of Docusaurus.
 */
import type { Code, Parent, Root, RootContent } from 'mdast';
import { positionOf } from '../../resolve/resolution.ts';
import { SKIP, visit } from '../../visit.ts';
import { commandsOf } from './package-commands.ts';
import { groupOf } from './tabbed-fences.ts';

/** Changes the tree of a text in place. Commands that other managers have no word for stay those of npm. */
export function readPackageFences(root: Root, source: string): void {
  if (!/(?:`{3}|~{3})[ \t]*(?:npm|package-install)(?![\w-])|\bnpm2yarn\b/.test(source)) return;
  visit(root, 'code', (code, index, parent) => {
    const meta = metaOf(code);
    if (meta === undefined || !parent || index === undefined) return undefined;
    const value = isPackageList(code) ? `npm install ${code.value.trim()}` : code.value;
    const commands = isInTabs(parent, meta) ? undefined : commandsOf(value);
    const own: Code = { ...code, lang: 'bash', meta: meta || null, value };
    if (!commands) {
      parent.children[index] = own as never;
      return [SKIP, index + 1];
    }
    const fences = Object.entries(commands).map(
      ([manager, lines]): Code => ({ ...own, meta: `tab="${manager}" ${meta}`.trim(), value: lines }),
    );
    (parent as Parent).children[index] = groupOf(fences as RootContent[], positionOf(code));
    return [SKIP, index + 1];
  });
}

/** What else the first line of such a fence says; `undefined` for other fences. */
function metaOf({ lang, meta }: Code): string | undefined {
  const rest = meta ?? '';
  if (lang === 'npm' || lang === 'package-install') return rest;
  return /(?:^|\s)npm2yarn(?:\s|$)/.test(rest) ? rest.replace(/(^|\s)npm2yarn(?=\s|$)/, '$1').trim() : undefined;
}

/** `package-install` may hold only the names of what is to be installed. */
function isPackageList({ lang, value }: Code): boolean {
  return lang === 'package-install' && !/^\s*np[mx]\b/.test(value) && value.trim() !== '';
}

/** Whether the fence is a tab itself. */
function isInTabs(parent: unknown, meta: string): boolean {
  const name = typeof parent === 'object' && parent !== null && 'name' in parent ? String(parent.name) : '';
  return /\btab=/.test(meta) || /(?:Tabs|CodeGroup|CodeBlocks)$/.test(name);
}
