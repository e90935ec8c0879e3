import { h } from 'hastscript';
import { z } from 'zod';
import { type BlockDefinition, deepLink, propertiesOf, stringProp } from './block.ts';
import { inlineMarkdown, inlineText } from './inline-markdown.ts';

/** One entry of a list of changes: when, of what kind, what. */
export const update: BlockDefinition = {
  name: 'Update',
  aliases: [],
  layout: 'flow',
  sheet: 'blocks',
  props: z.object({
    label: z.string().optional(),
    description: z.string().optional(),
    tags: z.union([z.array(z.string()), z.string()]).optional(),
    id: z.string().optional(),
    // For feeds, of which a guide has none.
    rss: z.json().optional(),
  }),
  render: (node, { children, anchor, words }) => {
    const [label, description] = [stringProp(node, 'label'), stringProp(node, 'description')];
    const { tags = [] } = node.props;
    const badges = (Array.isArray(tags) ? tags : [tags]).map(String);
    const id = anchor?.id;
    return [
      h(
        'section.update',
        { ...(id === undefined ? {} : { id }), ...propertiesOf(node.attributes) },
        h('div.update-head', [
          ...(label ? [h('p.update-label', inlineMarkdown(label, 'flat'))] : []),
          ...(label && id !== undefined ? [deepLink(id, words.linkToHeading(inlineText(label)))] : []),
          ...badges.map((word) => h('span.badge.badge-gray', word)),
          ...(description ? [h('p.update-description', inlineMarkdown(description))] : []),
        ]),
        h('div.update-body', children),
      ),
    ];
  },
};
