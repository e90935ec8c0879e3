/** `keyway completion`: what a shell needs to complete commands, options and names. */
import { Argument, Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { type Perform, parseChoice } from '../arguments.ts';

const shells = ['bash', 'zsh', 'fish'] as const;

export function completionCommand(perform: Perform) {
  return new Command('completion')
    .usage('SHELL')
    .description('print the completion script of a shell')
    .addArgument(
      new Argument('<shell>', `the shell: ${shells.join(', ')}`).argParser((text) =>
        parseChoice(text, shells, 'There is no completion for'),
      ),
    )
    .action((shell, _options, command: CommandUnknownOpts) =>
      perform(async () => {
        const { completionScript } = await import('../completion-script.ts');
        process.stdout.write(completionScript(shell, command.parent?.commands ?? []));
        return 0;
      }),
    );
}
