/** Faults of a connector file that its schema can't see, and drift between the file and its guides. */

import { brandWordNames, guidePathOf, nearestName } from '../guide/index.ts';
import { checkFields, checkLabel } from './check-fields.ts';
import { checkRequest } from './check-request.ts';
import type { Fault, Path } from './fault.ts';
import type { Connector, Method } from './schema.ts';
import { tryExamples } from './verdict/try-examples.ts';

/** What a connector's file is held against of one of its guides. */
export interface GuideSteps {
  /** Path of the guide's file. */
  file: string;
  /** Ids of its steps; `unknown` if the guide can't be read, so that nothing follows from what it lacks. */
  steps: readonly string[] | 'unknown';
  /** Scopes that the guide names. */
  scopes: readonly string[];
}

/** Everything that does not fit within the file, whatever its guides say. */
export async function checkConnectorFile(connector: Connector): Promise<Fault[]> {
  const methods = Object.entries(connector.methods).map(([id, method]) => checkMethod(method, ['methods', id]));
  return [
    ...checkAddresses(connector),
    ...checkScopes(connector),
    ...checkActions(connector),
    ...(await Promise.all(methods)).flat(),
  ];
}

async function checkMethod(method: Method, at: Path): Promise<Fault[]> {
  return [
    ...checkLabel(method.label, [...at, 'label']),
    ...(await checkFields(method, at)),
    ...checkValueWords(method, at),
    // Which of two fields a request means is for their writer to say.
    ...(hasTwins(method) ? [] : checkRequest(method, at)),
    ...checkExamples(method, at),
  ];
}

/** Everything that does not fit between the file and the guides given by their paths. */
export function checkConnector(
  connector: Connector,
  guides: ReadonlyMap<string, GuideSteps>,
  brands: readonly AddressedBrand[] = [],
): Fault[] {
  const faults = checkUnusedScopes(connector, [...guides.values()]);
  for (const [id, method] of Object.entries(connector.methods)) {
    const at = ['methods', id];
    faults.push(...checkValues(method, at, brands, guidesOf(connector.id, id, guides)));
    const path = guidePathOf({ connector: connector.id, purpose: 'link-account', method: id });
    const guide = guides.get(path);
    if (guide) faults.push(...checkSteps(method, at, guide));
    else faults.push({ code: 'guide-missing', path: at, details: { method: id, path: `${path}.mdx` } });
  }
  return eachStepOnce(faults);
}

/** A step that is called otherwise now is one fault, however many keys name it. */
function eachStepOnce(faults: readonly Fault[]): Fault[] {
  const told = new Set<string>();
  return faults.filter(({ code, path, details }) => {
    if (code !== 'step-missing') return true;
    const key = `${String(path[1])} ${details.step}`;
    const isFirst = !told.has(key);
    told.add(key);
    return isFirst;
  });
}

function hasTwins({ fields }: Method): boolean {
  return new Set(fields.map(({ key }) => key)).size < fields.length;
}

function checkAddresses({ website, keys_page }: Connector): Fault[] {
  return Object.entries({ website, keys_page }).flatMap(([key, url]): Fault[] =>
    url !== undefined && /^http:/i.test(url) ? [{ code: 'connector-insecure', path: [key], details: { key } }] : [],
  );
}

interface ScopeUse {
  path: Path;
  scopes: readonly string[];
}

function scopeUses({ actions, methods }: Connector): ScopeUse[] {
  return [
    ...actions.map((action, index) => ({ path: ['actions', index, 'scopes'], scopes: action.scopes })),
    ...Object.entries(methods).flatMap(([id, { required_scopes, verify }]): ScopeUse[] => [
      { path: ['methods', id, 'required_scopes'], scopes: required_scopes },
      ...(verify?.answers ?? []).map((answer, index) => ({
        path: ['methods', id, 'verify', 'answers', index, 'scopes'],
        scopes: answer.scopes ?? [],
      })),
    ]),
  ];
}

function checkScopes(connector: Connector): Fault[] {
  const known = Object.keys(connector.scopes);
  return scopeUses(connector).flatMap(({ path, scopes }) =>
    scopes.flatMap((scope, index): Fault[] =>
      known.includes(scope)
        ? []
        : [{ code: 'scope-unknown', path: [...path, index], details: { scope, nearest: nearestName(scope, known) } }],
    ),
  );
}

/** Scopes that nothing asks for. One that is misspelt where it is needed is told there. */
function checkUnusedScopes(connector: Connector, guides: readonly GuideSteps[]): Fault[] {
  const known = Object.keys(connector.scopes);
  // Without actions, nothing in the file says which scopes somebody may want.
  if (connector.actions.length === 0 || guides.some(({ steps }) => steps === 'unknown')) return [];
  const named = [...scopeUses(connector).flatMap(({ scopes }) => scopes), ...guides.flatMap(({ scopes }) => scopes)];
  const used = new Set(named.map((scope) => (known.includes(scope) ? scope : nearestName(scope, known))));
  return known
    .filter((scope) => !used.has(scope))
    .map((scope) => ({ code: 'scope-unused', path: ['scopes', scope], details: { scope } }));
}

function checkActions({ actions }: Connector): Fault[] {
  const ids = actions.map(({ id }) => id);
  return actions.flatMap(({ id, label }, index): Fault[] => [
    ...(ids.indexOf(id) < index
      ? [{ code: 'action-twice' as const, path: ['actions', index, 'id'], details: { action: id } }]
      : []),
    ...checkLabel(label, ['actions', index, 'label']),
  ]);
}

/** What stands for something in a value that a provider is told. */
const valueWords = ['hub', 'addresses', ...brandWordNames.map((name) => `brand.${name}`)];

function checkValueWords({ values }: Method, at: Path): Fault[] {
  return values.flatMap(({ label, value }, index): Fault[] => {
    const words = [...value.matchAll(/\{([A-Za-z][\w.]*)\}/g)].map(([, word = '']) => word);
    return [
      ...checkLabel(label, [...at, 'values', index, 'label']),
      ...words
        .filter((word) => !valueWords.includes(word))
        .map(
          (word): Fault => ({
            code: 'value-word-unknown',
            path: [...at, 'values', index, 'value'],
            details: { word, known: valueWords.join(', '), nearest: nearestName(word, valueWords) },
          }),
        ),
    ];
  });
}

/** Rows of the table of canned answers that do not come to what they say. */
function checkExamples(method: Method, at: Path): Fault[] {
  if (!method.verify) return [];
  return tryExamples(method, method.verify).flatMap(({ example, differences }, index) =>
    differences.map(({ key, said, is }): Fault => {
      const path = [...at, 'verify', 'examples', index, key];
      return { code: 'example-verdict', path, details: { status: String(example.status), key, said, is } };
    }),
  );
}

/** A brand, as far as values of connectors are made from it. */
export interface AddressedBrand {
  id: string;
  addresses: readonly string[];
}

function guidesOf(connector: string, method: string, guides: ReadonlyMap<string, GuideSteps>): GuideSteps[] {
  const purposes = ['link-account', 'connector-profile'] as const;
  return purposes.flatMap((purpose) => guides.get(guidePathOf({ connector, purpose, method })) ?? []);
}

/** A value is shown in the step that needs it, in whichever guide of the method that is. */
function checkValues(
  { values }: Method,
  at: Path,
  brands: readonly AddressedBrand[],
  guides: readonly GuideSteps[],
): Fault[] {
  const steps = knownSteps(guides);
  return values.flatMap(({ label, value, step }, index): Fault[] => {
    const path = [...at, 'values', index];
    const isLost = guides.length > 0 && steps !== undefined && !steps.includes(step);
    const poor = value.includes('{addresses}') ? brands.filter(({ addresses }) => addresses.length === 0) : [];
    const files = guides.map(({ file }) => file).join(' or ');
    return [
      ...(isLost ? [stepMissing(step, [...path, 'step'], files, steps)] : []),
      ...poor.map(
        ({ id }): Fault => ({ code: 'addresses-missing', path: [...path, 'value'], details: { brand: id, label } }),
      ),
    ];
  });
}

/** The steps of guides; `undefined` if one of them can't be read. */
function knownSteps(guides: readonly GuideSteps[]): string[] | undefined {
  const lists = guides.map(({ steps }) => steps);
  return lists.some((steps) => steps === 'unknown') ? undefined : lists.flat();
}

function stepMissing(step: string, path: Path, guide: string, steps: readonly string[]): Fault {
  return { code: 'step-missing', path, details: { step, guide, nearest: nearestName(step, steps) } };
}

function checkSteps({ fields, verify }: Method, at: Path, guide: GuideSteps): Fault[] {
  const steps = knownSteps([guide]);
  if (!steps) return [];
  const named = [
    ...fields.map(({ step }, index) => ({ step, path: [...at, 'fields', index, 'step'] })),
    ...(verify?.answers ?? []).map(({ step }, index) => ({ step, path: [...at, 'verify', 'answers', index, 'step'] })),
  ];
  const homeless = fields.flatMap(({ key, step }, index): Fault[] =>
    step === undefined && steps.length > 0
      ? [{ code: 'field-stepless', path: [...at, 'fields', index, 'key'], details: { field: key, guide: guide.file } }]
      : [],
  );
  return [
    ...homeless,
    ...named.flatMap(({ step, path }) =>
      step === undefined || steps.includes(step) ? [] : [stepMissing(step, path, guide.file, steps)],
    ),
  ];
}
