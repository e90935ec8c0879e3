/** Pieces of files to begin with, by where they can stand; in the syntax of the Language Server Protocol's snippets. */

export interface Snippet {
  /** What an editor lists it by. */
  label: string;
  description: string;
  /** `${1:text}` is a place to fill in, `${1|a,b|}` one with a choice, `$0` where the cursor ends. */
  body: string;
}

/** A snippet of YAML, and the keys from the top of the file that it stands under; `*` for any key and for an item of a list. */
export interface YamlSnippet extends Snippet {
  file: 'connector' | 'brand' | 'frontmatter' | 'blocks';
  path: readonly string[];
}

const field = `key: \${1:apiKey}
label: \${2:API Key}
type: password
secret: true
description: \${3:The whole value, as it was shown.}
step: \${4:create-key}
`;

const method = `\${1:api-key}:
  label: \${2:API Key}
  type: custom
  fields:
    - key: \${3:apiKey}
      label: \${2:API Key}
      type: password
      secret: true
      step: \${4:create-key}
`;

/** A check, with the numbers of the places of its address, its field and its step. */
const verify = (url: number, key: number, step: number) => `request:
  method: GET
  url: \${${url}:https://api.example.com/v1/me}
  headers:
    Authorization: Bearer {\${${key}:apiKey}}
answers:
  - status: 401
    verdict: rejected
    code: credential-rejected
    field: \${${key}:apiKey}
    step: \${${step}:create-key}
examples:
  - status: 200
    verdict: accepted
  - status: 401
    verdict: rejected
    code: credential-rejected
    step: \${${step}:create-key}
  - status: 503
    verdict: could-not-check
    code: provider-failed
`;

/** Of YAML, without the guide's own. */
export const yamlSnippets: readonly YamlSnippet[] = [
  {
    file: 'connector',
    path: [],
    label: 'a connector',
    description: 'A whole connector: one method, its field, and how a key is checked.',
    body: `name: \${5:AcmeCRM}
description: \${6:AcmeCRM keeps the contacts of small sales teams.}
category: \${7:CRM}
methods:
${indent(method)}    verify:
${indent(verify(8, 3, 4), 6)}`,
  },
  {
    file: 'connector',
    path: ['methods'],
    label: 'a method',
    description: 'A key or token that the form asks for.',
    body: method,
  },
  {
    file: 'connector',
    path: ['methods'],
    label: 'a method by HTTP Basic',
    description: 'A user name and a token, and how they are checked.',
    body: `\${1:api-token}:
  label: \${2:API Token}
  type: basic
  fields:
    - key: \${3:email}
      label: \${4:Email}
      type: text
      step: \${5:find-email}
    - key: \${6:apiToken}
      label: \${2:API Token}
      type: password
      secret: true
      step: \${7:create-token}
  verify:
    request:
      url: \${8:https://api.example.com/v1/me}
      basic:
        username: '{\${3:email}}'
        password: '{\${6:apiToken}}'
`,
  },
  {
    file: 'connector',
    path: ['methods'],
    label: 'a method by consent',
    description: 'OAuth: what the provider must be told, and no form.',
    body: `\${1:oauth-2-0}:
  label: \${2:OAuth 2.0}
  type: oauth2
  values:
    - label: \${3:Callback URL}
      value: '{hub}/connect/oauth2/\${4:acme}/callback'
      step: \${5:set-callback}
`,
  },
  {
    file: 'connector',
    path: ['methods', '*', 'fields', '*'],
    label: 'a secret',
    description: 'A key or token, hidden while it is typed and encrypted after.',
    body: field,
  },
  {
    file: 'connector',
    path: ['methods', '*', 'fields', '*'],
    label: 'a secret with its format',
    description: 'The same, with what its values look like.',
    body: `${field}pattern:
  regex: '\${5:acme_[0-9a-f]{8\\}}'
  looks_like: \${6:acme_ and 8 digits or letters from a to f}
  examples:
    - \${7:acme_0badcafe}
`,
  },
  {
    file: 'connector',
    path: ['methods', '*', 'fields', '*'],
    label: 'a part of the host',
    description: "The customer's own part of the provider's address.",
    body: `key: \${1:site}
label: \${2:Site}
type: text
host_suffix: \${3:.example.com}
description: \${4:The first part of your address. You can paste the whole address.}
step: \${5:find-site}
`,
  },
  {
    file: 'connector',
    path: ['methods', '*', 'fields', '*'],
    label: 'a choice',
    description: 'One of several values, such as a region.',
    body: `key: \${1:region}
label: \${2:Region}
type: select
options:
  - label: \${3:Europe}
    value: \${4:eu}
step: \${5:find-region}
`,
  },
  {
    file: 'connector',
    path: ['methods', '*', 'verify'],
    label: 'a check with examples',
    description:
      'The request that checks a key, what a refusal means, and a table of answers that `keyway check` tries.',
    body: verify(1, 2, 3),
  },
  {
    file: 'connector',
    path: ['methods', '*', 'verify', 'answers', '*'],
    label: 'a refusal',
    description: 'An answer that means that the credential is not good.',
    body: `status: \${1|401,400,404|}
verdict: rejected
code: \${2|credential-rejected,credential-expired,credential-revoked,plan-lacks-api,address-not-allowed|}
field: \${3:apiKey}
step: \${4:create-key}
`,
  },
  {
    file: 'connector',
    path: ['methods', '*', 'verify', 'examples', '*'],
    label: 'an answer and its verdict',
    description: 'A canned answer, and what it has to come to.',
    body: `status: \${1:200}
verdict: \${2|accepted,rights-missing,rejected,could-not-check|}
`,
  },
  {
    file: 'connector',
    path: ['actions', '*'],
    label: 'an action',
    description: 'What readers choose, and the scopes that it takes.',
    body: `id: \${1:list_contacts}
label: \${2:List contacts}
scopes:
  - \${3:contacts:read}
`,
  },
  {
    file: 'brand',
    path: [],
    label: 'a brand',
    description: 'A whole brand: names, address, words and colors.',
    body: `names:
  company: \${1:Acme}
  product: \${2:Acme Connect}
  hub: \${3:Acme Hub}
  docs: \${4:Acme Help}
links:
  site: \${5:https://help.acme.example}
vocabulary:
  \${6:StackOne Hub}: \${3:Acme Hub}
  \${7:StackOne}: \${1:Acme}
colors:
  accent: '\${8:#0f6b5c}'
`,
  },
  {
    file: 'brand',
    path: [],
    label: 'a brand like another',
    description: 'What differs from the brand that it extends.',
    body: `extends: \${1:acme}
names:
  company: \${2:Globex}
  product: \${3:Globex Connect}
  hub: \${4:Globex Hub}
  docs: \${5:Globex Help}
links:
  site: \${6:https://help.globex.example}
`,
  },
  {
    file: 'frontmatter',
    path: [],
    label: 'the head of a guide',
    description: 'Title, description, and the day when somebody followed the guide to its end.',
    body: `title: \${1:Connect AcmeCRM with API Key}
description: \${2:Create an API key in AcmeCRM and link it.}
checked: '\${3:2026-01-31}'
`,
  },
  {
    file: 'blocks',
    path: [],
    label: 'a block of your own',
    description: 'What a tag means that Keyway does not know.',
    body: `\${1:HintBox}:
  as: \${2:Callout}
  props:
    \${3:kind}: \${4:type}
`,
  },
];

function indent(text: string, width = 2): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(width));
}
