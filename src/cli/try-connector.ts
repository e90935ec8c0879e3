/** `keyway try`: goes through the table of canned answers of a connector's methods, or asks its provider. */
import { type Connector, type Method, type TriedExample, tryExamples } from '../connector/index.ts';
import type { Verdict } from '../contract/hub.ts';
import type { Settings } from '../settings.ts';
import { ArgumentsInvalid } from './arguments.ts';
import { count } from './issues/pretty.ts';
import { nearestWord } from './nearest-word.ts';
import { readView } from './read-view.ts';
import { tryLive } from './try-live.ts';

export interface TryCommand {
  connector: string;
  /** Each method when left out. */
  method: string | undefined;
  content: string | undefined;
  asks: 'table' | 'provider';
}

/**
 * Tries; answers the exit code, which is 0 only if something was tried and all of it is right.
 * @throws {ArgumentsInvalid | ContentMissing} The first for a connector or method that is not there.
 */
export async function tryConnector(command: TryCommand, settings: Settings): Promise<number> {
  const { content } = await readView({ brand: undefined, content: command.content }, settings);
  const connector = named(command.connector, content.connectors, 'There is no connector');
  const methods = new Map(Object.entries(connector.methods));
  if (command.method !== undefined) named(command.method, methods, `${connector.name} has no method`);
  const chosen = [...methods].filter(([id]) => command.method === undefined || id === command.method);
  if (command.asks === 'table') {
    const outcomes = chosen.map(([id, method]) => tryTable(connector, id, method));
    return outcomes.every((outcome) => outcome === 'right') ? 0 : 1;
  }
  const [first, ...others] = chosen;
  if (first === undefined || others.length > 0)
    throw new ArgumentsInvalid(`Name one method: keyway try ${connector.id} ${[...methods.keys()].join('|')} --live`);
  const [, method] = first;
  const verdict = await tryLive(connector, method, settings);
  console.log(`The provider's answer comes to: ${verdictInWords(verdict)}.`);
  return verdict.kind === 'accepted' ? 0 : 1;
}

function named<Value>(name: string, values: ReadonlyMap<string, Value>, refusal: string): Value {
  const value = values.get(name);
  if (value !== undefined) return value;
  const nearest = nearestWord(name, values.keys());
  const advice = nearest === undefined ? `There are: ${[...values.keys()].join(', ')}.` : `Did you mean ${nearest}?`;
  throw new ArgumentsInvalid(`${refusal} "${name}". ${advice}`);
}

function tryTable({ name, id: connector }: Connector, id: string, method: Method): 'right' | 'wrong' | 'nothing' {
  const { verify } = method;
  const title = `${name}, ${method.label}`;
  if (verify === undefined) {
    console.error(`${title}: nothing checks a credential. Add \`verify\` to connectors/${connector}/connector.yaml.`);
    return 'nothing';
  }
  const tried = tryExamples(method, verify);
  if (tried.length === 0) {
    console.error(`${title}: there is no table. Add \`examples\` under \`methods.${id}.verify\`.`);
    return 'nothing';
  }
  console.log(`${title}:`);
  for (const row of tried) console.log(`  ${rowInWords(row)}`);
  const wrong = tried.filter(({ differences }) => differences.length > 0).length;
  console.log(`${count(tried.length, 'row')}, ${wrong === 0 ? 'all right' : `${wrong} wrong`}.`);
  return wrong === 0 ? 'right' : 'wrong';
}

function rowInWords({ example, verdict, differences }: TriedExample): string {
  const comes = `${example.status}  ${verdictInWords(verdict)}`;
  if (differences.length === 0) return `✓ ${comes}`;
  return `✗ ${comes}; the row says ${differences.map(({ key, said }) => `${key} ${said}`).join(', ')}`;
}

function verdictInWords(verdict: Verdict): string {
  const scopes = 'scopes' in verdict && verdict.scopes.length > 0 ? [`scopes ${verdict.scopes.join(', ')}`] : [];
  const parts = [
    ...('code' in verdict ? [verdict.code] : []),
    ...scopes,
    ...('field' in verdict && verdict.field !== undefined ? [`field ${verdict.field}`] : []),
    ...('step' in verdict && verdict.step !== undefined ? [`step ${verdict.step}`] : []),
  ];
  return parts.length === 0 ? verdict.kind : `${verdict.kind} (${parts.join('; ')})`;
}
