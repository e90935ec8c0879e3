import { describe, expect, test } from 'vitest';
import { neutralBrand } from '../../src/brand/index.ts';
import { type Connector, connectorSchema } from '../../src/connector/schema.ts';
import { outlineOf, parseGuide } from '../../src/guide/index.ts';
import { type Locale, messagesFor } from '../../src/messages/index.ts';
import { renderHtml } from '../../src/render/index.ts';

const sampleConnector: Connector = {
  id: 'a',
  ...connectorSchema.parse({ name: 'A', description: 'It.', category: 'Test', methods: {} }),
};

/** The HTML of a guide of these steps, as its page shows it. */
function htmlOf(body: string, locale: Locale = 'en', connector?: Connector): string {
  const source = `---\ntitle: T\n---\n\n${body}\n`;
  const { guide } = parseGuide(source, { path: 'a', file: 'a.mdx' });
  const outline = outlineOf(guide.children);
  return renderHtml(guide, outline, {
    page: {
      brand: neutralBrand,
      messages: messagesFor(locale),
      outline,
      catalogue: 'connectors',
      icon: () => undefined,
      connector,
      values: [],
      requiredScopes: [],
    },
  }).html;
}

const steps = (...bodies: string[]) =>
  `<Steps>\n${bodies.map((body, index) => `<Step id="s${index}" title="Title ${index}">\n${body}\n</Step>`).join('\n')}\n</Steps>`;

const digests = (html: string) => [...html.matchAll(/data-digest="([^"]*)"/g)].map(([, digest]) => digest);
const labels = (html: string) =>
  [...html.matchAll(/<label class="step-tick[^>]*>(.*?)<\/label>/g)].map(([, label = '']) =>
    label.replace(/<[^>]*>/g, ''),
  );

test('each step of a guide gets a box that is named by number and title, and a button for feedback', () => {
  const html = htmlOf(steps('One.', 'Two.'));
  expect(labels(html)).toEqual(['Step 1, Title 0: Done', 'Step 2, Title 1: Done']);
  expect(html.match(/class="step-feedback"/g)).toHaveLength(2);
  expect(html).toContain('<span data-number-of="s1">2</span>');
  expect(labels(htmlOf(steps('Eins.', 'Zwei.'), 'de'))).toEqual([
    'Schritt 1, Title 0: Erledigt',
    'Schritt 2, Title 1: Erledigt',
  ]);
});

test('steps that are written as headings or as a list get boxes too', () => {
  expect(labels(htmlOf('## Step 1: Sign in\n\nHere.\n\n## Step 2: Leave\n\nThere.'))).toEqual([
    'Step 1, Sign in: Done',
    'Step 2, Leave: Done',
  ]);
});

test('headings that only count get boxes where a connector is linked, and else none', () => {
  const document = '## 1. Terms\n\nThese.\n\n## 2. Duties\n\nThose.';
  expect(labels(htmlOf(document))).toEqual([]);
  expect(labels(htmlOf(`${document}\n\n${steps('One.', 'Two.')}`))).toEqual([
    'Step 1, Title 0: Done',
    'Step 2, Title 1: Done',
  ]);
  expect(labels(htmlOf(`<Steps>\n\n${document}\n\n</Steps>`))).toHaveLength(2);
  expect(labels(htmlOf(document, 'en', sampleConnector))).toHaveLength(2);
});

test('a single step can be reported and not ticked', () => {
  const html = htmlOf(steps('One.'));
  expect([digests(html), labels(html)]).toEqual([[], []]);
  expect(html).toContain('step-feedback');
});

describe('the digest of a step', () => {
  const before = digests(htmlOf(steps('Open [it](https://a.example/).', 'Then **two**.')));

  test.each<[string, string, readonly boolean[]]>([
    [
      'stays with what was written anew to the same effect',
      steps('Open   [it](https://a.example/).', 'Then\n__two__.'),
      [true, true],
    ],
    ['changes with a word', steps('Open [it](https://a.example/).', 'Then **three**.'), [true, false]],
    ['changes with where a link leads', steps('Open [it](https://b.example/).', 'Then **two**.'), [false, true]],
    [
      'changes with the title',
      steps('Open [it](https://a.example/).', 'Then **two**.').replace('Title 1', 'Name 1'),
      [true, false],
    ],
  ])('%s', (_what, body, same) => {
    const after = digests(htmlOf(body));
    expect(after).toHaveLength(2);
    expect(after.map((digest, index) => digest === before[index])).toEqual(same);
  });

  test('stays when another step comes before it', () => {
    const [, ...moved] = digests(htmlOf(steps('New.', 'Open [it](https://a.example/).').replace('Title 1', 'Title 0')));
    expect(moved).toEqual(before.slice(0, 1));
  });

  test('stays in another language of the interface', () => {
    expect(digests(htmlOf(steps('Open [it](https://a.example/).', 'Then **two**.'), 'de'))).toEqual(before);
  });
});
