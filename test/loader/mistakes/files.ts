/** Files that are not where they belong, or that nothing needs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mistake } from './mistake.ts';

const base = (name: string) => readFileSync(join(import.meta.dirname, 'base', name), 'utf8');
const guide = 'connectors/@id/guides/link-account/api-key.mdx';
const connector = 'connectors/@id/connector.yaml';

const wrong = (name: string, files: Record<string, string | undefined>, at: string, codes: string): Mistake => ({
  name,
  files,
  at,
  codes: codes.split(' ').filter(Boolean),
});

/** A connector whose guide has another step than it says, until a day. */
const drifting = (later: string) =>
  base('connector.yaml')
    .replace('category: Sales\n', `category: Sales\ndrift: { later: ${later} }\n`)
    .replace('field: apiKey\n          step: create-key', 'field: apiKey\n          step: creat-key');

export const fileMistakes: readonly Mistake[] = [
  wrong(
    'the other ending of YAML',
    { [connector]: undefined, 'connectors/@id/connector.yml': base('connector.yaml') },
    'connectors/@id/connector.yml:1',
    'file-misnamed',
  ),
  wrong(
    'a connector that is no YAML',
    { [connector]: 'name: "Sample\n' },
    'connectors/@id/connector.yaml:1',
    'yaml-syntax',
  ),
  wrong(
    'a guide that nobody can read',
    { [guide]: `${'<p data-whitelabel-hide>'}\n\nKeep it.\n` },
    `${guide}:1`,
    'mark-unreadable snippet-unused',
  ),
  wrong(
    'a guide without text',
    { [guide]: '---\ntitle: Connect Sample with API Key\n---\n' },
    `${guide}:1`,
    'page-empty snippet-unused',
  ),
  wrong(
    'a guide of another name',
    { [guide]: undefined, 'connectors/@id/guides/link-account/api_key.mdx': base('guide.mdx') },
    'connectors/@id/connector.yaml:18',
    'guide-missing method-missing',
  ),
  wrong(
    'a guide in the wrong folder',
    {
      [guide]: undefined,
      'connectors/@id/guide/link-account/api-key.mdx': base('guide.mdx').replace(
        '(./screen.png)',
        '(/connectors/@id/guides/link-account/screen.png)',
      ),
    },
    'connectors/@id/connector.yaml:18',
    'guide-missing',
  ),
  wrong(
    'drift that is mended later',
    { [connector]: drifting('2099-12-31') },
    'connectors/@id/connector.yaml:57',
    'step-missing',
  ),
  wrong(
    'drift that should have been mended',
    { [connector]: drifting('2020-12-31') },
    'connectors/@id/connector.yaml:57',
    'step-missing',
  ),
  wrong('no connector', { [connector]: undefined }, `${guide}:1`, 'connector-missing'),
  wrong('a snippet that is not there', { 'snippets/@id.mdx': undefined }, `${guide}:9`, 'snippet-missing'),
  wrong(
    'a snippet that holds itself',
    { 'snippets/@id.mdx': "import Own from '/snippets/@id.mdx'\n\n<Own />\n" },
    'snippets/@id.mdx:3',
    'snippet-cycle',
  ),
  wrong(
    'a snippet that nobody uses',
    { 'snippets/@id-more.mdx': 'More.\n' },
    'snippets/@id-more.mdx:1',
    'snippet-unused',
  ),
  wrong(
    'a snippet that nobody uses and nobody can read',
    { 'snippets/@id-more.mdx': '<Note>More.\n' },
    'snippets/@id-more.mdx:1',
    'mdx-syntax snippet-unused',
  ),
  wrong(
    'a picture that nobody shows',
    { 'connectors/@id/guides/link-account/old.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    'connectors/@id/guides/link-account/old.svg:1',
    'image-unused',
  ),
  wrong(
    'a picture that is none',
    { 'connectors/@id/guides/link-account/screen.png': 'no picture' },
    `${guide}:15`,
    'image-unreadable',
  ),
  wrong(
    'a name that no address holds',
    { 'guides/@id?.mdx': '---\ntitle: Odd\n---\n\nOdd.\n' },
    'guides/@id?.mdx:1',
    'path-unusable',
  ),
  wrong(
    'two pages of one address',
    { 'guides/@id.mdx': '---\ntitle: A\n---\n\nA.\n', 'guides/@id/index.mdx': '---\ntitle: A\n---\n\nA.\n' },
    'guides/@id/index.mdx:1',
    'path-taken',
  ),
];
