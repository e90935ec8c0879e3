/** `keyway` as a program: the table of its commands, and how arguments that can't be understood are told. */
import { Command, CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { ArgumentsInvalid, type Perform } from './arguments.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand } from './commands/backup.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { completionCommand } from './commands/completion.ts';
import { devCommand } from './commands/dev.ts';
import { diffCommand } from './commands/diff.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { lspCommand } from './commands/lsp.ts';
import { mergeCommand } from './commands/merge.ts';
import { newCommand } from './commands/new.ts';
import { newBrandCommand } from './commands/new-brand.ts';
import { restoreCommand } from './commands/restore.ts';
import { schemasCommand } from './commands/schemas.ts';
import { serveCommand } from './commands/serve.ts';
import { shotCommand } from './commands/shot.ts';
import { startCommand } from './commands/start.ts';
import { tryCommand } from './commands/try.ts';
import { vaultCommand } from './commands/vault.ts';
import { keywayVersion } from './keyway-version.ts';

/** In the order in which help lists them. */
const commands: readonly ((perform: Perform) => CommandUnknownOpts)[] = [
  initCommand,
  startCommand,
  devCommand,
  buildCommand,
  mergeCommand,
  serveCommand,
  checkCommand,
  newCommand,
  tryCommand,
  diffCommand,
  shotCommand,
  auditCommand,
  importCommand,
  newBrandCommand,
  schemasCommand,
  completionCommand,
  lspCommand,
  vaultCommand,
  backupCommand,
  restoreCommand,
];

/**
 * Reads arguments, and gives the command that they name to `perform`. Help and the version are printed here.
 * @throws {ArgumentsInvalid}
 */
export async function runCommandLine(argv: readonly string[], perform: Perform): Promise<void> {
  const program = createProgram(perform);
  const [first, second] = argv;
  if (first === undefined) return program.outputHelp();
  try {
    await program.parseAsync(argumentsFor(program, first, second) ?? argv, { from: 'user' });
  } catch (cause) {
    if (cause instanceof CommanderError && cause.exitCode === 0) return;
    throw cause;
  }
}

/** `help NAME` is `NAME --help`. What is no command is told alone, so that its options do not distract from it. */
function argumentsFor(program: CommandUnknownOpts, first: string, second: string | undefined): string[] | undefined {
  const isCommand = (name: string) => program.commands.some((command) => command.name() === name);
  if (first === 'help') {
    if (second === undefined) return ['--help'];
    return isCommand(second) ? [second, '--help'] : [second];
  }
  return first.startsWith('-') || isCommand(first) ? undefined : [first];
}

function createProgram(perform: Perform): CommandUnknownOpts {
  const program: CommandUnknownOpts = new Command('keyway')
    .usage('<command> [options]')
    .description('A static site of connect guides, each of which ends with the account linked.')
    .version(keywayVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(nameInUsage)].join(' '),
    })
    .addHelpText('after', '\nOptions of a command: keyway help <command>')
    // What is wrong is told in one place, by whoever catches it.
    .configureOutput({ outputError: () => {} })
    .exitOverride((error) => refuse(error, program));
  for (const createCommand of commands) {
    const command = createCommand(perform);
    command.copyInheritedSettings(program);
    command.exitOverride((error) => refuse(error, command));
    program.addCommand(command);
  }
  return program;
}

function nameInUsage(argument: { name(): string; required: boolean; variadic: boolean }): string {
  const name = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Commander ends with this: a refusal becomes an error of ours, an end in peace stays what it is. */
function refuse(error: CommanderError, command: CommandUnknownOpts): never {
  if (error.exitCode === 0) throw error;
  throw new ArgumentsInvalid(`${whatIsWrong(error, command)}\nTry: ${helpOn(command)}`, { cause: error });
}

function whatIsWrong({ code, message }: CommanderError, command: CommandUnknownOpts): string {
  const required = command.registeredArguments.find((argument) => argument.required);
  const usage = `keyway ${command.name()} ${command.usage().split('\n')[0]}`;
  if (code === 'commander.missingArgument' && required) return `Name ${required.description}: ${usage}`;
  const words = message.replace(/^error: /, '');
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return code === 'commander.excessArguments' ? `${sentence}\nUsage: ${usage}` : sentence;
}

function helpOn(command: CommandUnknownOpts): string {
  return command.parent ? `keyway ${command.name()} --help` : 'keyway help';
}
