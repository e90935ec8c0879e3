/** What a new house begins with: a brand, a connector with its guide, and a first page. Pure text, by path. */
import { nearestReadable } from '../brand/index.ts';
import { drawPlaceholderMark, hueOf } from './placeholder-mark.ts';
import { writeBrandFile } from './write-brand-file.ts';

/** What there is to know before the first file. */
export interface FirstAnswers {
  company: string;
  /** Where the built site will stand. */
  site: string;
  provider: string;
  /** How its accounts are linked, in the provider's words: `API Key`. */
  method: string;
}

/** The name of a folder or file for a name that people write; `undefined` if no letter or digit of it can stand there. */
export function slugOf(name: string): string | undefined {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return slug === '' ? undefined : slug;
}

/**
 * The files, by their paths in the content folder.
 * @param schemaAt The way from a folder of the content to a schema, for editors.
 */
export function firstContent(
  answers: FirstAnswers,
  schemaAt: (folder: string, schema: string) => string,
): ReadonlyMap<string, string> {
  const { provider, method } = answers;
  const connector = slugOf(provider) ?? 'provider';
  const methodId = slugOf(method) ?? 'api-key';
  const connectorFolder = `connectors/${connector}`;
  return new Map([
    ...brandFiles(answers, schemaAt),
    [`${connectorFolder}/connector.yaml`, connectorFile(answers, schemaAt(connectorFolder, 'connector'))],
    [`${connectorFolder}/guides/link-account/${methodId}.mdx`, guideFile(provider, method)],
    ['index.mdx', frontPage(`/${connectorFolder}/guides/link-account/${methodId}`, provider)],
  ]);
}

function brandFiles(
  { company, site }: FirstAnswers,
  schemaAt: (folder: string, schema: string) => string,
): [path: string, text: string][] {
  const id = slugOf(company) ?? 'house';
  const folder = `brands/${id}`;
  const accent = nearestReadable(`oklch(0.5 0.13 ${hueOf(id)})`, 'light');
  const accentDark = nearestReadable(accent, 'dark');
  const text = writeBrandFile(
    {
      id,
      base: undefined,
      isVendor: true,
      names: { company, product: company, hub: `${company} Hub`, docs: `${company} connect guides` },
      links: { site, home: homeOf(site) },
      vocabulary: new Map(),
      urls: new Map(),
      colors: { accent, accent_dark: accentDark },
    },
    schemaAt(folder, 'brand'),
  );
  return [
    [`${folder}/brand.yaml`, text],
    [`${folder}/logo-light.svg`, drawPlaceholderMark(id, accent)],
    [`${folder}/logo-dark.svg`, drawPlaceholderMark(id, accentDark)],
    [`${folder}/favicon.svg`, drawPlaceholderMark(id, accent)],
  ];
}

/** The company's own site, as far as the address of its guides tells. */
function homeOf(site: string): string {
  const url = new URL(site);
  return `${url.protocol}//${url.host.replace(/^(?:connect|docs|guides|help|support)\.(?=.+\.)/, '')}`;
}

function connectorFile({ provider, method }: FirstAnswers, schema: string): string {
  const key = fieldKeyOf(method);
  return `# yaml-language-server: $schema=${schema}
name: ${JSON.stringify(provider)}
description: ${JSON.stringify(`What ${provider} is, in one sentence.`)}
# Connectors are listed by these.
category: Other
methods:
  ${slugOf(method) ?? 'api-key'}:
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
    # verify:
    #   request:
    #     method: GET
    #     url: https://api.example.com/v1/me
    #     headers:
    #       Authorization: Bearer {${key}}
    #   answers:
    #     - { status: 401, verdict: rejected, code: credential-rejected, field: ${key}, step: create-key }
`;
}

/** `API Key` → `apiKey`. Letters and digits, and a letter first. */
function fieldKeyOf(method: string): string {
  const [first = '', ...rest] = (slugOf(method) ?? '').split('-');
  const key = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[a-z]/.test(key) ? key : 'credential';
}

function guideFile(provider: string, method: string): string {
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

function frontPage(guide: string, provider: string): string {
  return `---
title: Link your accounts, step by step
description: Every guide shows where to get the credential, and ends with the account linked.
---

Choose the provider whose account you want to link to {brand.product}. Its guide shows where to get the credential, and the form to link it stands on the same page.

The first guide is [${asText(provider)}](${guide}).
`;
}

/** A name as text of a guide, in which some signs have a meaning. */
function asText(name: string): string {
  return name.replace(/[\\`*_{}[\]<>&#~|]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function attribute(text: string): string {
  return `"${text.replace(/[&"<>{}]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`;
}
