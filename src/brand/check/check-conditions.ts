/** Conditions of a guide's parts, those on readers and those on scopes: unknown names, and parts that no one can see. */
import { actionsOf, type Connector } from '../../connector/index.ts';
import {
  type Action,
  audienceAttribute,
  createIssueCollector,
  type Guide,
  type GuideNode,
  type Issue,
  type IssueCollector,
  isStep,
  type Position,
  parseScopeList,
} from '../../guide/index.ts';
import { audienceOf, isGroup, isInAudience, type Reader } from '../audience.ts';
import { isMarked } from '../hidden-parts.ts';

/** Readers that a guide may get one day, whatever brands there are now. */
const possibleReaders: readonly Reader[] = [
  { id: '', vendor: true },
  { id: '', vendor: false },
];

const scopesAttribute = 'data-guide-scopes';

interface Around {
  readers: readonly Reader[];
  /** Those that show what stands around; `undefined` if any choice does. */
  actions: readonly Action[] | undefined;
}

interface Conditions {
  collector: IssueCollector;
  brands: ReadonlySet<string>;
  actions: readonly Action[];
  required: readonly string[];
  /** Whether the connector lists a scope; `undefined` if nothing says which there are. */
  isListed: ((scope: string) => boolean) | undefined;
}

/** The issues of a guide's conditions, for all brands together. The connector is the one that the guide links. */
export function checkConditions(guide: Guide, brands: readonly Reader[], connector: Connector | undefined): Issue[] {
  const { file, segments, children, binding } = guide;
  const collector = createIssueCollector(file, segments);
  const conditions = {
    collector,
    brands: new Set(brands.map(({ id }) => id)),
    actions: actionsOf(guide, connector),
    required: connector?.methods[binding?.method ?? '']?.required_scopes ?? [],
    isListed: connector && ((scope: string) => Object.hasOwn(connector.scopes, scope)),
  };
  checkAll(children, { readers: [...brands, ...possibleReaders], actions: undefined }, conditions);
  return collector.issues;
}

function checkAll(nodes: readonly GuideNode[], around: Around, conditions: Conditions): void {
  for (const node of nodes) {
    const readers = readersOf(node, around, conditions);
    const actions = readers && actionsShowing(node, around, conditions);
    if (readers && actions && 'children' in node) {
      checkAll(node.children as GuideNode[], { readers, actions: actions === 'any' ? undefined : actions }, conditions);
    }
  }
}

/** The readers who see the part; `undefined` if there is an issue with that. */
function readersOf(node: GuideNode, around: Around, { collector, brands }: Conditions): readonly Reader[] | undefined {
  const names = audienceOf(node);
  const unknown = names?.filter((name) => !isGroup(name) && !brands.has(name)) ?? [];
  for (const name of names?.length === 0 ? [''] : unknown) {
    collector.add('audience-unknown', placeOf(node, audienceAttribute), { name, known: [...brands].join(', ') });
  }
  const readers = around.readers.filter((reader) => isInAudience(node, reader) && (reader.vendor || !isMarked(node)));
  if (readers.length > 0) return readers;
  if (unknown.length === 0 && names?.length !== 0) reportUnseen(node, audienceAttribute, 'audience', collector);
  return undefined;
}

/** The actions with which the part is shown; `undefined` if there is an issue with that. */
function actionsShowing(
  node: GuideNode,
  around: Around,
  { collector, actions, required, isListed }: Conditions,
): readonly Action[] | 'any' | undefined {
  const scopes = scopesOf(node);
  if (actions.length === 0 || scopes.length === 0 || scopes.some((scope) => required.includes(scope))) {
    return around.actions ?? 'any';
  }
  // A scope that is not listed is told as that, and nobody knows what asks for the one that was meant.
  if (isListed && !scopes.every(isListed)) return around.actions ?? 'any';
  const asking = actions.filter((action) => action.scopes.some((scope) => scopes.includes(scope)));
  const shared = around.actions ? asking.filter((action) => around.actions?.includes(action)) : asking;
  if (asking.length === 0) reportUnseen(node, scopesAttribute, 'scopes', collector);
  else if (shared.length === 0) {
    collector.add('condition-impossible', placeOf(node, scopesAttribute), { reason: 'nested' });
  }
  return shared.length > 0 ? shared : undefined;
}

function reportUnseen(
  node: GuideNode,
  attribute: string,
  reason: 'audience' | 'scopes',
  collector: IssueCollector,
): void {
  const code = standsForStep(node) ? 'step-unreachable' : 'condition-impossible';
  collector.add(code, placeOf(node, attribute), { reason });
}

/** A step, or the body that stands for the whole of it. */
function standsForStep(node: GuideNode): boolean {
  if (isStep(node)) return true;
  return 'attributes' in node && Object.hasOwn(node.attributes ?? {}, 'data-guide-step');
}

function scopesOf(node: GuideNode): readonly string[] {
  const attributes = 'attributes' in node ? (node.attributes as Record<string, string>) : {};
  const list = parseScopeList(attributes[scopesAttribute] ?? '');
  return list.ok ? list.value : [];
}

function placeOf(node: GuideNode, attribute: string): Position | undefined {
  const places = 'places' in node ? node.places : undefined;
  return places?.[attribute] ?? (node.position as Position | undefined);
}
