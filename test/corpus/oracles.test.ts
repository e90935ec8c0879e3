/** Each oracle, with a page that is whole, and with the fault planted that it is there to find. */
import { describe, expect, test } from 'vitest';
import type { Oracle } from './finding.ts';
import { addresses } from './oracles/addresses.ts';
import { doubledTexts } from './oracles/doubled-texts.ts';
import { followInclusions } from './oracles/inclusions.ts';
import { labels } from './oracles/labels.ts';
import { lostAnchors } from './oracles/lost-anchors.ts';
import { lostPictures } from './oracles/lost-pictures.ts';
import { propTexts } from './oracles/prop-texts.ts';
import { redBoxes } from './oracles/red-boxes.ts';
import { steps } from './oracles/steps.ts';
import { structure } from './oracles/structure.ts';
import { syntaxAsText, withoutMarks } from './oracles/syntax-as-text.ts';
import { readWritten } from './read-written.ts';
import { partFinder } from './reading/read-parts.ts';
import { readSource } from './reading/read-source.ts';
import { viewPage } from './reading/view-page.ts';

type Case = readonly [source: string, html: string];

function ask(oracle: Oracle, [source, html]: Case, file = 'a.mdx') {
  return oracle({ texts: [readSource(file, source)], page: viewPage(html, '') });
}

/** What is found of a page on which the fault is planted, when nothing is found of one that is whole. */
function expectFinds(oracle: Oracle, source: string, whole: string, faulty: string, found: object, file?: string) {
  expect(ask(oracle, [source, whole], file)).toEqual([]);
  expect(ask(oracle, [source, faulty], file)).toContainEqual(expect.objectContaining(found));
}

describe('syntax as text', () => {
  test.each([
    [':::', '\n\n:::note\nCareful.\n:::\n', ':::note\nCareful.\n:::'],
    ['::block', '\n\n::callout{icon="x"}\nCareful.\n::\n', '::callout{icon="x"}\nCareful.\n::'],
    [
      '{% %}',
      '\n\n{% hint style="info" %}\nCareful.\n{% endhint %}\n',
      '{% hint style="info" %} Careful. {% endhint %}',
    ],
    ['[!NOTE]', '\n\n> [!NOTE]\n> Careful.\n', '[!NOTE]\nCareful.'],
    ['!!!', '\n\n!!! note "Careful"\n    Text.\n', '!!! note "Careful"'],
    ['???', '\n\n??? note "Careful"\n    Text.\n', '??? note “Careful”'],
    ['=== "tab"', '\n\n=== "Cloud"\n\n    Text.\n', '=== "Cloud"'],
    ['--8<--', '\n\n--8<-- "part.md"\n', '--8<-- "part.md"'],
    ['<<<', '\n\n<<< ./part.ts#a [a.ts]\n', '&lt;&lt;&lt; ./part.ts#a [a.ts]'],
    ['{ .class }', '\n\n![x](a.png){ width="400" }\n', '{ width="400" }'],
    ['{: }', '\n\n[x](/a){:target="_blank"}\n', '{:target="_blank"}'],
    ['[block:]', '\n\n[block:callout]\n{}\n[/block]\n', '[block:callout] {} [/block]'],
    ['="title"', '\n\n:::note{title="Careful"}\nText.\n:::\n', '<b>="Careful"</b>'],
    ['{brand.}', '\n\nOpen {brand.name}.\n', 'Open {brand.name}.'],
    ['<!-- -->', '\n\n<!-- note -->\n', '&lt;!-- note --&gt;'],
    ['import', "\n\nimport X from '@/x.astro'\n", "import X from '@/x.astro'"],
    ['<tag>', '\n\n<Odd>Text.</Odd>\n', '&lt;Odd&gt; Text. &lt;/Odd&gt;'],
    ['[[toc]]', '\n\n[[toc]]\n', '[[toc]]'],
    [':   definition', '\n\n:   What it is.\n', ':   What it is.'],
    [':icon:', '\n\n:material-check:{ .lg } Done.\n', ':material-check: Done.'],
    ['++key++', '\n\nPress ++ctrl+"C"++.\n', 'Press ++ctrl+“C”++.'.replaceAll(/[“”]/g, '"')],
    ['== tab', '\n\n== Cloud\nText.\n', '== Cloud\nText.'],
    ['==marked==', '\n\nIt is ==marked so== now.\n', 'It is ==marked so== now.'],
    ['^^inserted^^', '\n\nIt is ^^put in^^ now.\n', 'It is ^^put in^^ now.'],
    ['{* file *}', '\n\n{* ../a.py hl[2] *}\n', '{* ../a.py hl[2] *}'],
    ['| table |', '\n| a | b |\n| --- | --- |\n', '| a | b |\n| --- | --- |'],
  ])('finds %s', (group, source, shown) => {
    const whole = `<p>Careful. Text.</p><pre><code>${shown}</code></pre><p><code>${shown}</code></p>`;
    expectFinds(syntaxAsText, source, whole, `<p>${shown}</p>`, { group, file: 'a.mdx', line: 3 });
  });

  test('is silent where the writer means to show a mark', () => {
    expect(ask(syntaxAsText, ['Write \\{% hint %} or &lt;Odd/>.', '<p>Write {% hint %} or &lt;Odd/&gt;.</p>'])).toEqual(
      [],
    );
    expect(ask(syntaxAsText, ['import data from a file', '<p>import data from a file, x_{k=0}</p>'])).toEqual([]);
    expect(ask(syntaxAsText, ['From a --> b --\\> c.', '<p>From a --&gt; b --&gt; c.</p>'])).toEqual([]);
    expect(ask(syntaxAsText, ['From a --> b.', '<p>From a --&gt; b --&gt;</p>'])).toHaveLength(1);
    expect(ask(syntaxAsText, ['<Tabs items={[\'<A x="1" />\']} />', '<p>&lt;A x="1" /&gt;</p>'])).toEqual([]);
  });

  test('takes brackets behind words for words', () => {
    expect(ask(syntaxAsText, ['## Parts [!TODO]\n', '<h2>Parts [!TODO]</h2>'])).toEqual([]);
    expect(ask(syntaxAsText, ['> [!TODO]\n', '<blockquote><p>[!TODO]</p></blockquote>'])).toHaveLength(1);
  });

  test('finds marks of lines that readers copy with the code', () => {
    const source = '```js\n// highlight-next-line\na()\n```\n';
    const found = { group: 'mark of a line in code', line: 2 };
    expectFinds(syntaxAsText, source, '<pre>a()</pre>', '<pre>// highlight-next-line\na()</pre>', found);
  });

  test('leaves to the words what marks say to readers', () => {
    expect(withoutMarks('{% hint style="info" %}').trim()).toBe('');
    expect(withoutMarks('> [!NOTE]').trim()).toBe('>');
    expect(withoutMarks('!!! note "Before you start"').trim()).toBe('Before you start');
    expect(withoutMarks('Open [it]{: .x} now.')).toContain('Open [it]');
    expect(withoutMarks('Views :badge[v4]{color="info"} and on').trim()).toBe('Views v4 and on');
    expect(withoutMarks('At 12:30 :word{ is no mark').trim()).toBe('At 12:30 :word{ is no mark');
    expect(withoutMarks('////').trim()).toBe('');
    expect(withoutMarks('/// note | Before you start').trim()).toBe('Before you start');
    expect(withoutMarks('Press ++ctrl+"C"++ in ==this== and ^^that^^.')).toBe('Press ctrl+C in this and that.');
    expect(withoutMarks('C++ and D++, a == b and c == d')).toBe('C++ and D++, a == b and c == d');
  });
});

describe('addresses', () => {
  test.each([
    ['a link', 'See [it](https://example.com/a).\n', 'https://example.com/a', 'link'],
    ['a picture', '![It](./pics/ü%201.png "Title")\n', './pics/%C3%BC%201.png', 'picture'],
    ['an address in angles', '![It](<./pics/a b.png>)\n', './pics/a%20b.png', 'picture'],
    ['a reference', '[It][ref]\n\n[ref]: /docs/it.md#id\n', '/docs/it#id', 'link'],
    ['an unknown block', '<ReferenceCard href="/docs/next">Next</ReferenceCard>\n', '/docs/next/', '<ReferenceCard>'],
    ['a list of objects', '<Hero start={[{ title: "A", link: "/docs/a" }]} />\n', '/docs/a', '<Hero>'],
    [
      'an embed',
      '{% embed url="https://www.youtube.com/watch?v=abc" %}\n',
      'https://www.youtube.com/watch?v=abc',
      '{% embed %}',
    ],
    ['a part for people', '<Visibility for="humans">\n[It](/a)\n</Visibility>\n', '/a', 'link'],
    ['entities', '<a href="/a?x=1&amp;y=2">A</a>\n', '/a?x=1&amp;y=2', '<a>'],
    ['a signed backslash', '[It](/a\\_b)\n', '/a_b', 'link'],
  ])('finds %s that is lost', (_what, source, address, group) => {
    const page = `<p><a href="${address}">It</a></p>`;
    expectFinds(addresses, source, page, '<p>It</p>', { group, file: 'a.mdx' });
  });

  test('takes the first of two definitions, and none that only looks like one', () => {
    const source = '[It] and [more][it].\n\n[it]: /docs/one\n[it]: /docs/two\n';
    expectFinds(addresses, source, '<a href="/docs/one">It</a>', '<p>It</p>', { what: 'no address /docs/one' });
    const mark = 'See [the page]:\n\n=== "Tab"\n\n    Text. [the page]\n\n[text][the page]\n\n  [unused]: /docs/none\n';
    expect(ask(addresses, [mark, '<p>See the page: Tab Text.</p>'])).toEqual([]);
  });

  test('takes a film for the same in a frame and on its page', () => {
    const source = '<iframe src="https://www.youtube.com/embed/abc?si=x"></iframe>\n';
    expect(ask(addresses, [source, '<a href="https://www.youtube.com/watch?v=abc">Watch</a>'])).toEqual([]);
    expect(ask(addresses, [source, '<a href="https://www.youtube.com/watch?v=other">Watch</a>'])).toHaveLength(1);
  });

  test('expects none of code, comments, frontmatter, imports and scripts', () => {
    const source = [
      '---\nimage: /a.png\nbody: "[a](/front)"\n---\n',
      "import a from './a.png'\n",
      '<!-- [a](/comment) -->\n{/* ![a](/jsx.png) */}\n',
      '`[a](/code)`\n\n```md\n[a](/fence)\n```\n',
      `[a](javascript:x) <X href={\`/\${y}\`} /> \\[a\\](/escaped)\n`,
      '<Visibility for="agents">\n[a](/agents)\n</Visibility>\n',
      '<If is="llm">\n[a](/agents)\n</If>\n',
      '<script>let a = "[a](/script)"</script>\n',
    ].join('\n');
    expect(ask(addresses, [source, '<p>a</p>'])).toEqual([]);
  });
});

describe('texts in props', () => {
  test.each([
    ['a list of lists', '<Odd options={[["LDAP_URL", "LDAP server URL."]]} />', 'LDAP server URL.'],
    ['an object', '<Odd type={{ rate: { description: "The rate of it" } }} />', 'The rate of it'],
    ['JSX', '<Odd question={<>Do you use **routers**?</>}>Yes</Odd>', 'Do you use **routers**?'],
    ['a string', '<Odd title="Careful">Yes</Odd>', 'Careful'],
    ['a heading', '<Odd heading="History">Yes</Odd>', 'History'],
    [
      'a string with code before a letter',
      '<Odd title="`imageSigning`이 맞습니다">Yes</Odd>',
      '`imageSigning`이 맞습니다',
    ],
    ['code', '<Odd code={`const a = 1\nconst b = 2`} />', 'const a = 1 const b = 2'],
    ['an exported string', 'export const sample = `curl -X POST it`\n\n<Odd children={sample} />', 'curl -X POST it'],
  ])('finds the text of %s', (_what, source, text) => {
    const whole = `<p>LDAP_URL <span>⚠\uFE0F</span>${text.replaceAll('*', '').replace(/`(.*?)`/, '<code>$1</code>')}</p>`;
    expectFinds(propTexts, `${source}\n`, whole, '<div>LDAP_URL Yes</div>', {
      what: `not shown: ${text}`,
      file: 'a.mdx',
    });
  });

  test('expects no settings, addresses, labels of tabs, and strings that nothing uses', () => {
    const source = [
      '<Odd heading="h4" className="big red box" icon="arrow left" href="/a b" groupId="my group" if={{ sdk: ["next js"] }} />',
      '<OwnTabs additionalValues={[{ label: "Curl", value: "curl" }]}></OwnTabs>',
      '<Tabs items={["One two", "Three"]}><Tab title="One two">x</Tab></Tabs>',
      'export const unused = "never shown at all"',
      '```jsx\n<Odd title="In code" />\n```',
    ].join('\n\n');
    expect(ask(propTexts, [source, '<p>x</p>'])).toEqual([]);
  });
});

describe('labels', () => {
  test.each([
    ['<X.TabItem>', '<X><X.TabItem value="go">Use go.</X.TabItem></X>', 'Go'],
    ['<Tabs>', "<Tabs items={['pnpm', 'npm']}><Tab>a</Tab><Tab>npm</Tab></Tabs>", 'pnpm'],
    ['{% tab %}', '{% tab title="Cloud" %}\nOpen the Cloud.\n{% endtab %}', 'Cloud'],
    ['=== "tab"', '=== "Cloud"\n\n    Open the Cloud.', 'Cloud'],
    ['=== "tab"', '=== ":octicons-file-16: `Cloud`"\n\n    Open the Cloud.', 'Cloud'],
    ['!!! "title"', '!!! note "The [`Careful`][it]"\n    Text.\n\n[it]: /a', 'The Careful'],
    ['directive', ':::note{title="Careful"}\nText.\n:::', 'Careful'],
    ['!!! "title"', '!!! note "Before you start"\n    Text.', 'Before you start'],
    ['``` […]', '```sh [npm]\nnpm i x\n```', 'npm'],
    ['``` […]', '```vue [pages/[id\\\\].vue]\na\n```', 'pages/[id].vue'],
    ['``` tab=', '```ts tab="One"\na\n```', 'One'],
    ['``` {{ filename }}', "```ts {{ filename: 'app.ts' }}\na\n```", 'app.ts'],
  ])('finds the lost label of %s', (group, source, label) => {
    const rest = `<p>Use go. npm i x npm. Open the ${label}.</p><b>npm</b>`;
    const rests = label === 'npm' ? '<p>[npm]: npm i x</p>' : rest;
    expectFinds(labels, `${source}\n`, `<p class="tab-title">${label}</p>${rests}`, rests, { group });
  });

  test('knows the letters that entities stand for', () => {
    const source = '<Tabs><Tab title="Docs&shy;sites &lpar;new&rpar;">x</Tab></Tabs>';
    expectFinds(labels, source, '<p>Docs&shy;sites (new)</p>', '<p>Docs shysites (new)</p>', { group: '<Tab>' });
  });

  test('knows a label that names a tag', () => {
    const source = '<Tabs items={["With <It />"]}><Tab>x</Tab></Tabs>';
    expectFinds(labels, source, '<p>With &lt;It /></p>', '<p>x</p>', { group: '<Tabs>' });
  });

  test('takes a value for a key where the parent has the label', () => {
    const source = '<Tabs values={[{ label: "macOS", value: "mac" }]}><TabItem value="mac">x</TabItem></Tabs>';
    expect(ask(labels, [source, '<p>macOS</p><p>x</p>'])).toEqual([]);
  });
});

describe('steps', () => {
  const step = (text: string) => `<ol><li class="step" id="s"><h3>1 ${text}</h3></li></ol>`;
  test.each([
    ['<Step>', '<Steps><Step title="Open it now">x</Step></Steps>', 'Open it now'],
    ['heading in <Steps>', '<Steps>\n\n### Open it now\n\n1. Not a step\n\n</Steps>', 'Open it now'],
    ['list in <Steps>', '<Steps>\n\n1. Open it now\n\n   Text.\n\n</Steps>', 'Open it now'],
    ['{% step %}', '{% step %}\n### Open it now\n{% endstep %}', 'Open it now'],
  ])('finds that a %s has no number', (group, source, text) => {
    const list = '<ol><li>Not a step</li></ol>';
    expectFinds(steps, `${source}\n`, step(text) + list, `<ul><li>${text}</li></ul>${list}`, { group });
  });

  test('takes no point of a list within Steps for a step', () => {
    const page = '<ol role="list"><li class="between-steps"><ol><li>Open it now</li></ol></li></ol>';
    expect(ask(steps, ['<Steps>\n\n1. Open it now\n\n</Steps>\n', page])).toMatchObject([{ group: 'list in <Steps>' }]);
  });

  test('finds an item that has become a sentence, and a list that begins anew', () => {
    const source = '1. Open it now\n2. Close it then\n';
    const whole = '<ol><li>Open it now</li><li>Close it then</li></ol>';
    expectFinds(steps, source, whole, '<p>1. Open it now 2. Close it then</p>', { group: 'item of a list', line: 1 });
    const anew = '<ol><li>Open it now</li></ol><p></p><ol><li>Close it then</li></ol>';
    expectFinds(steps, source, whole, anew, { group: 'another number', line: 2 });
    // All Markdown counts on from the first number, whatever the others say.
    expect(ask(steps, [source.replace('2.', '1.'), whole])).toEqual([]);
  });
});

describe('structure', () => {
  test.each([
    ['heading', '## Get a key ##\n', '<h2>Get a key</h2>', '<p>Get a key</p>', 'a.mdx'],
    ['heading', '## Get a key { #key }\n', '<h2>Get a key</h2>', '<p>Get a key</p>', 'a.md'],
    [
      'table',
      'x\n\n| Field | Value |\n|---|---|\n| a | b |\n',
      '<table><tr><th>Field<th>Value</table>',
      '<p>Field Value</p>',
      'a.mdx',
    ],
    [
      'fence',
      '```sh\nexport A=1\nexport B=2\n```\n',
      '<pre>export A=1\nexport B=2</pre>',
      '<p>export A=1 export B=2</p>',
      'a.mdx',
    ],
    [
      'indented code',
      'Run:\n\n    export A=1\n    export B=2\n',
      '<pre>export A=1\nexport B=2</pre>',
      '<p>export A=1 export B=2</p>',
      'a.md',
    ],
  ])('finds a %s that is none', (group, source, whole, faulty, file) => {
    expectFinds(structure, source, whole, faulty, { group }, file);
  });

  test('knows code without the sign that makes a button of its comment, but not without the comment', () => {
    const source = '```yaml\nsite: a # (1)!\nurl: b\n```\n';
    const whole = '<pre>site: a # (1)\nurl: b</pre>';
    expectFinds(structure, source, whole, '<pre>site: a\nurl: b</pre>', { group: 'fence' });
  });

  test('expects what a comment says behind the mark of its line', () => {
    const source = '```js\na() // [!code highlight] What it does\n```\n';
    expectFinds(structure, source, '<pre>a() // What it does</pre>', '<pre>a()</pre>', { group: 'fence' });
  });

  test('expects of code with a line for another file what is around it', () => {
    const source = '```py\na = 1\n{!> ../b.py!}\nc = 3\n```\n';
    expectFinds(structure, source, '<pre>a = 1\nb = 2\nc = 3</pre>', '<pre>a = 1\nb = 2</pre>', { group: 'fence' });
  });

  test('takes no fence set in by four columns for the end of code', () => {
    const source = '``` md\n=== "C"\n\n    ``` c\n    a\n    ```\n```\n\nb\n';
    const whole = '<pre>=== "C"\n\n    ``` c\n    a\n    ```</pre><p>b</p>';
    expectFinds(structure, source, whole, '<pre>=== "C"</pre><pre>a</pre><p>b</p>', { group: 'fence' }, 'a.md');
  });

  test('takes what stands in an mdx-code-block for content', () => {
    const source = '```mdx-code-block\n<It>\n```\n\n~~~sh\ngo\n~~~\n\n```mdx-code-block\nSee [it](/it).\n</It>\n```\n';
    const whole = '<pre>go\n</pre><p>See <a href="/it">it</a>.</p>';
    expect(ask(structure, [source, whole])).toEqual([]);
    expect(ask(structure, [source, '<p>go</p>'])).toMatchObject([{ group: 'fence' }]);
    expectFinds(addresses, source, whole, '<pre>go\n</pre><p>See it.</p>', { group: 'link' });
  });

  test('expects nothing of the programs that a file exports', () => {
    const held = '`\nfunction inner() {\n}\n~~~md\n# It\n~~~`';
    const source = `export async function Demo() {\n  const a = ${held}\n}\n\n~~~md\n# It\n~~~\n`;
    expectFinds(structure, source, '<pre># It</pre>', '<p># It</p>', { group: 'fence', line: 10 });
  });

  test('takes no body of a list or a mark for code', () => {
    const source =
      '- a\n\n    more of a\n\n!!! note\n\n    The note.\n\nterm\n\n:   Said.\n\n    More.\n\n1. b\n\n        code\n';
    expect(ask(structure, [source, '<p>more of a The note. Said. More. code</p>'], 'a.md')).toEqual([]);
  });
});

test('red boxes: each is found, by what it stands for', () => {
  const source = 'Text.\n\n<iframe src="https://example.com/embed"></iframe>\n';
  const box =
    '<div class="refusal">Not shown: <code>&lt;iframe src="https://example.com/embed">&lt;/iframe></code></div>';
  expectFinds(redBoxes, source, '<p>Text.</p>', `<p>Text.</p>${box}`, { group: '<iframe>', line: 3 });
});

describe('doubled texts', () => {
  const source = 'Intro.\n\nOpen the **console** and copy it.\n';
  const text = '<p>Open the <b>console</b> and copy it.</p>';
  test('finds a sentence that stands twice', () => {
    expectFinds(doubledTexts, source, text, text + text, {
      line: 3,
      what: '2 times, written 1: "open the console and copy it"',
    });
  });

  test('is silent about one that its writer wrote twice', () => {
    expect(ask(doubledTexts, [source + source, text + text])).toEqual([]);
  });
});

describe('inclusions', () => {
  const parts = {
    'parts/a.mdx': 'Open the console and copy the key.\n\n<Include src="parts/b" />\n',
    'parts/b.mdx': 'Then close it again for good.\n',
  };
  const follow = (source: string, page: string) =>
    followInclusions(
      readSource('docs/a.mdx', source),
      viewPage(page, '').words,
      partFinder(new Map(Object.entries(parts))),
    );
  const shown = '<p>Open the console and copy the key.</p><p>Then close it again for good.</p>';

  test.each([
    ['<Include>', '<Include src="parts/a" />'],
    ['<include>', '<include>../parts/a.mdx</include>'],
    ['--8<--', '--8<-- "parts/a.mdx"'],
    ['{% include %}', '{% include "../parts/a.mdx" %}'],
    ['@include', '<!--@include: ../parts/a.mdx-->'],
    ['<Typedoc>', '<Typedoc src="parts/a" />'],
    ['import @/', "import A from '@/parts/a.mdx'\n\n<A />"],
  ])('finds that what %s names is not shown', (group, source) => {
    expect(follow(source, shown)).toMatchObject({ findings: [], texts: [{}, {}, {}] });
    expect(follow(source, '<p></p>').findings).toMatchObject([{ oracle: 'inclusions', group, line: 1 }]);
    expect(follow(source, shown.replace(/Then.*good/, '')).findings).toMatchObject([{ file: 'parts/a.mdx', line: 3 }]);
  });

  test('knows a sentence with code in it', () => {
    const find = partFinder(new Map([['b.mdx', 'We use the `dotenv` library here.\n']]));
    const ask = (page: string) =>
      followInclusions(readSource('a.mdx', '<Markdown src="b.mdx" />\n'), viewPage(page, '').words, find).findings;
    expect(ask('<p>We use the <code>dotenv</code> library here.</p>')).toEqual([]);
    expect(ask('<p>We use the library here.</p>')).toMatchObject([{ group: '<Markdown>' }]);
  });

  test('knows a list that the page counts, and a link with code among its words', () => {
    const part = '1. Open the [`key` of the app](/key) now.\n2. Copy it.\n';
    const find = partFinder(new Map([['b.mdx', part]]));
    const ask = (page: string) =>
      followInclusions(readSource('a.mdx', '<Markdown src="b.mdx" />\n'), viewPage(page, '').words, find).findings;
    expect(ask('<ol><li>Open the <a href="/key"><code>key</code> of the app</a> now.</li></ol>')).toEqual([]);
    expect(ask('<ol><li>Open the app now.</li></ol>')).toMatchObject([{ group: '<Markdown>' }]);
  });

  test('knows a file of code by its lines', () => {
    const find = partFinder(new Map([['b.ts', '// #region\nexport const key = readKey(1);\n']]));
    const ask = (page: string) =>
      followInclusions(readSource('a.mdx', '<include>./b.ts</include>\n'), viewPage(page, '').words, find).findings;
    expect(ask('<pre>export const key = readKey(1);</pre>')).toEqual([]);
    expect(ask('<pre>export const key</pre>')).toMatchObject([{ group: '<include>' }]);
  });

  test('knows code without the comments that mark its lines', () => {
    const find = partFinder(new Map([['b.mdx', '```js\n// highlight-start\nrun()\n// highlight-end\n```\n']]));
    const ask = (page: string) =>
      followInclusions(readSource('a.mdx', '<Markdown src="b.mdx" />\n'), viewPage(page, '').words, find).findings;
    expect(ask('<pre>run()</pre>')).toEqual([]);
    expect(ask('<pre>stop()</pre>')).toMatchObject([{ group: '<Markdown>' }]);
  });

  test('expects nothing of an import that a program decides on', () => {
    const source = (use: string) => `import A from '/parts/a.mdx'\n\n${use}\n`;
    expect(follow(source("{mode !== 'live' && <A />}"), '<p></p>').findings).toEqual([]);
    expect(follow(source('<A />'), '<p></p>').findings).toMatchObject([{ group: 'import /' }]);
  });

  test('finds that no file is called so', () => {
    expect(follow('<Include src="parts/none" />', shown).findings).toMatchObject([
      { what: expect.stringContaining('none') },
    ]);
  });
});

test('pictures: one that is there and said to be missing is found', () => {
  const texts = [readSource('docs/a.md', '![x](<../.gitbook/assets/a b.png>)\n\n![y](gone.png)\n')];
  const missing = ['There is no image ../.gitbook/assets/a%20b.png.', 'There is no image gone.png.'];
  const hasFile = (path: string) => path === '.gitbook/assets/a b.png';
  expect(lostPictures(texts, { hasFile, missing })).toMatchObject([{ group: '.gitbook/assets', line: 1 }]);
  expect(lostPictures(texts, { hasFile, missing: missing.slice(1) })).toEqual([]);
});

test('pictures: one in a folder that the site is served from is found, at whichever address', () => {
  const texts = [
    readSource('a.md', '![x](/docs/images/a.png) ![y](~/assets/b.png) ![z](../../assets/c.png) ![w](/no.png)\n'),
  ];
  const missing = ['/docs/images/a.png', '~/assets/b.png', '../../assets/c.png', '/no.png'];
  const there = new Set(['public/images/a.png', '../../src/assets/b.png', '../../assets/c.png']);
  const found = lostPictures(texts, { hasFile: (path) => there.has(path), missing });
  expect(found.map(({ what }) => what.split(': ')[1])).toEqual(missing.slice(0, 3));
  expect(lostPictures(texts, { hasFile: () => false, missing })).toEqual([]);
});

describe('anchors', () => {
  const page = {
    file: 'b.md',
    source: '# B\n\n## 1. `build.outDir` & more\n\n## Given {#own}\n\n```\n# no heading\n```\n',
  };
  const ask = (id: string, name = '/b') =>
    lostAnchors([{ file: 'a.md', line: 3, page: name, id }], (path) => (path === '/b' ? page : undefined));

  test.each(['_1-build-outdir-more', '1-buildoutdir--more', 'own'])('%s is a heading of the page', (id) => {
    expect(ask(id)).toMatchObject([{ file: 'a.md', line: 3 }]);
  });

  test('what no heading says is a fault of the link, and so is a page that is not there', () => {
    expect([ask('more'), ask('no-heading'), ask('given'), ask('o-wn'), ask('own', '/c')]).toEqual([[], [], [], [], []]);
  });
});

test('written texts: tags in code stay as they are, and those of HTML are closed', () => {
  const { texts, dialect } = readWritten('A `<img>` and ``a ` <br>``.<br>More.\n\n# B {#b}\n', 'a.md', () => undefined);
  expect(dialect).toBe('mended');
  expect(texts.filter(({ kind }) => kind === 'inline-code').map(({ forms }) => forms[0])).toEqual([
    '<img>',
    'a ` <br>',
  ]);
});

test('the key of tabs is no text', () => {
  expect(withoutMarks('::: tabs key:provider').trim()).toBe('');
  expect(withoutMarks('::: note key:provider').trim()).toBe('key:provider');
});

test('written texts: references that other files define say their words, and no word less', () => {
  const formsOf = (source: string) =>
    readWritten(source, 'a.md', () => undefined).texts.map(({ forms }) => forms.at(-1));
  expect(formsOf('Use [the text][a.b] and [c.d].\n')).toEqual(['Use the text and c.d.']);
  expect(formsOf('The [`x` folder][a.b] is.\n')).toEqual(['The ', 'x', ' folder is.']);
  expect(formsOf('A list [1, 2] is kept.\n')).toEqual(['A list [1, 2] is kept.']);
  expect(formsOf('*[HTML]: Hyper Text\n')).toEqual([]);
});
