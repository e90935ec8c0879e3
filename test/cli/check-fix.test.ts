/** `keyway check --fix` writes what changes no page, and nothing else, and a second time nothing at all. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseGuide } from '../../src/guide/index.ts';
import { temporaryFolder } from '../loader/project.ts';
import { runKeyway } from './run-keyway.ts';

const before = `---
title: A page
description: Of the tests.
---

import { Step, Steps } from "@/components/steps"

<div data-whitelable-hide className="x">Ours.</div>

<Note whitelabelHide
  data-audiance="vendor">And this.</Note>

<BackendTabs>
  <BackendTab title="One">First {brand.x}.</BackendTab>
</BackendTabs>

\`<BackendTabs>\`
`;

const after = `---
title: A page
description: Of the tests.
---

<div data-whitelabel-hide className="x">Ours.</div>

<Note data-whitelabel-hide
  data-audience="vendor">And this.</Note>

<Tabs>
  <Tab title="One">First {brand.x}.</Tab>
</Tabs>

\`<BackendTabs>\`
`;

/** What a page shows, without the places of its parts. */
const shownBy = (text: string) =>
  JSON.stringify(parseGuide(text, { path: 'guides/a', file: 'guides/a.mdx' }).guide.children, (key, value) =>
    key === 'position' || key === 'places' ? undefined : value,
  );

test('names are written as they are read, and what was not asked for stays', async () => {
  const written = (text: string) => text.replaceAll('\n', '\r\n');
  await using source = await temporaryFolder({ 'guides/a.mdx': written(before), 'guides/b.mdx': written(before) });
  const file = join(source.path, 'guides/a.mdx');
  const fixed = await runKeyway(['check', file, '--fix', '--content', source.path]);
  expect(fixed.stderr).toBe('Mended 6 issues.\n');
  expect(fixed.code).toBe(1);
  expect(fixed.stdout).toContain('1 error, 0 warnings.\n');
  expect(await readFile(file, 'utf8')).toBe(written(after));
  // Nothing but what was asked for.
  expect(await readFile(join(source.path, 'guides/b.mdx'), 'utf8')).toBe(written(before));
  expect((await runKeyway(['check', file, '--fix', '--content', source.path])).stderr).toBe(
    'There was nothing to mend.\n',
  );
  expect(await readFile(file, 'utf8')).toBe(written(after));
});

test('no page changes by it', () => {
  expect(shownBy(after)).toBe(shownBy(before));
  // Control: what is not an edit of that kind does change it.
  expect(shownBy(after.replace('Ours.', 'Theirs.'))).not.toBe(shownBy(before));
});
