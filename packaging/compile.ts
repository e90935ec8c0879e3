/** The source as JavaScript, which is what Node runs below `node_modules`: file by file, line by line. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** An address of a TypeScript file of our own in code or markup: it begins with a dot. */
const sourceAddress = /(["'])(\.{1,2}\/[^"'\n]+)\.ts(\?[^"'\n]*)?\1/g;

/**
 * Writes `src` into `lib` with the same folders. Types go, and with them nothing moves: a line stays the line that it
 * was, so that the place in an error is the place in the source.
 * @param vendored Specifiers of packages that stand as files in `lib`, with their paths there.
 */
export function compileSource(src: string, lib: string, vendored: ReadonlyMap<string, string>): void {
  for (const entry of readdirSync(src, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.d.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(src, file).replaceAll('\\', '/');
    const target = join(lib, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, compile(path, readFileSync(file), vendored));
  }
}

function compile(path: string, bytes: Buffer, vendored: ReadonlyMap<string, string>): string | Buffer {
  if (path.endsWith('.astro')) return renameSources(bytes.toString('utf8'));
  if (!path.endsWith('.ts')) return bytes;
  const code = renameSources(stripTypeScriptTypes(bytes.toString('utf8')).replace(/[ \t]+$/gm, ''));
  const up = '../'.repeat(path.split('/').length - 1) || './';
  return [...vendored].reduce((text, [specifier, file]) => text.replaceAll(`'${specifier}'`, `'${up}${file}'`), code);
}

function renameSources(text: string): string {
  return text.replaceAll(sourceAddress, (_, quote, path, query = '') => `${quote}${path}.js${query}${quote}`);
}
