import { z } from 'zod';
import { actionSchema } from '../scopes.ts';
import { type BlockDefinition, element } from './block.ts';

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
      element('tr', {}, [
        element('th', { scope: 'row' }, [label]),
        element(
          'td',
          {},
          scopes.flatMap((scope, index) => [...(index > 0 ? [' '] : []), element('code', {}, [scope])]),
        ),
      ]),
    );
    const head = element('tr', {}, [
      element('th', { scope: 'col' }, [words.action]),
      element('th', { scope: 'col' }, [words.scopesItNeeds]),
    ]);
    const table = element('table', { className: ['scope-table'] }, [
      element('thead', {}, [head]),
      element('tbody', {}, rows),
    ]);
    return [
      element('div', { className: ['scope-selector'] }, actions.length > 0 ? [...children, table] : children, node),
    ];
  },
};
