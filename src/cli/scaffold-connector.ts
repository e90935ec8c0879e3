/** What a new method of a connector begins with: its part of connector.yaml and its guide. Pure text. */

export interface NewMethod {
  /** The provider's name as it writes it. */
  provider: string;
  /** How its accounts are linked, in the provider's words: `API Key`. */
  method: string;
  /** The method's key, which is its guide's file name. */
  id: string;
  /** The request that checks a credential; left out, it stands there as a comment. */
  request?: { url: string; header: string } | undefined;
}

/** The name of a folder or file for a name that people write; `undefined` if no letter or digit of it can stand there. */
export function slugOf(name: string): string | undefined {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return slug === '' ? undefined : slug;
}

/** `API Key` → `apiKey`. Letters and digits, and a letter first. */
export function fieldKeyOf(method: string): string {
  const [first = '', ...rest] = (slugOf(method) ?? '').split('-');
  const key = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[a-z]/.test(key) ? key : 'credential';
}

/** The whole file of a new connector. `schema` is the way to its schema, for editors. */
export function connectorFile(method: NewMethod, schema: string): string {
  const { provider } = method;
  return `# yaml-language-server: $schema=${schema}
name: ${JSON.stringify(provider)}
description: ${JSON.stringify(`What ${provider} is, in one sentence.`)}
# Connectors are listed by these.
category: Other
methods:
${methodText(method)}`;
}

/** A method as it stands under \`methods\`, two spaces in. */
export function methodText({ provider, method, id, request }: NewMethod): string {
  const key = fieldKeyOf(method);
  const refusal = `{ status: 401, verdict: rejected, code: credential-rejected, field: ${key}, step: create-key }`;
  const verify = request
    ? `    verify:
      request:
        method: GET
        url: ${JSON.stringify(request.url)}
        headers:
          ${headerText(request.header)}
      answers:
        - ${refusal}
      # What the provider answers, and what each answer has to come to. Both \`keyway check\` and \`keyway try\` go through it.
      examples:
        - { status: 200, body: {}, verdict: accepted }
        - ${refusal}
        - { status: 403, verdict: rights-missing }
        - { status: 503, verdict: could-not-check, code: provider-failed }
`
    : `    # verify:
    #   request:
    #     method: GET
    #     url: https://api.example.com/v1/me
    #     headers:
    #       Authorization: Bearer {${key}}
    #   answers:
    #     - ${refusal}
`;
  return `  ${id}:
    label: ${JSON.stringify(method)}
    type: custom
    # What the form at the end of the guide asks for.
    fields:
      - key: ${key}
        label: ${JSON.stringify(method)}
        type: password
        secret: true
        description: ${JSON.stringify(`The whole value, as ${provider} shows it.`)}
        step: create-key
    # How the hub checks what somebody entered: a request that changes nothing and needs the credential.
${verify}`;
}

function headerText(header: string): string {
  const [name = '', value = ''] = header.split(/:\s*(.*)/s);
  return `${name}: ${JSON.stringify(value)}`;
}

/** The guide of a method. */
export function guideFile(provider: string, method: string): string {
  const [named, secret] = [provider, method].map(asText);
  return `---
title: ${JSON.stringify(`Connect ${provider} with ${method}`)}
description: ${JSON.stringify(`Create the ${method} in ${provider}, and link it on the same page.`)}
---

<Warning>Say here who may do this in ${named}: the role or the plan that it takes.</Warning>

<section data-guide-section data-guide-scopes="">
  <h2>Create the credential</h2>

  <Steps>
    <Step id="sign-in" title=${attribute(`Sign in to ${provider}`)}>
      <div data-guide-step data-guide-scopes="">
        <p>Say where to sign in, and where to go from there.</p>
      </div>
    </Step>

    <Step id="create-key" title="Create it and copy it">
      <div data-guide-step data-guide-scopes="">
        <p>Say what to click, and what a value looks like. The form asks for it as <strong>${secret}</strong>, and sends whoever has trouble with it back to this step.</p>
      </div>
    </Step>
  </Steps>
</section>
`;
}

/** A name as text of a guide, in which some signs have a meaning. */
export function asText(name: string): string {
  return name.replace(/[\\`*_{}[\]<>&#~|]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function attribute(text: string): string {
  return `"${text.replace(/[&"<>{}]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`;
}
