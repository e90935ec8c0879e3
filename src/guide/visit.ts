/**
 * A walk through a tree, with the signature of `unist-util-visit`. The library gives a closure at every node a name by
 * `Object.defineProperty`, for the sake of stack traces, and that costs more than all else that is done to a tree.
 */
import type { Node, Parent } from 'unist';
import type { BuildVisitor, VisitorResult } from 'unist-util-visit';

/** Go on with the children. */
export const CONTINUE = true;
/** End the walk. */
export const EXIT = false;
/** Leave out the children. */
export const SKIP = 'skip';

/** As a method, so that a visitor of some kinds of nodes counts as one of nodes; the walk gives it no others. */
type Visitor = {
  visit(node: Node, index: number | undefined, parent: Parent | undefined): VisitorResult;
}['visit'];

/**
 * Calls a visitor with each node, or each one of a type, before its children. It may return {@link CONTINUE},
 * {@link EXIT}, {@link SKIP}, the index of the sibling to go on with, or an action and an index.
 */
export function visit<Tree extends Node, Type extends string>(
  tree: Tree,
  type: Type,
  visitor: BuildVisitor<Tree, Type>,
): void;
export function visit<Tree extends Node>(tree: Tree, visitor: BuildVisitor<Tree>): void;
export function visit(tree: Node, typeOrVisitor: string | Visitor, visitor?: Visitor): void {
  if (typeof typeOrVisitor === 'function') walk(tree, undefined, undefined, undefined, typeOrVisitor);
  else if (visitor) walk(tree, undefined, undefined, typeOrVisitor, visitor);
}

/** The index of the sibling to go on with; `undefined` if it is the next, `false` if the walk has ended. */
function walk(
  node: Node & { children?: Node[] },
  index: number | undefined,
  parent: Parent | undefined,
  type: string | undefined,
  visitor: Visitor,
): number | undefined | false {
  const result = type === undefined || node.type === type ? visitor(node, index, parent) : undefined;
  const action = Array.isArray(result) ? result[0] : result;
  if (action === EXIT) return false;
  if (action !== SKIP) {
    // Asked for anew at each step: a visitor may put in, take out or replace children.
    for (let at = 0; at >= 0; ) {
      const child = node.children?.[at];
      if (!child) break;
      const following = walk(child, at, node as Parent, type, visitor);
      if (following === false) return false;
      at = following ?? at + 1;
    }
  }
  const next = Array.isArray(result) ? result[1] : result;
  return typeof next === 'number' ? next : undefined;
}
