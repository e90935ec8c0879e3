/** What a brand's readers would find empty: headings, sections and blocks that lost all they held. */
import { toString as textOf } from 'mdast-util-to-string';
import { type GuideNode, headingRank, type IssueCollector, isStep } from '../../guide/index.ts';
import type { HiddenAmong } from '../hidden-parts.ts';

/** Nothing hidden: what there is for others. */
const everything: HiddenAmong = () => new Set();

/** Elements that say by themselves that something is in them. Nobody misses an empty paragraph. */
const containers = new Set(['section', 'details', 'li', 'td', 'th', 'table', 'ul', 'ol']);

/** Reports every part that has content for others and none for the brand's readers, the outermost alone. */
export function checkEmpty(
  nodes: readonly GuideNode[],
  { brand, hiddenAmong, collector }: { brand: string; hiddenAmong: HiddenAmong; collector: IssueCollector },
): void {
  const hidden = hiddenAmong(nodes);
  const shown = nodes.filter((node) => !hidden.has(node));
  for (const node of shown) {
    const rank = headingRank(node);
    if (rank !== undefined) {
      const under = (from: readonly GuideNode[]) => belowHeading(from, from.indexOf(node), rank);
      if (hasContent(under(nodes), everything) && !hasContent(under(shown), hiddenAmong)) {
        collector.add('section-empty', node.position, { part: `the section "${textOf(node)}"`, brand });
      }
    } else if ('children' in node) {
      const children = node.children as GuideNode[];
      const part = partName(node);
      if (part !== undefined && isEmptied(node, children, hiddenAmong)) {
        collector.add('section-empty', node.position, { part, brand });
      } else checkEmpty(children, { brand, hiddenAmong, collector });
    }
  }
}

/** What follows a heading, up to the next of its rank or above. */
function belowHeading(nodes: readonly GuideNode[], index: number, rank: number): readonly GuideNode[] {
  const rest = nodes.slice(index + 1);
  const end = rest.findIndex((node) => (headingRank(node) ?? 7) <= rank);
  return end === -1 ? rest : rest.slice(0, end);
}

/** How writers know a part that can be found empty; nothing for one that leaves no trace. */
function partName(node: GuideNode): string | undefined {
  if (node.type === 'block') return `<${node.name}>`;
  if (node.type === 'listItem') return 'the item';
  return node.type === 'element' && containers.has(node.name) ? `<${node.name}>` : undefined;
}

function isEmptied(node: GuideNode, children: readonly GuideNode[], hiddenAmong: HiddenAmong): boolean {
  if (node.type === 'block' && node.name === 'Steps') {
    const hidden = hiddenAmong(children);
    return children.some(isStep) && !children.some((child) => isStep(child) && !hidden.has(child));
  }
  return hasContent(children, everything) && !hasContent(children, hiddenAmong);
}

function hasContent(nodes: readonly GuideNode[], hiddenAmong: HiddenAmong): boolean {
  const hidden = hiddenAmong(nodes);
  return nodes.some((node) => {
    if (hidden.has(node) || node.type === 'break') return false;
    if (node.type === 'text') return node.value.trim() !== '';
    const children = 'children' in node ? (node.children as GuideNode[]) : [];
    return children.length === 0 || hasContent(children, hiddenAmong);
  });
}
