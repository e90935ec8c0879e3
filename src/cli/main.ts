/** The command line: arguments to a command, its end to an exit code. Each command is a file in `commands`. */
import { runCommandLine } from './program.ts';
import { exitCodeOf, reportFailure } from './report-failure.ts';

const outputs = [process.stdout, process.stderr];

// Whoever reads may have seen enough (`keyway check | head`); all else that can't be written is an outage.
for (const output of outputs) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
}

try {
  await runCommandLine(process.argv.slice(2), async (run) => {
    // Help and the version need none of it.
    const { readHouse, withHouse } = await import('../house/index.ts');
    const house = await readHouse(process.cwd());
    const code = await run(withHouse(process.env, house), house);
    if (code !== undefined) await end(code);
  });
} catch (cause) {
  reportFailure(cause);
  await end(exitCodeOf(cause));
}

/** Ends with this code when all that was printed is out: a pipe takes it piece by piece. */
async function end(code: number): Promise<never> {
  process.exitCode = code;
  await Promise.all(outputs.map((output) => new Promise<void>((written) => output.write('', () => written()))));
  return process.exit(code);
}
