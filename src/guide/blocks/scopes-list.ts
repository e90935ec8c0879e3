import { h } from 'hastscript';
import { z } from 'zod';
import type { BlockDefinition } from './block.ts';

const propsSchema = z.object({ scopes: z.array(z.string()) });

/** The scopes to tick in a step, printed where `data-guide-display-scopes-list` asks for them. */
export const scopesList: BlockDefinition = {
  name: 'ScopesList',
  aliases: [],
  layout: 'flow',
  props: propsSchema,
  render: (node) => {
    const { scopes } = propsSchema.parse(node.props);
    return [
      h(
        'ul.scopes-list',
        scopes.map((scope) => h('li', h('code', scope))),
      ),
    ];
  },
};
