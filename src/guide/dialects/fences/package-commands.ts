/** Commands of npm in the words of the other package managers. */

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** A command by the manager that takes it. */
export type Commands = Readonly<Record<PackageManager, string>>;

/**
 * The lines of a shell for each package manager. Lines that begin with no command of npm are the same for all; `undefined`
 * if one of npm's has no certain counterpart.
 */
export function commandsOf(lines: string): Commands | undefined {
  const all = lines.split('\n').map(commandOf);
  if (all.some((one) => one === undefined)) return undefined;
  const joined = (manager: PackageManager) => all.map((one) => one?.[manager] ?? '').join('\n');
  return { npm: joined('npm'), pnpm: joined('pnpm'), yarn: joined('yarn'), bun: joined('bun') };
}

function commandOf(line: string): Commands | undefined {
  const same: Commands = { npm: line, pnpm: line, yarn: line, bun: line };
  const [, lead = '', tool, rest = ''] = /^([ \t]*(?:\$[ \t]+)?)(npm|npx)[ \t]+(.*?)[ \t]*$/.exec(line) ?? [];
  if (tool === undefined) return /\bnp[mx]\b/.test(line) && !/^\s*(?:#|\/\/)/.test(line) ? undefined : same;
  // What goes on in the next line, or holds several commands, is not to be told word by word.
  if (/[|;<>\\]|&&/.test(rest)) return undefined;
  const words = rest.split(/[ \t]+/);
  const others = tool === 'npx' ? runPackage(words) : npmCommand(words);
  if (!others) return undefined;
  return { npm: line, pnpm: lead + others.pnpm, yarn: lead + others.yarn, bun: lead + others.bun };
}

type Others = Omit<Commands, 'npm'>;

function npmCommand([command = '', ...words]: readonly string[]): Others | undefined {
  switch (command) {
    case 'install':
    case 'i':
    case 'add':
      return install(words);
    case 'uninstall':
    case 'remove':
    case 'rm':
      return words.length > 0 && words.every(isPlain) ? alike('remove', words) : undefined;
    case 'ci':
      return words.length === 0 ? alike('install', ['--frozen-lockfile']) : undefined;
    case 'create':
    case 'init':
      return words[0] && isPlain(words[0]) ? alike('create', withoutDashes(words)) : undefined;
    case 'start':
    case 'test':
      return words.length === 0 ? { ...alike(command, []), bun: `bun run ${command}` } : undefined;
    case 'run':
    case 'run-script':
      return words[0] && isPlain(words[0]) ? runScript(withoutDashes(words)) : undefined;
    default:
      return undefined;
  }
}

/** Options of `npm install`, and what they are called elsewhere. */
const options: Readonly<Record<string, Others>> = {
  '-D': { pnpm: '-D', yarn: '--dev', bun: '--dev' },
  '-E': { pnpm: '-E', yarn: '--exact', bun: '--exact' },
  '-O': { pnpm: '-O', yarn: '--optional', bun: '--optional' },
  '-g': { pnpm: '-g', yarn: '', bun: '-g' },
  '-S': { pnpm: '', yarn: '', bun: '' },
};
const longOptions: Readonly<Record<string, string>> = {
  '--save-dev': '-D',
  '--save-exact': '-E',
  '--save-optional': '-O',
  '--global': '-g',
  '--save': '-S',
};

function install(words: readonly string[]): Others | undefined {
  if (words.length === 0) return alike('install', []);
  const given = words.map((word) => (Object.hasOwn(longOptions, word) ? (longOptions[word] ?? word) : word));
  const isKnown = (word: string) => isPlain(word) || Object.hasOwn(options, word);
  if (!given.some(isPlain) || !given.every(isKnown)) return undefined;
  const named = (manager: keyof Others) =>
    given.map((word) => (isPlain(word) ? word : (options[word]?.[manager] ?? ''))).filter((word) => word !== '');
  const verb = given.includes('-g') ? 'global add' : 'add';
  return {
    pnpm: ['pnpm add', ...named('pnpm')].join(' '),
    yarn: [`yarn ${verb}`, ...named('yarn')].join(' '),
    bun: ['bun add', ...named('bun')].join(' '),
  };
}

function runPackage(words: readonly string[]): Others | undefined {
  const [name, ...rest] = /^(?:-y|--yes)$/.test(words[0] ?? '') ? words.slice(1) : words;
  if (name === undefined || !isPlain(name)) return undefined;
  const all = [name, ...rest].join(' ');
  return { pnpm: `pnpm dlx ${all}`, yarn: `yarn dlx ${all}`, bun: `bunx ${all}` };
}

function runScript(words: readonly string[]): Others {
  const all = words.join(' ');
  return { pnpm: `pnpm run ${all}`, yarn: `yarn ${all}`, bun: `bun run ${all}` };
}

function alike(verb: string, words: readonly string[]): Others {
  const all = [verb, ...words].join(' ');
  return { pnpm: `pnpm ${all}`, yarn: `yarn ${all}`, bun: `bun ${all}` };
}

function isPlain(word: string): boolean {
  return !word.startsWith('-');
}

/** Only npm needs `--` before what is for the script. */
function withoutDashes(words: readonly string[]): string[] {
  return words.filter((word) => word !== '--');
}
