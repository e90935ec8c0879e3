/** What blocks and attributes of the guide language are for, in a sentence, as an editor shows it. */

/** By the blocks' own names. */
export const blockDescriptions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Steps: 'An ordered list of steps. It holds `<Step>`.',
    Step: 'One step: a title, and what to do. Fields and answers in `connector.yaml` name it by its `id`, which is made from the title if it has none.',
    Note: 'Something worth knowing that the steps do without.',
    Tip: 'A shorter or better way.',
    Info: 'Background.',
    Check: 'What the reader should see when all went well.',
    Warning: 'What goes wrong when it is passed over.',
    Danger: "What can't be undone, or gives a secret away.",
    Callout: 'A callout whose kind, title and icon you choose.',
    Frame: 'A picture in a frame, with a caption.',
    Panel: 'What stands beside the text. With `data-guides-scope-selector`, the picker of actions.',
    Card: 'A box that leads somewhere.',
    Tile: 'A small box with a picture that leads somewhere.',
    Columns: 'Blocks side by side.',
    Column: 'One of the columns.',
    Icon: 'A sign in a line of text.',
    Tooltip: 'A word that explains itself when it is pointed at.',
    Badge: 'A short word that stands out.',
    Update: 'An entry of a list of changes.',
    ParamField: 'A parameter of a request.',
    ResponseField: 'A field of an answer.',
    Attributes: 'A list of parameters or properties.',
    Expandable: 'What an object holds, folded.',
    RequestExample: 'The request that a reader sends.',
    ResponseExample: 'The answer that a reader gets.',
    Visibility: 'What is for readers alone, or for machines alone.',
    Tree: 'Files and folders.',
    Color: 'A palette of colors.',
    Banner: 'A line over the page.',
    Prompt: 'A text to copy into an assistant.',
    Tabs: 'Variants, of which one shows. It holds `<Tab>`.',
    Tab: 'One of the variants, with its title.',
    View: 'What is for readers of one language or tool.',
    Accordion: 'What is folded until somebody opens it, with its title.',
    AccordionGroup: 'Accordions that belong together.',
    CodeGroup: 'The same code in several languages, of which one shows.',
    CodeBlock: 'Code, where a fence does not do.',
    Embed: 'A film or another page, which becomes a link with its title.',
  }),
);

/** Attributes that any block or element can have. */
export const attributeDescriptions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'data-guide-section': 'A section of the guide.',
    'data-guide-step': 'The body of the step that it stands in.',
    'data-guide-scopes':
      'The scopes that this section or step is about. Empty: always part of the guide; else part of it when it shares a scope with the chosen actions.',
    'data-guide-display-scopes-list':
      'Prints scopes in this step. `true`: the chosen ones; a list: those of the list that are chosen.',
    'data-guides-scope-selector': 'Where the picker of actions stands, within `<Panel>`.',
    'data-guide-actions-json': 'The actions of the picker: `[{"id","label","scopes":[]}]`.',
    'data-whitelabel-hide': "Not part of a partner's site.",
    'data-audience': 'For whose readers this is: `vendor`, `partners`, or names of brands.',
  }),
);

/** What a brand says its own way, by its name behind `brand.`. */
export const brandWordDescriptions = {
  company: 'Who speaks.',
  product: 'What readers link their account to.',
  hub: 'Where accounts are linked.',
  docs: 'The name of this site.',
} as const;
