/** The command line: arguments to a command, its end to an exit code. Each command is a file in `commands`. */
import { readHouse, withHouse } from '../house/index.ts';
import { runCommandLine } from './program.ts';
import { exitCodeOf, reportFailure } from './report-failure.ts';

try {
  await runCommandLine(process.argv.slice(2), async (run) => {
    const code = await run(withHouse(process.env, await readHouse(process.cwd())));
    if (code !== undefined) process.exit(code);
  });
} catch (cause) {
  reportFailure(cause);
  process.exit(exitCodeOf(cause));
}
