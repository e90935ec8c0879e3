import { z } from 'zod';
import { type BlockDefinition, deepLink, element, stringProp } from './block.ts';
import { inlineMarkdown, inlineText } from './inline-markdown.ts';

/** One entry of a list of changes: when, of what kind, what. */
export const update: BlockDefinition = {
  name: 'Update',
  aliases: [],
  layout: 'flow',
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
      element(
        'section',
        { className: ['update'], ...(id === undefined ? {} : { id }) },
        [
          element('div', { className: ['update-head'] }, [
            ...(label ? [element('p', { className: ['update-label'] }, inlineMarkdown(label, 'flat'))] : []),
            ...(label && id !== undefined ? [deepLink(id, words.linkToHeading(inlineText(label)))] : []),
            ...badges.map((word) => element('span', { className: ['badge', 'badge-gray'] }, [word])),
            ...(description ? [element('p', { className: ['update-description'] }, inlineMarkdown(description))] : []),
          ]),
          element('div', { className: ['update-body'] }, children),
        ],
        node,
      ),
    ];
  },
};
