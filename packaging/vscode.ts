/** Packs the extension for Visual Studio Code: a VSIX is a zip with a manifest in it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { build } from 'vite';
import { z } from 'zod';
import { blockSnippets, guideSnippets, wholeGuide } from '../src/lsp/guide-snippets.ts';

const folder = join(import.meta.dirname, 'vscode');
const root = join(import.meta.dirname, '..');
const out = resolve(process.argv[2] ?? 'keyway.vsix');

const described = z
  .object({
    name: z.string(),
    displayName: z.string(),
    description: z.string(),
    version: z.string(),
    publisher: z.string(),
    engines: z.object({ vscode: z.string() }),
    categories: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

const files = {
  '[Content_Types].xml': contentTypes(),
  'extension.vsixmanifest': manifest(),
  'extension/package.json': readFileSync(join(folder, 'manifest.json')),
  'extension/README.md': readFileSync(join(folder, 'README.md')),
  'extension/LICENSE.txt': readFileSync(join(root, 'LICENSE')),
  'extension/extension.js': await bundle(),
  'extension/snippets/guides.json': snippets(),
  ...Object.fromEntries(
    ['connector', 'brand', 'blocks'].map((name) => {
      const path = `schemas/${name}.schema.json`;
      return [`extension/${path}`, readFileSync(join(root, path))];
    }),
  ),
};
mkdirSync(dirname(out), { recursive: true });
// One time for all files, so that the same source gives the same bytes.
writeFileSync(out, zipSync(asBytes(files), { mtime: new Date(1980, 0, 1), level: 9 }));
process.stdout.write(`${out}\n`);

/** The extension with all that it imports, but for what the editor itself has. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    ssr: { noExternal: true, external: ['vscode'] },
    build: {
      ssr: join(folder, 'extension.ts'),
      write: false,
      target: 'node22',
      rollupOptions: { external: ['vscode'], output: { format: 'cjs', entryFileNames: 'extension.js' } },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  const chunk = result && 'output' in result ? result.output[0] : undefined;
  if (!chunk) throw new Error('The extension was bundled to nothing.');
  return chunk.code;
}

/** Snippets as the editor reads them: by name, each with what is typed for it. */
function snippets(): string {
  const blocks = [...blockSnippets].map(([name, body]) => ({ label: name, description: `<${name}>`, body }));
  const named = [...blocks, ...guideSnippets, wholeGuide].map(({ label, description, body }) => [
    label,
    { prefix: body.startsWith('<') ? `<${label}` : label, description, body: body.split('\n') },
  ]);
  return JSON.stringify(Object.fromEntries(named), undefined, 2);
}

/** Open Packaging Conventions: what each ending means. */
function contentTypes(): string {
  const types = {
    json: 'application/json',
    md: 'text/markdown',
    txt: 'text/plain',
    js: 'application/javascript',
    vsixmanifest: 'text/xml',
  };
  const defaults = Object.entries(types).map(
    ([ending, type]) => `<Default Extension=".${ending}" ContentType="${type}"/>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}</Types>
`;
}

/** VSIX 2.0, as the editor reads it. */
function manifest(): string {
  const { name, displayName, description, version, publisher, engines, categories } = described;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escapeXml(name)}" Version="${escapeXml(version)}" Publisher="${escapeXml(publisher)}"/>
    <DisplayName>${escapeXml(displayName)}</DisplayName>
    <Description xml:space="preserve">${escapeXml(description)}</Description>
    <Categories>${escapeXml(categories.join(','))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escapeXml(engines.vscode)}"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.License" Path="extension/LICENSE.txt" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function asBytes(texts: Record<string, string | Uint8Array>): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, typeof text === 'string' ? strToU8(text) : text]),
  );
}
