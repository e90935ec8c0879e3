/** `keyway new`: a method of a connector with its guide, which check at once, for somebody to fill with what is true. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { packageRoot } from '../loader/index.ts';
import type { Settings } from '../settings.ts';
import { ArgumentsInvalid } from './arguments.ts';
import { askAnswers, type Given, openTerminal, type Question } from './ask-answers.ts';
import { nameFault } from './ask-first-answers.ts';
import { slashed } from './content-paths.ts';
import { readView } from './read-view.ts';
import { connectorFile, fieldKeyOf, guideFile, methodText, type NewMethod, slugOf } from './scaffold-connector.ts';

type AnswerName = 'provider' | 'label' | 'url' | 'header';

export interface NewCommand extends Given<AnswerName> {
  /** Of the connector and of the method: the names of its folder and file, or names that make them. */
  connector: string;
  method: string;
  content: string | undefined;
  /** Whether to assume what options do not say, and ask nothing. */
  assume: boolean;
}

/**
 * Writes what is missing of a method and its guide; answers the exit code. Nothing that is there is replaced.
 * @throws {ArgumentsInvalid | ContentMissing} The first for names and answers that can't be used.
 */
export async function newMethod(command: NewCommand, settings: Settings): Promise<number> {
  const { content: folder, assume, connector: connectorName, method: methodName, ...given } = command;
  const connector = folderName(connectorName);
  const id = folderName(methodName);
  const { content } = await readView({ brand: undefined, content: folder }, settings);
  const known = content.connectors.get(connector);
  const connectorPath = join(content.root, 'connectors', connector, 'connector.yaml');
  const guidePath = join(content.root, 'connectors', connector, 'guides/link-account', `${id}.mdx`);
  if (known === undefined && existsSync(connectorPath))
    throw new ArgumentsInvalid(`${here(connectorPath)} can't be read. See: keyway check ${here(connectorPath)}`);
  const isThere = known !== undefined && Object.hasOwn(known.methods, id);
  if (isThere && existsSync(guidePath)) {
    console.error(`${known.name} has the method "${id}" and its guide already, and both stay as they are.`);
    return 1;
  }
  const terminal = assume ? undefined : openTerminal();
  const answers = await askAnswers(
    questionsOf({ connector, connectorName, methodName, name: known?.name, label: known?.methods[id]?.label }),
    given,
    terminal?.ask,
  ).finally(() => terminal?.close());
  const said = (name: AnswerName) => answers.get(name) ?? '';
  const request = { url: said('url'), header: said('header') };
  const method: NewMethod = { provider: said('provider'), method: said('label'), id, request };
  if (!isThere) await writeMethod(connectorPath, method, known !== undefined);
  if (!existsSync(guidePath)) await writeFresh(guidePath, guideFile(method.provider, method.method));
  console.log(`
Next:
  npx keyway try ${connector} ${id}   whether its answers come to what the table says; --live asks for a real one
  npx keyway check ${here(dirname(connectorPath))}
  npx keyway dev`);
  return 0;
}

function questionsOf(known: {
  connector: string;
  connectorName: string;
  methodName: string;
  name: string | undefined;
  label: string | undefined;
}): Question<AnswerName>[] {
  const placeholder = ({ label }: Given<AnswerName>) => `{${fieldKeyOf(label ?? '')}}`;
  return [
    {
      name: 'provider',
      text: "The provider's name",
      assumed: () => known.name ?? titleOf(known.connectorName),
      fault: nameFault,
    },
    {
      name: 'label',
      text: 'What is needed from there to link an account',
      assumed: () => known.label ?? titleOf(known.methodName),
      fault: nameFault,
    },
    {
      name: 'url',
      text: 'An address of its API that answers with the credential alone, and changes nothing',
      assumed: () => `https://api.${known.connector}.example/v1/me`,
      fault: (answer) =>
        URL.parse(answer)?.protocol === 'https:' ? undefined : `"${answer}" is no address that begins with https://`,
    },
    {
      name: 'header',
      text: 'The header that carries it there',
      assumed: (answers) => `Authorization: Bearer ${placeholder(answers)}`,
      fault: (answer, answers) =>
        /^[\w-]+:\s*\S/.test(answer) && answer.includes(placeholder(answers))
          ? undefined
          : `"${answer}" is no header with ${placeholder(answers)} in it`,
    },
  ];
}

/** The folder's or file's name that somebody writes, or that what they write makes. */
function folderName(name: string): string {
  const slug = slugOf(name);
  if (slug === undefined) throw new ArgumentsInvalid(`${nameFault(name)}: keyway new CONNECTOR METHOD`);
  return slug;
}

/** `api-key` → `API Key`; a name that is written out stays as it is. */
function titleOf(name: string): string {
  if (name !== slugOf(name)) return name.trim();
  return name
    .split('-')
    .map((word) =>
      /^(?:api|id|url|jwt|pat)$/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}

async function writeMethod(path: string, method: NewMethod, isKnown: boolean): Promise<void> {
  if (!isKnown) {
    const schema = slashed(relative(dirname(path), join(packageRoot, 'schemas/connector.schema.json')));
    return writeFresh(path, connectorFile(method, schema));
  }
  const text = await readFile(path, 'utf8');
  await writeFile(path, withMethod(text, methodText(method), path));
  console.log(`Added ${method.id} to ${here(path)}`);
}

/**
 * A connector's file with one more method at the end of those that it has.
 * @throws {ArgumentsInvalid} If its methods are written in a form that no line can be added to.
 */
function withMethod(text: string, method: string, path: string): string {
  const methods = parseDocument(text).get('methods', true);
  if (!isMap(methods) || methods.flow || !methods.range)
    throw new ArgumentsInvalid(
      `The methods in ${here(path)} are not written one below the other. Add this one by hand.`,
    );
  const [start, end] = methods.range;
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const fitted = method.replace(/^ {2}/gm, ' '.repeat(indent));
  const before = text.slice(0, end).trimEnd();
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return `${before}${newline}${fitted.replaceAll('\n', newline)}${text.slice(end).replace(/^\s*?\n/, '')}`;
}

async function writeFresh(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' });
  console.log(`Wrote ${here(path)}`);
}

function here(path: string): string {
  const way = slashed(relative(process.cwd(), path));
  return way.startsWith('../') ? path : way;
}
