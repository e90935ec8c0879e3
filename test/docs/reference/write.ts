/** `npm run reference`: writes the reference pages. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { referencePages } from './pages.ts';

for (const [path, text] of referencePages()) {
  const file = join(import.meta.dirname, '../../..', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
