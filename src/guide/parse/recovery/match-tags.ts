/** Which opening and closing tags belong together. */
import type { FlatNode, FlatTag } from './flat-tree.ts';
import { isVoid } from './tag-names.ts';

/** What closes what, both ways. A tag that is not in it opens something that nothing closes, or closes nothing. */
export type Partners = Map<FlatTag, FlatTag>;

export function isTag(node: FlatNode): node is FlatTag {
  return node.type === 'tag';
}

/** Each closing tag with the nearest opening one of its name; what was opened in between stays alone. */
export function matchTags(nodes: readonly FlatNode[]): Partners {
  const partners: Partners = new Map();
  const open: FlatTag[] = [];
  const counts = new Map<string | null, number>();
  for (const node of nodes) {
    if (!isTag(node) || node.form === 'whole') continue;
    const { name } = node;
    if (name !== null && isVoid(name)) continue;
    const count = counts.get(name) ?? 0;
    if (node.form === 'open') {
      open.push(node);
      counts.set(name, count + 1);
    } else if (count > 0) {
      for (let last = open.pop(); last; last = open.pop()) {
        counts.set(last.name, (counts.get(last.name) ?? 1) - 1);
        if (last.name !== name) continue;
        partners.set(last, node).set(node, last);
        break;
      }
    }
  }
  return partners;
}

/** Elements that end by themselves where the next of their kind begins, by what begins there. */
const endedBy: Record<string, string> = {
  li: 'li',
  dt: 'dt dd',
  dd: 'dt dd',
  td: 'td th tr tbody thead tfoot',
  th: 'td th tr tbody thead tfoot',
  tr: 'tr tbody thead tfoot',
  thead: 'tbody tfoot',
  tbody: 'tbody tfoot',
  tfoot: 'tbody',
  rp: 'rp rt',
  rt: 'rp rt',
  colgroup: 'thead tbody tfoot tr',
};

/** Whether HTML lets writers leave out the closing tag. */
export function endsByItself(name: string | null): boolean {
  return name === 'p' || (name !== null && Object.hasOwn(endedBy, name));
}

/** Whether an element that nothing closes ends where another begins. */
export function isEndedBy(name: string | null, next: string): boolean {
  return name !== null && Object.hasOwn(endedBy, name) && ` ${endedBy[name]} `.includes(` ${next} `);
}
