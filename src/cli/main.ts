/** The command line: arguments to commands, what went wrong to words and an exit code. */
import { resolve } from 'node:path';
import { baseOf } from '../brand/index.ts';
import { renderAudit } from '../build/site-audit.ts';
import { hasErrors } from '../guide/index.ts';
import { readHouse, withHouse } from '../house/index.ts';
import { readSetup } from '../loader/index.ts';
import { requireFreePort } from '../server/listen.ts';
import { readSettings, type Settings } from '../settings.ts';
import { ArgumentsInvalid, type Command, parseCommand, usage } from './arguments.ts';
import { audit } from './audit-folder.ts';
import { buildBrands, issuesOf } from './build-brands.ts';
import { diffContent } from './diff-content.ts';
import { importGuide } from './import-guide.ts';
import { init } from './init.ts';
import { newBrand } from './new-brand.ts';
import { projectRoot } from './project.ts';
import { readView, readViews } from './read-view.ts';
import { reportFailure } from './report-failure.ts';
import { renderIssues } from './report-issues.ts';
import { serveBuilt } from './serve-built.ts';
import { writeSchemas } from './write-schemas.ts';

type CommandNamed<Name extends Command['name']> = Extract<Command, { name: Name }>;

/** Runs a command; answers the exit code, or nothing while a server runs. */
async function run(command: Command, environment: NodeJS.ProcessEnv): Promise<number | undefined> {
  switch (command.name) {
    case 'help':
      console.log(usage);
      return 0;
    case 'schemas':
      return reportSchemas(await writeSchemas(command.mode), command.mode);
    case 'build':
      return buildBrands(command, readSettings(environment));
    case 'diff':
      return diffContent(command, readSettings(environment));
    case 'check':
      return check(command, readSettings(environment));
    case 'audit':
      return auditTarget(command, readSettings(environment));
    case 'import':
      return importAll(command, readSettings(environment));
    case 'new-brand':
      return makeBrand(command, readSettings(environment));
    case 'init': {
      const { name: _, content = readSettings(environment).KEYWAY_CONTENT, ...answers } = command;
      return init({ content, ...answers });
    }
    case 'dev':
      return startDev(withOptions(readSettings(environment), command));
    case 'serve':
      return serve(command, environment);
    case 'start': {
      const settings = withOptions(readSettings(environment), command);
      // A port that is taken is better known before the build than after it.
      await requireFreePort({ host: settings.HOST, port: settings.PORT });
      const { KEYWAY_BRAND: brand } = settings;
      const brands = brand === undefined ? 'vendor' : { named: brand };
      const failed = await buildBrands(
        { brands, content: undefined, out: undefined, faults: 'stop', report: 'none', headers: 'none' },
        settings,
      );
      if (failed !== 0) return failed;
      await serveBuilt('one', settings, environment);
      return undefined;
    }
  }
}

function withOptions(
  settings: Settings,
  { brand, port, content }: { brand: string | undefined; port: number | undefined; content: string | undefined },
): Settings {
  return {
    ...settings,
    ...(brand === undefined ? {} : { KEYWAY_BRAND: brand }),
    ...(content === undefined ? {} : { KEYWAY_CONTENT: content }),
    ...(port === undefined ? {} : { PORT: port }),
  };
}

async function check(command: CommandNamed<'check'>, settings: Settings): Promise<number> {
  const views = await readViews(command, settings);
  const all = issuesOf(views);
  const root = views[0]?.content.root ?? '';
  const wanted = command.paths.map((path) => resolve(path));
  const isWanted = (file: string) => {
    const absolute = resolve(root, file);
    return wanted.some((path) => absolute === path || absolute.startsWith(`${path}/`));
  };
  const issues = wanted.length === 0 ? all : all.filter(({ file }) => isWanted(file));
  process.stdout.write(renderIssues(issues, command.format));
  return hasErrors(issues) ? 1 : 0;
}

async function auditTarget(command: CommandNamed<'audit'>, settings: Settings): Promise<number> {
  const { content: folder, brand: name = settings.KEYWAY_BRAND } = command;
  const { brand, content } = await readView({ brand: name, content: folder }, settings);
  const report = await audit(command.target, brand, content, command.limit);
  process.stdout.write(command.format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderAudit(report));
  return report.findings.length + report.unusedExceptions.length + report.unseen === 0 ? 0 : 1;
}

async function importAll(command: CommandNamed<'import'>, settings: Settings): Promise<number> {
  const { brand: vendor, content } = await readView({ brand: undefined, content: command.content }, settings);
  const { connectors, root: contentRoot } = content;
  let failures = 0;
  for (const exported of command.files) {
    const { to, existing } = command;
    const imported = await importGuide(exported, { contentRoot, connectors, vendor, to, existing });
    if (imported.is === 'written') {
      console.log(`${exported} → ${imported.file}`);
      if (imported.twin === 'different') {
        console.error('  Its head has an unusual form, so the .md twin will differ from it in white space.');
      }
    } else {
      failures++;
      console.error(`${exported} was not imported: ${importRefusal(imported)}`);
    }
  }
  return failures === 0 ? 0 : 1;
}

function importRefusal(imported: Exclude<Awaited<ReturnType<typeof importGuide>>, { is: 'written' }>): string {
  switch (imported.is) {
    case 'there-already':
      return `${imported.file} is there already. Replace it with --force, or choose another place with --to.`;
    case 'unreadable':
      return `it can’t be read: ${imported.reason}.`;
    case 'no-page':
      return `"${imported.file}" is no place for a page. Name an .mdx file by its path from the content folder.`;
    case 'not-an-export':
      return `it is no exported page (line ${imported.line}: ${imported.reason}).`;
    case 'no-place':
      return `its title, "${imported.title}", does not tell where it belongs. Say so with --to connectors/….mdx`;
  }
}

async function makeBrand(command: CommandNamed<'new-brand'>, settings: Settings): Promise<number> {
  const { brand, base } = command;
  const { content } = await readView({ brand: undefined, content: command.content }, settings);
  const made = await newBrand(brand, base, content);
  if (made.is === 'there-already') {
    console.error(`${made.folder} is there already, and stays as it is. Choose another name.`);
    return 1;
  }
  console.log(`Made ${made.folder}. Change the names and addresses in its brand.yaml, then run:`);
  console.log(`  npx keyway build --brand ${brand}`);
  return 0;
}

async function serve(
  { brands, ...command }: CommandNamed<'serve'>,
  environment: NodeJS.ProcessEnv,
): Promise<undefined> {
  const brand = typeof brands === 'object' ? brands.named : undefined;
  const settings = withOptions(readSettings(environment), { ...command, brand });
  await serveBuilt(brands === 'all' ? 'all' : 'one', settings, environment);
}

async function startDev(settings: Settings): Promise<undefined> {
  const { KEYWAY_BRAND: brand, KEYWAY_CONTENT: contentRoot, PORT: port, HOST: host } = settings;
  process.env['KEYWAY_CONTENT'] = resolve(contentRoot);
  process.env['PORT'] = String(port);
  if (brand !== undefined) process.env['KEYWAY_BRAND'] = brand;
  await requireFreePort({ host, port });
  throw new Error('Development is being rewritten.');
}

function reportSchemas(outdated: string[], mode: 'write' | 'compare'): number {
  if (outdated.length === 0) return 0;
  console.log(`${mode === 'write' ? 'Wrote' : 'Out of date'}: ${outdated.join(', ')}`);
  return mode === 'write' ? 0 : 1;
}

try {
  const command = parseCommand(process.argv.slice(2));
  const environment = withHouse(process.env, await readHouse(process.cwd()));
  const code = await run(command, environment);
  if (code !== undefined) process.exit(code);
} catch (cause) {
  reportFailure(cause);
  process.exit(cause instanceof ArgumentsInvalid ? 2 : 1);
}
