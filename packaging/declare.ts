/** Type declarations of the modules that the package exports. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** From `src`. They import nothing, so each declares itself. */
const exported = ['house/config.ts'];

/** @throws {Error} If a declaration can't be told from one module alone. */
export function writeDeclarations(src: string, lib: string): void {
  for (const file of exported) {
    const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(join(src, file), 'utf8'), {
      fileName: file,
      reportDiagnostics: true,
      compilerOptions: { isolatedDeclarations: true, declaration: true, strict: true },
    });
    const [fault] = diagnostics;
    if (fault) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`);
    writeFileSync(join(lib, file.replace(/\.ts$/, '.d.ts')), outputText);
  }
}
