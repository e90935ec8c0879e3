/** Pieces of guides to begin with: each block as it is mostly used, and the marks of the guide language. */
import type { Snippet } from './snippets.ts';

/** The usual text of each block, by its name. */
export const blockSnippets: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Steps:
      '<Steps>\n  <Step id="${1:create-key}" title="${2:Create the key}">\n    ${3:Open **Settings** and click **Create key**.}\n  </Step>\n</Steps>',
    Step: '<Step id="${1:create-key}" title="${2:Create the key}">\n  ${3:Open **Settings** and click **Create key**.}\n</Step>',
    Note: '<Note>${1:Keys of test accounts begin with test_.}</Note>',
    Tip: '<Tip>${1:Name the key after the program that uses it.}</Tip>',
    Info: '<Info>${1:Each workspace has keys of its own.}</Info>',
    Check: '<Check>${1:The list shows your new key.}</Check>',
    Warning: '<Warning>${1:The key is shown this one time.}</Warning>',
    Danger: '<Danger>${1:Whoever has the key can delete contacts.}</Danger>',
    Callout:
      '<Callout type="${1|info,note,tip,check,warning,danger|}" title="${2:For admins}">\n  ${3:Only an admin can do this.}\n</Callout>',
    Frame:
      '<Frame caption="${1:The list of keys}">\n  <img src="${2:/images/keys.png}" alt="${3:The list of keys, with a button “Create key” above it.}" />\n</Frame>',
    Panel: '<Panel>\n  ${1:This guide is for accounts in Europe.}\n</Panel>',
    Card: '<Card title="${1:Safe keys}" href="${2:https://www.acme.example/keys}" icon="key">\n  ${3:What to do with a key, and what not.}\n</Card>',
    Tile: '<Tile title="${1:Keys}" href="${2:https://www.acme.example/keys}" description="${3:What keys are for.}" />',
    Columns:
      '<Columns cols={${1:2}}>\n  <Card title="${2:One}" href="${3:https://www.acme.example/one}">${4:The first.}</Card>\n  <Card title="${5:Two}" href="${6:https://www.acme.example/two}">${7:The second.}</Card>\n</Columns>',
    Column: '<Columns>\n  <Column>${1:On the left.}</Column>\n  <Column>${2:On the right.}</Column>\n</Columns>',
    Icon: 'Click <Icon icon="${1:key}" /> ${2:in the list.}',
    Tooltip: 'An <Tooltip tip="${1:A list of who may do what.}">${2:ACL}</Tooltip> ${3:names the readers.}',
    Badge: 'Keys <Badge color="${1|green,blue,orange,red,gray|}">${2:New}</Badge>',
    Update:
      '<Update label="${1:November 2026}" description="${2:Version 2}">\n  ${3:Keys have a date on which they end.}\n</Update>',
    ParamField:
      '<ParamField query="${1:limit}" type="${2:number}" default="${3:25}">\n  ${4:How many contacts an answer holds.}\n</ParamField>',
    ResponseField:
      '<ResponseField name="${1:id}" type="${2:string}" required>\n  ${3:The id of the contact.}\n</ResponseField>',
    Attributes:
      '<Attributes title="${1:A contact}">\n  <ResponseField name="${2:id}" type="${3:string}">${4:The id.}</ResponseField>\n</Attributes>',
    Expandable:
      '<Expandable title="${1:owner}">\n  <ResponseField name="${2:email}" type="${3:string}">${4:The address.}</ResponseField>\n</Expandable>',
    RequestExample:
      '<RequestExample>\n\n```sh ${1:curl}\n${2:curl https://api.acme.example/v1/contacts}\n```\n\n</RequestExample>',
    ResponseExample: '<ResponseExample>\n\n```json ${1:200}\n${2:[]}\n```\n\n</ResponseExample>',
    Visibility: '<Visibility for="${1|humans,agents|}">\n  ${2:Click **Create key**.}\n</Visibility>',
    Tree: '<Tree>\n  <Tree.Folder name="${1:config}">\n    <Tree.File name="${2:keys.json}" />\n  </Tree.Folder>\n</Tree>',
    'Tree.Folder':
      '<Tree>\n  <Tree.Folder name="${1:config}">\n    <Tree.File name="${2:keys.json}" />\n  </Tree.Folder>\n</Tree>',
    'Tree.File': '<Tree>\n  <Tree.File name="${1:keys.json}" highlight />\n</Tree>',
    Color: '<Color>\n  <Color.Item name="${1:Accent}" value="${2:#0f6b5c}" />\n</Color>',
    'Color.Row':
      '<Color>\n  <Color.Row title="${1:Accents}">\n    <Color.Item name="${2:Light}" value="${3:#0f6b5c}" />\n  </Color.Row>\n</Color>',
    'Color.Item': '<Color>\n  <Color.Item name="${1:Accent}" value="${2:#0f6b5c}" />\n</Color>',
    Banner: '<Banner>${1:The console has a new look since May.}</Banner>',
    Prompt: '<Prompt description="${1:Ask for a key}">\n  ${2:Create an API key that can read contacts.}\n</Prompt>',
    Tabs: '<Tabs>\n  <Tab title="${1:Cloud}">\n    ${2:Sign in at app.acme.example.}\n  </Tab>\n  <Tab title="${3:Own server}">\n    ${4:Sign in at the address of your server.}\n  </Tab>\n</Tabs>',
    Tab: '<Tabs>\n  <Tab title="${1:Cloud}">\n    ${2:Sign in at app.acme.example.}\n  </Tab>\n  <Tab title="${3:Own server}">\n    ${4:Sign in at the address of your server.}\n  </Tab>\n</Tabs>',
    View: '<View title="${1:Python}">\n  ${2:Install the client with pip.}\n</View>',
    Accordion:
      '<Accordion title="${1:I see no button}">\n  ${2:Ask an admin for the role **Developer**.}\n</Accordion>',
    AccordionGroup:
      '<AccordionGroup>\n  <Accordion title="${1:I see no button}">\n    ${2:Ask an admin for the role **Developer**.}\n  </Accordion>\n  <Accordion title="${3:The key is refused}">\n    ${4:Create a new one.}\n  </Accordion>\n</AccordionGroup>',
    CodeGroup:
      '<CodeGroup>\n\n```sh ${1:npm}\n${2:npm install acme}\n```\n\n```sh ${3:pnpm}\n${4:pnpm add acme}\n```\n\n</CodeGroup>',
    CodeBlock: '<CodeBlock title="${1:keys.json}">\n\n```json\n${2:{ "key": "acme_" \\}}\n```\n\n</CodeBlock>',
    Embed: '<Embed title="${1:How to create a key}" href="${2:https://www.youtube.com/watch?v=aaaaaaaaaaa}" />',
  }),
);

/** Marks of the guide language, on the elements that mostly have them. */
export const guideSnippets: readonly Snippet[] = [
  {
    label: 'section',
    description: 'A section of the guide that is always part of it.',
    body: '<section data-guide-section data-guide-scopes="">\n  <h2>${1:Create the key}</h2>\n\n  <Steps>\n    <Step id="${2:create-key}" title="${3:Create the key and copy it}">\n      <div data-guide-step data-guide-scopes="">\n        <p>${4:Click Create key.}</p>\n      </div>\n    </Step>\n  </Steps>\n</section>',
  },
  {
    label: 'section for scopes',
    description: 'A section for those whose actions need one of the scopes.',
    body: '<section data-guide-section data-guide-scopes="${1:contacts:write}">\n  <h2>${2:If contacts are to be written}</h2>\n\n  <p>${3:Tick this too.}</p>\n</section>',
  },
  {
    label: 'step with scopes',
    description: 'A step that prints the chosen scopes, to be ticked there.',
    body: '<Steps>\n  <Step id="${1:choose-scopes}" title="${2:Choose the scopes}">\n    <div data-guide-step data-guide-scopes="" data-guide-display-scopes-list="true">\n      <p>${3:Tick these scopes:}</p>\n    </div>\n  </Step>\n</Steps>',
  },
  {
    label: 'choice of actions',
    description: 'Where the picker of actions stands. The actions are those of `connector.yaml`.',
    body: '<Panel>\n  <div data-guides-scope-selector>\n    <p>${1:Choose what you need; the steps below then name the scopes for it.}</p>\n  </div>\n</Panel>',
  },
  {
    label: "vendor's part",
    description: "A part that is in no partner's site.",
    body: '<div data-whitelabel-hide>\n  ## ${1:Link it in the hub}\n\n  ${2:Open the hub and paste the key.}\n</div>',
  },
  {
    label: 'part for an audience',
    description: 'A part for readers of the vendor, of partners, or of brands that it names.',
    body: '<div data-audience="${1|partners,vendor|}">\n  ${2:Ask your administrator for access.}\n</div>',
  },
];

/** A guide to begin with. */
export const wholeGuide: Snippet = {
  label: 'guide',
  description: 'A whole guide: head, warning, and a section with its steps.',
  body: `---
title: \${1:Connect AcmeCRM with API Key}
description: \${2:Create an API key in AcmeCRM and link it.}
---

<Warning>\${3:Only admins can create keys.}</Warning>

<section data-guide-section data-guide-scopes="">
  <h2>\${4:Create a key}</h2>

  <Steps>
    <Step id="\${5:create-key}" title="\${6:Create the key and copy it}">
      <div data-guide-step data-guide-scopes="">
        <p>\${7:Open Settings, then API, and click Create key.}</p>
      </div>
    </Step>
  </Steps>
</section>
`,
};
