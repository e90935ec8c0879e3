/** What a new house begins with: a brand, a connector with its guide, and a first page. Pure text, by path. */
import { nearestReadable } from '../brand/index.ts';
import { drawPlaceholderMark, hueOf } from './placeholder-mark.ts';
import { asText, connectorFile, guideFile, slugOf } from './scaffold-connector.ts';
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
    [
      `${connectorFolder}/connector.yaml`,
      connectorFile({ provider, method, id: methodId }, schemaAt(connectorFolder, 'connector')),
    ],
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

function frontPage(guide: string, provider: string): string {
  return `---
title: Link your accounts, step by step
description: Every guide shows where to get the credential, and ends with the account linked.
---

Choose the provider whose account you want to link to {brand.product}. Its guide shows where to get the credential, and the form to link it stands on the same page.

The first guide is [${asText(provider)}](${guide}).
`;
}
