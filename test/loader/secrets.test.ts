/** Pasted keys: each kind that the rules know is found at its place, nothing prints it, and invented ones are let be. */
import { rules } from '@secretlint/secretlint-rule-preset-recommend';
import { expect, test } from 'vitest';
import { reportInWords } from '../../src/cli/issues/pretty.ts';
import { checkSecrets } from '../../src/loader/check-secrets.ts';
import { openSourceLines, readEveryView, withoutSecrets } from '../../src/loader/index.ts';
import { projectRoot, temporaryFolder } from './project.ts';

/** Letters and digits that are chance to a rule, and to nobody a key. They stand here in parts, so that no scanner of this repository finds one. */
const chance = (length: number, letters = 'qX7vR2mK9dTz4WpL8cYb3NhG6sJf5aUe1BtViQoMrkDwZgxPnHCyEuSj'): string =>
  letters.repeat(Math.ceil(length / letters.length)).slice(0, length);
const capitals = 'K7Q2XW4ZL3V6TJ5YRMND';
const hex = '9f3a7c1e5b2d8046';
const pem = (name: string) => `-----BEGIN ${name}-----\nMI${chance(62)}\n${chance(60)}\n-----END ${name}-----`;

const keys: Record<string, readonly string[]> = {
  aws: [`AKIA${chance(16, capitals)}`, `aws_secret_access_key = ${chance(40)}`],
  privatekey: [pem('RSA PRIVATE KEY'), pem('PRIVATE KEY')],
  npm: [`npm_${chance(36)}`],
  basicauth: [`https://deploy:${chance(12)}@host.acme.io`],
  slack: [`xoxb-${chance(12, '738291640517')}-${chance(12, '918273645012')}-${chance(24)}`],
  sendgrid: [`SG.${chance(22)}.${chance(43)}`],
  shopify: [`shpat_${chance(32, hex)}`],
  stripe: [`sk_live_${chance(24)}`, `rk_live_${chance(30)}`],
  github: [`ghp_${chance(36)}`, `github_pat_${chance(82)}`],
  gitlab: [`glpat-${chance(20)}`],
  grafana: [`glsa_${chance(32)}_${chance(8, hex)}`],
  openai: [`sk-${chance(20)}T3BlbkFJ${chance(20)}`],
  anthropic: [`sk-ant-api03-${chance(93)}AA`],
  groq: [`gsk_${chance(52)}`],
  huggingface: [`hf_${chance(34, 'qXvRmKdTzWpLcYbNhGsJfaUeBtViQoMrkDw')}`],
  linear: [`lin_api_${chance(40)}`],
  notion: [`ntn_${chance(11, '73829164051')}${chance(35)}`],
  'database-connection-string': [`postgres://admin:${chance(14)}@db.acme.io:5432/main`],
  'hashicorp-vault': [`hvs.${chance(95)}`],
  vercel: [`vcp_${chance(24)}`],
  databricks: [`dapi${chance(32, hex)}`],
  docker: [`dckr_pat_${chance(27)}`],
  figma: [`figd_${chance(40)}`],
  cloudflare: [`cfut_${chance(40)}${chance(8, hex)}`],
  tailscale: [`tskey-auth-${chance(17)}-${chance(32)}`],
};

/** A file of Google and a token of 1Password are longer than anybody pastes into a guide; comments are no keys. */
const elsewhere = ['gcp', '1password', 'filter-comments'];

test('there is a key for every rule', () => {
  const known = rules.map(({ meta }) => meta.id.replace(/^.*secretlint-rule-/, ''));
  expect([...Object.keys(keys), ...elsewhere].sort()).toEqual(known.sort());
});

test.each(Object.entries(keys).flatMap(([name, own]) => own.map((key) => [name, key] as const)))(
  'a key of %s is found at its place',
  async (_, key) => {
    const issues = await checkSecrets(`One.\n\nUse \`${key}\` now.\n`, 'a.mdx');
    expect(issues).toMatchObject([{ code: 'secret-pasted', line: 3, severity: 'error' }]);
    expect(JSON.stringify(issues)).not.toContain(key.slice(-12));
  },
);

test.each([
  'sk_live_…',
  'sk_test_xxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'AKIAIOSFODNN7EXAMPLE',
  'ghp_0123456789abcdefghijABCDEFGHIJ012345',
  'https://user:password@host.example.com',
  'postgres://user:mypassword@db.acme.io:5432/main',
  'postgres://admin:<password>@db.acme.io:5432/main',
  'https://api.acme.io/v1/accounts/1234567890',
  'glpat-YOUR_TOKEN_GOES_HERE_12',
  'Read sales:read and SG.contacts.read from the page.',
])('%j is no key', async (text) => {
  expect(await checkSecrets(text, 'a.mdx')).toEqual([]);
});

test('a page, its snippet, its connector and a brand are looked through, and no report shows a key', async () => {
  const key = `sk_live_${chance(24)}`;
  const brand = `names: { company: A, product: B, hub: H, docs: D }\nlinks: { site: https://a.example }\ncolors: { accent: '#0a4fd6' }\nvendor: true\nfooter: ${key}\n`;
  await using folder = await temporaryFolder({
    'index.mdx': `---\ntitle: Start\ndescription: Of ${key}\n---\n\nimport Part from '/snippets/part.mdx'\n\n<Part />\n\n[${key}](/nowhere)\n`,
    'snippets/part.mdx': `Take ${key}.\n`,
    'connectors/acme/connector.yaml': `name: ${key}\n`,
    'brands/a/brand.yaml': brand,
  });
  const views = await readEveryView(projectRoot, folder.path);
  const issues = views.flatMap(({ content }) => content.issues);
  const places = issues.filter(({ code }) => code === 'secret-pasted').map(({ file, line }) => `${file}:${line}`);
  expect([...new Set(places)].sort()).toEqual([
    'brands/a/brand.yaml:5',
    'connectors/acme/connector.yaml:1',
    'index.mdx:10',
    'index.mdx:3',
    'snippets/part.mdx:1',
  ]);
  const lines = openSourceLines(folder.path);
  const shown = { lines: withoutSecrets(lines, issues), pathOf: (file: string) => file };
  expect(issues.map(({ code }) => code)).toContain('page-missing');
  expect(reportInWords(issues, shown)).not.toContain(key);
  expect(reportInWords(issues, { ...shown, lines })).toContain(key);
});
