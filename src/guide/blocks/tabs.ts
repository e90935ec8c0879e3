import { z } from 'zod';
import type { BlockDefinition } from './block.ts';
import { createTabSet } from './tab-set.ts';
import { firstTab } from './tab-title.ts';

const index = z.number().optional();
const anything = z.json().optional();

/** Passages of which a reader needs one, each under its label. */
export const tabs: BlockDefinition = {
  name: 'Tabs',
  aliases: ['CodeTabs'],
  layout: 'flow',
  props: z.object({
    defaultTabIndex: index,
    /** Whether choosing a label here chooses it in all tabs of the page. */
    sync: z.boolean().optional(),
    /** Labels, for tabs that have none of their own. */
    items: anything,
    values: anything,
    defaultIndex: index,
    defaultValue: z.string().nullable().optional(),
    // What other renderers need, or take to be looks. Labels alone tie tabs together here.
    borderBottom: anything,
    groupId: anything,
    persist: anything,
    tabs: anything,
    label: anything,
    updateAnchor: anything,
    queryString: anything,
    lazy: anything,
    block: anything,
  }),
  render: (node, { children }) => {
    const choice = node.props['sync'] === false ? 'alone' : 'synced';
    return [createTabSet({ children, start: firstTab(node), choice }, node)];
  },
};
