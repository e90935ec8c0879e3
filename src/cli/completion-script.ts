/** Scripts that complete `keyway` in a shell. They hold the table of commands, and ask no program while somebody types. */
import type { CommandUnknownOpts } from '@commander-js/extra-typings';

interface CompletedOption {
  long: string;
  description: string;
  /** Whether a value follows. */
  takes: 'nothing' | Values;
}

/** What a value can be: one of a few words, a name that a folder has, or a path. */
type Values = { oneOf: readonly string[] } | 'brand' | 'folder' | 'file' | 'anything';

interface CompletedCommand {
  name: string;
  description: string;
  options: readonly CompletedOption[];
  takes: 'nothing' | Values | 'connector';
}

/** The script of a shell for these commands. */
export function completionScript(shell: 'bash' | 'zsh' | 'fish', commands: readonly CommandUnknownOpts[]): string {
  const completed = commands.map(completedCommand);
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](completed);
}

function completedCommand(command: CommandUnknownOpts): CompletedCommand {
  const options = [...command.options].flatMap(({ long, description, required, optional, argChoices }) =>
    long === undefined || long === null
      ? []
      : [{ long, description, takes: required || optional ? valuesOf(long, argChoices) : ('nothing' as const) }],
  );
  const [first] = command.registeredArguments;
  return {
    name: command.name(),
    description: command.description(),
    options,
    takes: argumentOf(command.name(), first?.name()),
  };
}

function valuesOf(long: string, choices: readonly string[] | undefined): Values {
  if (choices) return { oneOf: choices };
  if (long === '--brand' || long === '--extends') return 'brand';
  if (long === '--content' || long === '--out') return 'folder';
  return long === '--baseline' || long === '--to' ? 'file' : 'anything';
}

function argumentOf(command: string, argument: string | undefined): CompletedCommand['takes'] {
  if (argument === undefined) return 'nothing';
  if (command === 'completion') return { oneOf: ['bash', 'zsh', 'fish'] };
  if (command === 'vault') return { oneOf: ['check', 'rotate'] };
  if (command === 'diff') return 'brand';
  if (argument === 'connector') return 'connector';
  return argument === 'name' ? 'anything' : 'file';
}

/** Names of folders in a folder of the content, as the words of a shell. */
const namesIn = (folder: string) => `$(cd content/${folder} 2>/dev/null && ls -d -- */ 2>/dev/null | tr -d /)`;

function bashScript(commands: readonly CompletedCommand[]): string {
  const reply = (takes: Values | 'connector') => {
    if (typeof takes === 'object') return `COMPREPLY=($(compgen -W "${takes.oneOf.join(' ')}" -- "$current"))`;
    if (takes === 'brand' || takes === 'connector')
      return `COMPREPLY=($(compgen -W "${namesIn(`${takes}s`)}" -- "$current"))`;
    return takes === 'folder'
      ? 'COMPREPLY=($(compgen -d -- "$current"))'
      : takes === 'file'
        ? 'COMPREPLY=($(compgen -f -- "$current"))'
        : 'COMPREPLY=()';
  };
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ long, takes }) =>
      takes === 'nothing' ? [] : [`    ${name}/${long}) ${reply(takes)}; return ;;`],
    ),
  );
  const own = commands.map(({ name, options, takes }) => {
    const words = [...options.map(({ long }) => long), '--help'].join(' ');
    const argument = takes === 'nothing' ? 'COMPREPLY=()' : reply(takes);
    return `    ${name}) if [[ $current == -* ]]; then COMPREPLY=($(compgen -W "${words}" -- "$current")); else ${argument}; fi ;;`;
  });
  return `# Completion of keyway for bash. Put this into ~/.bashrc: source <(keyway completion bash)
_keyway() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $word != -* ]]; then command=$word; break; fi
  done
  case $command/$previous in
${values.join('\n')}
  esac
  case $command in
    '') COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(' ')} help --help --version" -- "$current")) ;;
${own.join('\n')}
  esac
}
complete -o filenames -F _keyway keyway
`;
}

function zshScript(commands: readonly CompletedCommand[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const action = (takes: Values | 'connector') => {
    if (typeof takes === 'object') return `(${takes.oneOf.join(' ')})`;
    if (takes === 'brand' || takes === 'connector') return `(${namesIn(`${takes}s`)})`;
    return takes === 'folder' ? '_files -/' : takes === 'file' ? '_files' : ' ';
  };
  const described = commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`);
  const own = commands.map(({ name, options, takes }) => {
    const flags = options.map(({ long, description, takes: value }) => {
      const text = `${long}[${description.replace(/[[\]:]/g, '\\$&')}]`;
      return value === 'nothing' ? quoted(text) : `${quoted(`${text}:value:`)}"${action(value)}"`;
    });
    const rest = takes === 'nothing' ? [] : [`"*:name:${action(takes)}"`];
    return `    ${name}) _arguments ${[...flags, "'--help[print this help]'", ...rest].join(' ')} ;;`;
  });
  return `#compdef keyway
# Completion of keyway for zsh. Put this into ~/.zshrc, below compinit: source <(keyway completion zsh)
_keyway() {
  local -a commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  local command=$words[2]
  shift words; (( CURRENT-- ))
  case $command in
${own.join('\n')}
  esac
}
compdef _keyway keyway
`;
}

function fishScript(commands: readonly CompletedCommand[]): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const words = (takes: Values | 'connector') => {
    if (typeof takes === 'object') return ` -xa ${quoted(takes.oneOf.join(' '))}`;
    if (takes === 'brand' || takes === 'connector')
      return ` -xa ${quoted(`(for folder in content/${takes}s/*/; basename $folder; end)`)}`;
    return takes === 'folder' ? ` -xa ${quoted('(__fish_complete_directories)')}` : takes === 'file' ? ' -rF' : ' -x';
  };
  const lines = commands.flatMap(({ name, description, options, takes }) => {
    const inside = `complete -c keyway -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    return [
      `complete -c keyway -n __fish_use_subcommand -xa ${name} -d ${quoted(description)}`,
      ...options.map(
        ({ long, description: about, takes: value }) =>
          `${inside} -l ${long.slice(2)}${value === 'nothing' ? '' : words(value)} -d ${quoted(about)}`,
      ),
      ...(takes === 'nothing' ? [] : [`${inside}${takes === 'file' ? ' -F' : words(takes)}`]),
    ];
  });
  return `# Completion of keyway for fish: keyway completion fish > ~/.config/fish/completions/keyway.fish
complete -c keyway -f
${lines.join('\n')}
`;
}
