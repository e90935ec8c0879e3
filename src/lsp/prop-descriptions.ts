/** What the props of blocks are for. */

/** By the prop's name, for every block that does not say otherwise. */
const common: Readonly<Record<string, string>> = {
  title: 'Its title.',
  id: 'Its place in addresses: `#id`. Made from the title when left out.',
  icon: 'An icon before the title: a name such as `key` (Font Awesome), a class list, an address, or a character.',
  iconType: 'The style of the icon: `solid`, `regular`, `brands`.',
  iconLibrary: '`fontawesome`, or `lucide`.',
  color: 'A color by its name; the design chooses the shade.',
  description: 'A sentence under the title.',
  href: 'Where it leads.',
  name: 'Its name.',
  type: 'Its kind.',
  defaultOpen: 'Whether it stands open at first.',
  caption: 'A line under the picture.',
  hint: 'A line above the picture.',
  text: 'The text, where it is not between the tags.',
  highlight: 'Whether it stands out.',
  dropdown: 'A list to choose from, in the place of tabs.',
  defaultIndex: 'The tab that shows first, counted from 0.',
  defaultValue: 'The tab that shows first, by its value.',
  items: 'Labels of the tabs, in their order.',
  value: 'Its label, in the words of other dialects.',
  label: 'Its label, in the words of other dialects.',
};

/** By block and prop. */
const own: Readonly<Record<string, string>> = {
  'Step.title': 'What the step does. Its `id` is made from it.',
  'Step.id': 'What fields and answers of `connector.yaml` name the step by, and its place in addresses.',
  'Step.stepNumber': 'Its number, where that is not its place in the list.',
  'Callout.type': 'Its kind: `info`, `note`, `tip`, `check`, `warning` or `danger`, and what other dialects call them.',
  'Callout.emoji': 'A character in the place of the icon.',
  'Card.horizontal': 'Icon and text side by side.',
  'Card.img': 'A picture above the title.',
  'Card.cta': 'The words of the link below the text.',
  'Card.arrow': 'Whether an arrow shows that the link leads away; by default where it does.',
  'Card.disabled': 'Whether it leads nowhere yet.',
  'Card.type': 'A kind of callout whose color it takes.',
  'Columns.cols': 'How many stand in a row: 1 to 4, 2 when left out; fewer on a narrow page.',
  'Icon.title': 'What the icon means, for those who do not see it.',
  'Tooltip.tip': 'What the word means.',
  'Tooltip.headline': 'A title over it.',
  'Tooltip.cta': 'The words of a link in it.',
  'Badge.shape': 'Its corners: `rounded` or `pill`.',
  'Badge.stroke': 'An outline in the place of a ground.',
  'Badge.disabled': 'Whether it looks switched off.',
  'Update.label': 'When it was, or which version.',
  'Update.tags': 'What it is about, as a list or a text.',
  'Visibility.for': '`agents`: in the Markdown of the page and not on it. `humans`: on the page.',
  'Expandable.title': 'The name of the object whose properties it holds.',
  'Color.Item.value': 'The color, or one for each ground: `{ light: …, dark: … }`.',
  'Banner.content': 'The text, where it is not between the tags.',
  'Banner.type': 'Its kind, as of a callout.',
  'Tabs.defaultTabIndex': 'The tab that shows first, counted from 0.',
  'Tabs.sync': '`false`: a choice here is none in other tabs of the page.',
  'Tabs.values': 'Labels of the tabs by their values: `[{ label, value }]`.',
  'Tab.title': 'Its label.',
  'Tab.default': 'Whether it shows first.',
  'View.title': 'Its label: a language or tool.',
  'View.default': 'Whether it shows first.',
  'CodeGroup.title': 'The title of the code.',
  'CodeGroup.options': 'Labels of the tabs, in the order of the code.',
  'CodeGroup.labels': 'The same.',
  'CodeBlock.language': 'The language, for colors.',
  'CodeBlock.code': 'The code, where it is not a fence between the tags.',
  'CodeBlock.lines': 'Whether lines are numbered.',
  'CodeBlock.wrap': 'Whether long lines go on below.',
  'CodeBlock.meta': 'What stands behind the backticks of a fence.',
  'CodeBlock.highlight': 'Lines that stand out: `"1,3-5"`.',
  'CodeBlock.mark': 'The same.',
  'CodeBlock.ins': 'Lines that are new.',
  'CodeBlock.del': 'Lines that are gone.',
  'Embed.href': 'The address of the film or page.',
  'Embed.title': 'What it shows.',
  'Embed.kind': 'What a reader does with it: `watch`, `listen` or `open`.',
};

const ofField: Readonly<Record<string, string>> = {
  name: 'What the value is called.',
  type: 'Its type, such as `string`.',
  required: 'Whether it must be there.',
  deprecated: 'Whether it is on its way out, or since when.',
  default: 'What counts when it is left out.',
  placeholder: 'An example of a value.',
  pre: 'Words before the name.',
  post: 'Words after the name.',
  query: 'The name of a value in the address.',
  path: 'The name of a part of the path.',
  body: 'The name of a value in the body.',
  header: 'The name of a header.',
};

/** What a prop of a block is for; `undefined` for one that is taken from other dialects and changes nothing. */
export function describeProp(block: string, prop: string): string | undefined {
  if (without.has(`${block}.${prop}`)) return undefined;
  const field = /^(?:Param|Response)Field$/.test(block) && Object.hasOwn(ofField, prop) ? ofField[prop] : undefined;
  const named = `${block}.${prop}`;
  return (
    (Object.hasOwn(own, named) ? own[named] : undefined) ??
    field ??
    (Object.hasOwn(common, prop) ? common[prop] : undefined)
  );
}

/** Props that a block takes and does nothing with, although others do. */
const without = new Set([
  ...['Note', 'Tip', 'Info', 'Check', 'Warning', 'Danger', 'Icon', 'Banner'].map((block) => `${block}.color`),
  'Tabs.label',
  'AccordionGroup.type',
]);
