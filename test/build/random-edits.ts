/** A content folder with a little of everything, and changes of it by chance, as writers make them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { Random } from '../bench/random.ts';
import type { Files } from '../loader/project.ts';

const names = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm'];
const words = ['token', 'console', 'workspace', 'Vendor Hub', 'setting', 'owner', 'Vendor', 'naïve', 'größer'];

const vendorFile = `vendor: true
names: { company: Vendor, product: Vendor, hub: Vendor Hub, docs: Vendor guides }
links: { site: https://docs.vendor.example }
forbidden: [Vendor, vendor.example]
colors: { accent: '#0f6b5c', accent_dark: '#5fd6bd' }
logo: { light: logo.svg, dark: logo.svg }
social_images: none
`;

const partnerFile = `names: { company: Acme, product: Acme Connect, hub: Acme Desk, docs: Acme Help }
links: { site: https://help.acme.example/docs }
vocabulary:
  Vendor Hub: Acme Desk
  Vendor: Acme
colors: { accent: '#8a3b12', accent_dark: '#ffb070' }
embedding: { origins: [https://app.acme.example] }
hide: ['#extra']
connectors: { without: [elm] }
`;

function logo(color: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="${color}" d="M0 0h9v9z"/></svg>\n`;
}

/** A connector's logo, which must not look like a brand's. */
function mark(at: number): string {
  const stripes = [0, 2, 5].map((step) => `<path d="M${step} ${(at + step) % 7}h2v${1 + (at % 3)}h-2z"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${stripes}</svg>\n`;
}

/** A picture of one gray. */
function picture(width: number, gray: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(4, 4);
  header[8] = 8;
  const rows = Buffer.concat(
    Array.from({ length: 4 }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(width, gray)])),
  );
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function connectorFile(name: string, label: string): string {
  return `name: ${name}
description: ${name} is linked to Vendor.
category: ${name.length % 2 ? 'Odd' : 'Even'}
methods:
  key:
    label: ${label}
    type: custom
    fields:
      - { key: token, label: Token of the Vendor Hub, type: password, secret: true, step: create }
`;
}

function connectorGuide(name: string, text: string): string {
  return `---
title: Connect ${name}
description: How to link ${name} to Vendor.
---
import Note from '/snippets/note.mdx'

${text}

![Screen](/connectors/${name.toLowerCase()}/screen.png)

<Note name="${name}" />

<Steps>
  <Step title="Create it" id="create">In [the first](/guides/g0).</Step>
</Steps>

## Extra

Only for some. [A list](/list.csv)
`;
}

function article(title: string, text: string, { hidden = false } = {}): string {
  return `---\ntitle: ${title}\ndescription: About ${title}.\n${hidden ? 'hidden: true\n' : ''}---\n\n${text}\n\n## Extra\n\nMore of it.\n`;
}

/** The content folder before any change. */
export function manyFiles(): Files {
  const files: Files = {
    'brands/vendor/brand.yaml': vendorFile,
    'brands/vendor/logo.svg': logo('#0f6b5c'),
    'brands/acme/brand.yaml': partnerFile,
    'brands/acme/content/guides/g2.mdx': article('Ours', 'Of Acme alone.'),
    'snippets/note.mdx': 'Mind this, {name}. <Deep />\n',
    'snippets/deep.mdx': 'From deep below.\n',
    'snippets/unused.mdx': 'Nobody shows it.\n',
    'list.csv': 'a,b\n',
    'shared.png': picture(1500, 40),
  };
  files['snippets/note.mdx'] = "import Deep from '/snippets/deep.mdx'\n\nMind this, {name}.\n\n<Deep />\n";
  for (const [index, name] of names.entries()) {
    const folder = `connectors/${name.toLowerCase()}`;
    files[`${folder}/connector.yaml`] = connectorFile(name, 'Own Key');
    files[`${folder}/guides/link-account/key.mdx`] = connectorGuide(name, `The ${name} console has it.`);
    // Equal bytes under one name come to one file of the site, which several pages show.
    files[`${folder}/screen.png`] = picture(700, index < 2 ? 90 : 100 + index);
  }
  files['connectors/alder/guides/connector-profile/key.mdx'] = article('Set up Alder', 'For who sets it up.');
  files['connectors/cedar/logo.svg'] = mark(3);
  for (let index = 0; index < 8; index++) {
    const next = `[Next](/guides/g${index + 1}#extra) ![Shared](/shared.png)`;
    files[`guides/g${index}.mdx`] = article(`Article ${index}`, index % 2 ? next : 'Text.', { hidden: index === 5 });
  }
  return files;
}

/** Changes one to three things in a content folder; answers what it changed. */
export function editsOf(root: string, random: Random): string {
  const said: string[] = [];
  for (let count = random.between(1, 3); count > 0; count--) said.push(edit(root, random));
  return said.join(', ');
}

/** Changes both brands at once, since what Astro makes for them takes its time. */
export function editBrands(root: string, random: Random): string {
  const [vendor, acme] = ['vendor', 'acme'].map((brand) => join(root, `brands/${brand}/brand.yaml`));
  const color = `#${random.between(0x10, 0x50)}${random.between(10, 50)}30`;
  rewrite(vendor ?? '', (text) => text.replace(/accent: '[^']+'/, `accent: '${color}'`));
  rewrite(acme ?? '', (text) =>
    text
      .replace(/docs: .*? }/, `docs: Acme Help ${random.between(1, 99)} }`)
      .replace(/ {2}console: .*\n/, '')
      .replace('vocabulary:\n', `vocabulary:\n  console: control room ${random.between(1, 9)}\n`)
      .replace(/hide: .*/, random.chance(0.5) ? "hide: ['#extra']" : "hide: ['guides/**#extra']")
      .replace(
        /connectors: .*/,
        random.chance(0.5) ? 'connectors: { without: [elm] }' : 'connectors: { without: [birch] }',
      ),
  );
  return 'brands';
}

function edit(root: string, random: Random): string {
  const pages = readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.mdx') && !/^(?:snippets|brands)/.test(path))
    .sort();
  const page = random.pick(pages);
  const word = () => `${random.pick(words)} ${random.between(0, 999)}`;
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const connector = random.pick(names);
  const folder = `connectors/${connector.toLowerCase()}`;
  const edits: Record<string, () => string> = {
    text: () => rewrite(join(root, page), (text) => `${text}\nThe ${word()}.\n`),
    title: () =>
      rewrite(join(root, page), (text) => text.replace(/title: .*/, `title: ${random.pick(names)} ${word()}`)),
    description: () => rewrite(join(root, page), (text) => text.replace(/description: .*/, `description: ${word()}`)),
    hidden: () =>
      rewrite(join(root, page), (text) =>
        text.includes('hidden: true\n')
          ? text.replace('hidden: true\n', '')
          : text.replace('---\n', '---\nhidden: true\n'),
      ),
    rename: () => {
      const to = `guides/renamed-${random.between(0, 999)}.mdx`;
      if (page.startsWith('guides/') && !/g[0-2]\.mdx$/.test(page)) {
        renameSync(join(root, page), join(root, to));
      }
      return `${page} to ${to}`;
    },
    remove: () => {
      if (pages.length > 8 && !/g[0-2]\.mdx$/.test(page)) rmSync(join(root, page));
      return page;
    },
    add: () => {
      const to = `${random.pick(['guides', 'guides/more', 'deep/er'])}/new-${random.between(0, 999)}.mdx`;
      write(to, article(word(), `New: ${word()}. [A list](/list.csv) ![Shared](/shared.png)`));
      return to;
    },
    snippet: () =>
      rewrite(join(root, `snippets/${random.pick(['note', 'deep', 'unused'])}.mdx`), (text) => `${text}\n${word()}\n`),
    connector: () =>
      rewrite(join(root, `${folder}/connector.yaml`), () =>
        connectorFile(
          `${random.pick(['', 'New ', 'Zed '])}${connector}`,
          random.pick(['Own Key', 'Other Key', 'A naïve key']),
        ),
      ),
    'connector gone': () => {
      const isThere = existsSync(join(root, folder));
      if (isThere && connector !== 'Alder') rmSync(join(root, folder), { recursive: true });
      else write(`${folder}/connector.yaml`, connectorFile(connector, 'Own Key'));
      if (!isThere) write(`${folder}/guides/link-account/key.mdx`, connectorGuide(connector, word()));
      return folder;
    },
    'second guide': () => {
      write(`${folder}/guides/connector-profile/key.mdx`, article(`Set up ${connector}`, word()));
      return folder;
    },
    picture: () => {
      write(
        random.pick([`${folder}/screen.png`, 'shared.png']),
        picture(random.pick([600, 700, 1500]), random.between(0, 255)),
      );
      return folder;
    },
    'connector logo': () => {
      const file = join(root, folder, 'logo.svg');
      if (existsSync(file)) rmSync(file);
      else write(`${folder}/logo.svg`, mark(random.between(0, 99)));
      return file;
    },
    list: () => rewrite(join(root, 'list.csv'), (text) => `${text}${random.between(0, 9)},x\n`),
    'brand logo': () => rewrite(join(root, 'brands/vendor/logo.svg'), () => logo(`#${random.between(100000, 999999)}`)),
    overlay: () => {
      const own = join(root, 'brands/acme/content/guides/g1.mdx');
      if (existsSync(own)) rmSync(own);
      else write('brands/acme/content/guides/g1.mdx', article('Over', word()));
      return own;
    },
    'front page': () => {
      if (existsSync(join(root, 'index.mdx'))) rmSync(join(root, 'index.mdx'));
      else write('index.mdx', article('Front', word()));
      return 'index.mdx';
    },
  };
  const kind = random.pick(Object.keys(edits).sort());
  return `${kind}: ${edits[kind]?.()}`;
}

function rewrite(file: string, change: (text: string) => string): string {
  if (existsSync(file)) writeFileSync(file, change(readFileSync(file, 'utf8')));
  return file;
}
