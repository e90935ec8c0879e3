/** `keyway new` and `keyway try`, through the process: what is written checks at once, and the table says what is wrong. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { temporaryFolder } from '../loader/project.ts';
import { content } from './content.ts';
import { cleanEnvironment, runKeyway } from './run-keyway.ts';

// Each test runs the command several times.
vi.setConfig({ testTimeout: 240_000 });

const green = /^Looked at [^\n]*\.\nNothing is wrong\.\n$/;

test('what is written for a new connector checks green, and its table is all right', async () => {
  await using source = await temporaryFolder(content);
  const at = ['--content', source.path];
  const made = await runKeyway(['new', 'Acme CRM', 'api-key', '--header', 'X-Key: {apiKey}', ...at]);
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: '' });
  expect(made.stdout).toContain(`Wrote ${source.path}/connectors/acme-crm/connector.yaml\n`);
  expect(made.stdout).toContain(`Wrote ${source.path}/connectors/acme-crm/guides/link-account/api-key.mdx\n`);
  expect((await runKeyway(['check', ...at])).stdout).toMatch(green);
  const file = join(source.path, 'connectors/acme-crm/connector.yaml');
  const text = await readFile(file, 'utf8');
  expect(text).toContain('name: "Acme CRM"\n');
  expect(text).toContain('label: "API Key"\n');
  expect(text).toContain('X-Key: "{apiKey}"\n');
  const tried = await runKeyway(['try', 'acme-crm', 'api-key', ...at]);
  expect(tried).toEqual({
    code: 0,
    stderr: '',
    stdout: `Acme CRM, API Key:
  ✓ 200  accepted
  ✓ 401  rejected (credential-rejected; field apiKey; step create-key)
  ✓ 403  rights-missing (field apiKey)
  ✓ 503  could-not-check (provider-failed)
4 rows, all right.
`,
  });
  await writeFile(file, text.replace('status: 403, verdict: rights-missing', 'status: 403, verdict: rejected'));
  const wrong = await runKeyway(['try', 'acme-crm', 'api-key', ...at]);
  expect(wrong.code).toBe(1);
  expect(wrong.stdout).toContain('  ✗ 403  rights-missing (field apiKey); the row says verdict rejected\n');
  const checked = await runKeyway(['check', ...at]);
  expect(checked.code).toBe(1);
  const line = text.split('\n').findIndex((row) => row.includes('status: 403')) + 1;
  expect(checked.stdout).toContain(`connector.yaml:${line}:`);
  expect(checked.stdout).toContain('(example-verdict)');
});

test('a method is added to a connector that is there, whose other lines stay, and nothing is replaced', async () => {
  await using source = await temporaryFolder(content);
  const at = ['--content', source.path];
  const file = join(source.path, 'connectors/known/connector.yaml');
  const before = `${await readFile(file, 'utf8')}\n# The end.\n`;
  await writeFile(file, before);
  const made = await runKeyway(['new', 'known', 'Client Secret', '--url', 'https://api.known.example/me', ...at]);
  expect(made.code).toBe(0);
  const after = await readFile(file, 'utf8');
  expect(before.split('\n').filter((line) => !after.split('\n').includes(line))).toEqual([]);
  expect(after).toContain('  client-secret:\n    label: "Client Secret"\n');
  expect(after).toContain('Authorization: "Bearer {clientSecret}"');
  expect((await runKeyway(['check', ...at])).stdout).toMatch(green);
  const again = await runKeyway(['new', 'known', 'client-secret', ...at]);
  expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 1, stdout: '' });
  expect(await readFile(file, 'utf8')).toBe(after);
});

test.each([
  [['new', 'acme', '???'], 'gives no name for a folder'],
  [['new', 'acme', 'api-key', '--url', 'http://x.example', '--yes'], 'no address that begins with https://'],
  [['new', 'acme', 'api-key', '--header', 'X: {other}', '--yes'], 'no header with {apiKey} in it'],
  [['try', 'lusa'], 'There is no connector "lusa". Did you mean lusha?'],
  [['try', 'lusha', 'oauth'], 'Lusha has no method "oauth". There are: api-key.'],
  [['try', 'lusha', 'api-key', '--live'], 'A credential is typed at a terminal'],
])('%j ends with 2', async (args, message) => {
  const { code, stderr } = await runKeyway(args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('without a table nothing is green', async () => {
  await using source = await temporaryFolder(content);
  const { code, stderr } = await runKeyway(['try', 'known', '--content', source.path]);
  expect(code).toBe(1);
  expect(stderr).toContain('Known Provider, Own Token: nothing checks a credential.');
});

/** `script` gives a program a terminal; some systems have none, or one with other options. */
const hasTerminal = process.platform === 'linux' && existsSync('/usr/bin/script');

test.runIf(hasTerminal)('a key that is typed reaches the provider and nothing else', async () => {
  const heard: (string | undefined)[] = [];
  const provider = createServer((request, response) => {
    heard.push(request.headers.authorization);
    const isGood = request.headers.authorization === 'Bearer sk_typed_by_hand';
    response.writeHead(isGood ? 200 : 401, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => provider.once('listening', resolve));
  const address = provider.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const type = async (key: string) => {
    const command = `${process.execPath} --disable-warning=ExperimentalWarning src/cli/main.ts try sandbox api-key --live`;
    const child = spawn('script', ['-qec', command, '/dev/null'], { env: cleanEnvironment({ PORT: String(port) }) });
    let screen = '';
    let isTyped = false;
    child.stdout.on('data', (chunk: Buffer) => {
      screen += chunk.toString('utf8');
      if (isTyped || !screen.includes('API Key: ')) return;
      isTyped = true;
      child.stdin.write(`${key}\r`);
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    return { code, screen };
  };
  try {
    const good = await type('sk_typed_by_hand');
    expect(heard).toEqual(['Bearer sk_typed_by_hand']);
    expect(good.code).toBe(0);
    expect(good.screen).toContain("The provider's answer comes to: accepted.");
    expect(good.screen).not.toContain('sk_typed');
    const bad = await type('sk_other');
    expect(bad.code).toBe(1);
    expect(bad.screen).toContain('rejected (credential-rejected; field apiKey; step create-key)');
    expect(bad.screen).not.toContain('sk_other');
  } finally {
    provider.close();
  }
});
