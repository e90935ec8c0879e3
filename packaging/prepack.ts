/** Makes `lib`, which is the package's code; `npm pack` and `npm publish` run it first, and remove `lib` after. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { compileSource } from './compile.ts';
import { writeDeclarations } from './declare.ts';
import { vendoredPackages, writeVendored } from './vendor.ts';

const root = join(import.meta.dirname, '..');
const lib = join(root, 'lib');
rmSync(lib, { recursive: true, force: true });
compileSource(join(root, 'src'), lib, vendoredPackages);
writeDeclarations(join(root, 'src'), lib);
await writeVendored(root, lib);
