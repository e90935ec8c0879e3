import { h } from 'hastscript';
import { z } from 'zod';
import { actionSchema } from '../scopes.ts';
import { type BlockDefinition, propertiesOf } from './block.ts';

const propsSchema = z.object({ actions: z.array(actionSchema) });

/**
 * The place of the action picker: an element with `data-guides-scope-selector`. What stands here without a script is
 * the whole table of actions and the scopes that each needs.
 */
export const scopeSelector: BlockDefinition = {
  name: 'ScopeSelector',
  aliases: [],
  layout: 'flow',
  props: propsSchema,
  render: (node, { children, words }) => {
    const { actions } = propsSchema.parse(node.props);
    const rows = actions.map(({ label, scopes }) =>
      h(
        'tr',
        h('th', { scope: 'row' }, label),
        h(
          'td',
          scopes.flatMap((scope, index) => [...(index > 0 ? [' '] : []), h('code', scope)]),
        ),
      ),
    );
    const head = h('tr', h('th', { scope: 'col' }, words.action), h('th', { scope: 'col' }, words.scopesItNeeds));
    const table = h('table.scope-table', h('thead', head), h('tbody', rows));
    return [
      h(
        'div.scope-selector',
        { ...propertiesOf(node.attributes) },
        actions.length > 0 ? [...children, table] : children,
      ),
    ];
  },
};
