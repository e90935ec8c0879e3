/** `<If is="llm">` of Clerk: what is for agents alone. */
import type { Root } from 'mdast';
import { visit } from '../../visit.ts';
import { makeAttribute } from '../make-tag.ts';

/** Changes the tree of a text in place. */
export function readAgentParts(root: Root): void {
  visit(root, (node) => {
    if ((node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') || node.name !== 'If') return;
    const isForAgents = node.attributes.some(
      (one) => one.type === 'mdxJsxAttribute' && one.name === 'is' && one.value === 'llm',
    );
    if (!isForAgents) return;
    node.name = 'Visibility';
    const marks = node.attributes.filter((one) => one.type !== 'mdxJsxAttribute' || one.name.startsWith('data-'));
    node.attributes = [...marks, makeAttribute('for', 'agents')];
  });
}
