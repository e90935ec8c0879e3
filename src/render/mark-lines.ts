/** On a page that its writer looks at, each element says from which line of the file it comes. */
import type { Element, Nodes as HastNodes, Root } from 'hast';
import type { Parents } from 'mdast';
import type { Handlers, State } from 'mdast-util-to-hast';
import { type GuideNode, visit } from '../guide/index.ts';

/** Handlers that leave the place of a node on the first element that is made of it. */
export function withPlaces(handlers: Handlers): Handlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([type, make]) => [
      type,
      (state: State, node: GuideNode, parent: Parents | undefined) => {
        const made: HastNodes | HastNodes[] | undefined = make(state, node, parent);
        const first = [made].flat().find((part): part is Element => part?.type === 'element');
        if (first && node.position) first.position ??= node.position;
        return made;
      },
    ]),
  );
}

/** Writes the lines into `data-source-line`. Lines past the end of the file are of its snippets. */
export function markLines(tree: Root): void {
  visit(tree, 'element', (element) => {
    if (element.position) element.properties['dataSourceLine'] = element.position.start.line;
  });
}
