import { h } from 'hastscript';
import { z } from 'zod';
import { actionSchema } from '../scopes.ts';
import { type BlockDefinition, propertiesOf } from './block.ts';

const selectorSchema = z.object({ actions: z.array(actionSchema) });

/**
 * The place of the action picker: an element with `data-guides-scope-selector`. What stands here without a script is
 * the whole table of actions and the scopes that each needs.
 */
export const scopeSelector: BlockDefinition = {
  name: 'ScopeSelector',
  aliases: [],
  layout: 'flow',
  props: selectorSchema,
  render: (node, { children, words }) => {
    const { actions } = selectorSchema.parse(node.props);
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
      h('div.scope-selector', propertiesOf(node.attributes), actions.length > 0 ? [...children, table] : children),
    ];
  },
};

const listSchema = z.object({ scopes: z.array(z.string()) });

/** The scopes to tick in a step, printed where `data-guide-display-scopes-list` asks for them. */
export const scopesList: BlockDefinition = {
  name: 'ScopesList',
  aliases: [],
  layout: 'flow',
  sheet: 'page-with-choice',
  scripts: ['scope-controls'],
  props: listSchema,
  render: (node) => {
    const { scopes } = listSchema.parse(node.props);
    return [
      h(
        'ul.scopes-list',
        scopes.map((scope) => h('li', h('code', scope))),
      ),
    ];
  },
};
