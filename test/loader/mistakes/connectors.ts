/** Mistakes in a connector's file. */
import { type Mistake, mistake } from './mistake.ts';

const wrong = (name: string, from: string, to: string, codes: string, line?: number): Mistake =>
  mistake(name, from, to, codes, { in: 'connector', ...(line === undefined ? {} : { line }) });

const name = 'name: Sample';
const header = 'Authorization: Bearer {apiKey}';
const secret = 'type: password\n        secret: true';
const pattern = "regex: 'smp_[a-z0-9]{12}'";
const example = 'examples: [smp_0123456789ab]';
const placeholder = 'placeholder: my-team';
const url = 'url: https://{site}.sample.example/v1/me';
const value = "value: '{hub}/callback'";
const status = 'status: 403';

export const connectorMistakes: readonly Mistake[] = [
  wrong('a key misspelt', 'description: Sample', 'descripton: Sample', 'connector-schema'),
  wrong('a key of a field misspelt', 'host_suffix: .sample.example', 'host_sufix: .sample.example', 'connector-schema'),
  wrong('a key of a request misspelt', 'headers:', 'header:', 'connector-schema'),
  wrong('no name', `${name}\n`, '', 'connector-schema'),
  wrong('an empty label', 'label: Site', "label: ''", 'connector-schema'),
  wrong('a type that is not there', 'type: custom', 'type: costum', 'connector-schema'),
  wrong('a type of a field that is not there', 'type: text', 'type: textarea', 'connector-schema'),
  wrong('a verdict that is not there', 'verdict: rights-missing', 'verdict: right-missing', 'connector-schema'),
  wrong('a code that is not there', 'code: credential-rejected', 'code: credentials-rejected', 'connector-schema'),
  wrong('a status in words', 'status: 401', 'status: "401"', 'connector-schema'),
  wrong('a status out of bounds', 'status: 401', 'status: 4011', 'connector-schema'),
  wrong('a method that is no slug', '  api-key:\n', '  API-Key:\n', 'connector-schema'),
  wrong('a field that is no name', 'key: site', 'key: my-site', 'connector-schema'),
  wrong('braces without quotation marks', value, 'value: {hub}', 'connector-schema'),
  wrong('a header in braces without quotation marks', header, 'Authorization: {apiKey}', 'connector-schema'),
  wrong('a step that is no slug', 'step: find-site', 'step: Find site', 'connector-schema'),
  wrong('a switch in words', 'secret: true', 'secret: "yes"', 'connector-schema'),
  wrong('a list that is none', 'scopes: [contacts:write]', 'scopes: contacts:write', 'connector-schema'),
  wrong('an address over http', 'url: https:', 'url: http:', 'connector-schema'),
  wrong('a website that is none', 'website: https://www.sample.example', 'website: sample.example', 'connector-schema'),
  wrong('a website over http', 'website: https:', 'website: http:', 'connector-insecure'),
  wrong('a page of keys over http', 'keys_page: https:', 'keys_page: http:', 'connector-insecure'),
  wrong('a suffix without its dot', 'host_suffix: .sample', 'host_suffix: sample', 'connector-schema'),
  wrong(
    'a pointer without its stroke',
    '          scopes: [contacts:read]\n          step',
    '          scopes: [contacts:read]\n          body: { pointer: error, equals: 1 }\n          step',
    'connector-schema',
    0,
  ),
  wrong('a tab', '    label: API Key\n    type: custom', '    label: API Key\n\ttype: custom', 'yaml-syntax'),
  wrong('a colon in a text', 'description: The whole key.', 'description: The key: all of it.', 'yaml-syntax'),
  wrong('a quotation mark that nothing closes', value, "value: '{hub}/callback", 'yaml-syntax'),
  wrong('a key twice', name, `${name}\nname: Simple`, 'yaml-syntax', 1),
  wrong('a bracket that nothing closes', example, 'examples: [smp_0123456789ab', 'yaml-syntax'),
  wrong(
    'lines out of line',
    '      - key: apiKey\n        label: API Key',
    '      - key: apiKey\n       label: API Key',
    'yaml-syntax',
  ),
  wrong('the template of a shell', header, 'Authorization: Bearer \u0024{apiKey}', 'template-foreign'),
  wrong('the template of a page', header, "Authorization: 'Bearer {{apiKey}}'", 'template-foreign'),
  wrong('the template of a command', header, 'Authorization: Bearer <apiKey>', 'template-foreign'),
  wrong('a field that is not there', header, 'Authorization: Bearer {apikey}', 'field-unknown'),
  wrong('a field of an answer that is not there', 'field: apiKey', 'field: apikey', 'field-unknown'),
  wrong('a word of no value', value, "value: '{hubb}/callback'", 'value-word-unknown'),
  wrong('a word of no brand', value, "value: '{brand.produkt}'", 'value-word-unknown'),
  wrong('a field in no request', header, 'Authorization: Bearer x', 'field-unused', -18),
  wrong('a password that is no secret', secret, 'type: password', 'secret-mismatch'),
  wrong('a secret that everyone sees', secret, 'type: text\n        secret: true', 'secret-mismatch'),
  wrong('a pattern that everything fits', pattern, "regex: '.*'", 'pattern-loose'),
  wrong('a pattern that is none', pattern, "regex: 'smp_[a-z'", 'pattern-invalid'),
  wrong('a pattern that takes too long', pattern, "regex: 'smp_(?:[a-z0-9]+)+'", 'pattern-slow'),
  wrong(
    'a key in a header',
    header,
    `Authorization: Bearer sk_${'live'}_qX7vR2mK9dTz4WpL8cYb3NhG`,
    'field-unused secret-pasted',
    -18,
  ),
  wrong('a pattern with anchors', pattern, "regex: '^smp_[a-z0-9]{12}$'", 'pattern-anchored'),
  wrong('a pattern that refuses its placeholder', placeholder, 'placeholder: My Team', 'placeholder-mismatch'),
  wrong('a pattern that refuses its example', example, 'examples: [smp_0123]', 'example-mismatch'),
  wrong('a field twice', 'key: apiKey\n        label: API Key', 'key: site\n        label: API Key', 'field-twice'),
  wrong('an action twice', 'id: update_contact', 'id: list_contacts', 'action-twice'),
  wrong(
    'a choice without options',
    'type: text\n        host_suffix: .sample.example\n        placeholder: my-team',
    'type: select\n        host_suffix: .sample.example\n        placeholder: my-team',
    'options-missing',
  ),
  wrong(
    'an option twice',
    '        host_suffix: .sample.example\n',
    '        host_suffix: .sample.example\n        options: [{ label: A, value: a }, { label: B, value: a }]\n',
    'options-unfit',
  ),
  wrong('an answer that never comes', status, 'status: 401', 'answer-unreachable'),
  wrong(
    'a verdict without its scopes',
    'verdict: rights-missing\n          scopes: [contacts:read]',
    'verdict: accepted\n          scopes: [contacts:read]',
    'answer-unfit',
    1,
  ),
  wrong('a code without its verdict', 'verdict: rejected', 'verdict: could-not-check', 'answer-unfit', 1),
  wrong('a key in the address', url, 'url: https://{site}.sample.example/v1/me?key={apiKey}', 'secret-in-address'),
  wrong('a name and a password in a header', header, "Authorization: 'Basic {site}:{apiKey}'", 'header-unencoded'),
  wrong('a header misspelt', 'Authorization: Bearer', 'Authorisation: Bearer', 'header-unknown'),
  wrong('a host that somebody types', 'host_suffix: .sample.example', 'description: Yours.', 'host-open', 23),
  wrong('another suffix', 'host_suffix: .sample.example', 'host_suffix: .sampel.example', 'host-suffix-drift', 23),
  wrong('a space behind a label', 'label: Site', "label: 'Site '", 'label-untidy'),
  wrong('a scope that is not there', 'scopes: [contacts:write]', 'scopes: [contacts:wirte]', 'scope-unknown'),
  wrong(
    'a scope that nobody needs',
    '  contacts:write: Change contacts',
    '  contacts:write: Change contacts\n  deals:read: Read deals',
    'scope-unused',
    1,
  ),
  wrong(
    'a scope required that is not there',
    '    type: custom',
    '    type: custom\n    required_scopes: [contacts:raed]',
    'scope-unknown',
    1,
  ),
];
