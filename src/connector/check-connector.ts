/** Faults of a connector file that its schema can't see, and drift between the file and its guides. */

import { guidePathOf, type IssueCode } from '../guide/index.ts';
import { isFitForHost, placeholder } from './request-fields.ts';
import type { Connector, Field, Method } from './schema.ts';
import { tryExamples } from './verdict/try-examples.ts';

/** A fault at a key of the file; the words belong to the code. */
export interface Fault {
  code: IssueCode;
  path: (string | number)[];
  details: Record<string, string>;
}

/** What a connector's file is held against of one of its guides. */
export interface GuideSteps {
  /** Path of the guide's file. */
  file: string;
  /** Ids of its steps. */
  steps: readonly string[];
}

/** Everything that does not fit within the file, and between the file and the guides given by their paths. */
export function checkConnector(
  connector: Connector,
  guides: ReadonlyMap<string, GuideSteps>,
  brands: readonly AddressedBrand[] = [],
): Fault[] {
  const faults: Fault[] = checkScopes(connector);
  for (const [id, method] of Object.entries(connector.methods)) {
    const at = ['methods', id];
    faults.push(...checkFields(method, at), ...checkRequest(method, at), ...checkExamples(method, at));
    faults.push(...checkValues(method, at, brands, guidesOf(connector.id, id, guides)));
    const path = guidePathOf({ connector: connector.id, purpose: 'link-account', method: id });
    const guide = guides.get(path);
    if (guide) faults.push(...checkSteps(method, at, guide));
    else faults.push({ code: 'guide-missing', path: at, details: { method: id, path: `${path}.mdx` } });
  }
  return faults;
}

function checkScopes({ scopes, actions, methods }: Connector): Fault[] {
  const used = [
    ...actions.map((action, index) => ({ path: ['actions', index, 'scopes'], scopes: action.scopes })),
    ...Object.entries(methods).flatMap(([id, { required_scopes, verify }]) => [
      { path: ['methods', id, 'required_scopes'], scopes: required_scopes },
      ...(verify?.answers ?? []).map((answer, index) => ({
        path: ['methods', id, 'verify', 'answers', index, 'scopes'],
        scopes: answer.scopes ?? [],
      })),
    ]),
  ];
  return used.flatMap(({ path, scopes: listed }) =>
    listed
      .filter((scope) => !Object.hasOwn(scopes, scope))
      .map((scope) => ({ code: 'scope-unknown' as const, path, details: { scope } })),
  );
}

function checkFields({ fields }: Method, at: (string | number)[]): Fault[] {
  return fields.flatMap((field, index): Fault[] => {
    const { pattern } = field;
    if (!pattern) return [];
    const path = [...at, 'fields', index, 'pattern'];
    const regex = patternOf(field);
    if (!regex) return [{ code: 'pattern-invalid', path: [...path, 'regex'], details: { field: field.key } }];
    return pattern.examples
      .filter((example) => !regex.test(example))
      .map((example) => ({
        code: 'example-mismatch' as const,
        path: [...path, 'examples'],
        details: { example, field: field.key },
      }));
  });
}

/** A field's pattern, anchored at both ends; `undefined` if it has none or it is no regular expression. */
export function patternOf({ pattern }: Field): RegExp | undefined {
  if (!pattern) return undefined;
  try {
    return new RegExp(`^(?:${pattern.regex})$`, 'u');
  } catch {
    return undefined;
  }
}

function checkRequest({ fields, verify }: Method, at: (string | number)[]): Fault[] {
  if (!verify) return [];
  const known = new Set(fields.map((field) => field.key));
  const unknown = (field: string, path: (string | number)[]): Fault[] =>
    known.has(field) ? [] : [{ code: 'field-unknown', path, details: { field, known: [...known].join(', ') } }];
  const request = [...at, 'verify', 'request'];
  const authority = /^https:\/\/([^/?#]*)/.exec(verify.request.url)?.[1] ?? '';
  const openFields = fields.filter((field) => authority.includes(`{${field.key}}`) && !isFitForHost(field, authority));
  return [
    ...openFields.map(({ key }) => ({
      code: 'host-open' as const,
      path: [...request, 'url'],
      details: { field: key },
    })),
    ...[...JSON.stringify(verify.request).matchAll(placeholder)].flatMap(([, field = '']) => unknown(field, request)),
    ...verify.answers.flatMap(({ field }, index) =>
      field === undefined ? [] : unknown(field, [...at, 'verify', 'answers', index, 'field']),
    ),
  ];
}

/** Rows of the table of canned answers that do not come to what they say. */
function checkExamples(method: Method, at: (string | number)[]): Fault[] {
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
  at: (string | number)[],
  brands: readonly AddressedBrand[],
  guides: readonly GuideSteps[],
): Fault[] {
  const steps = new Set(guides.flatMap((guide) => guide.steps));
  return values.flatMap(({ label, value, step }, index): Fault[] => {
    const path = [...at, 'values', index];
    const isLost = guides.length > 0 && !steps.has(step);
    const poor = value.includes('{addresses}') ? brands.filter(({ addresses }) => addresses.length === 0) : [];
    const files = guides.map(({ file }) => file).join(' or ');
    return [
      ...(isLost ? [{ code: 'step-missing' as const, path: [...path, 'step'], details: { step, guide: files } }] : []),
      ...poor.map(({ id }) => ({
        code: 'addresses-missing' as const,
        path: [...path, 'value'],
        details: { brand: id, label },
      })),
    ];
  });
}

function checkSteps({ fields, verify }: Method, at: (string | number)[], guide: GuideSteps): Fault[] {
  const steps = new Set(guide.steps);
  const named = [
    ...fields.map(({ step }, index) => ({ step, path: [...at, 'fields', index, 'step'] })),
    ...(verify?.answers ?? []).map(({ step }, index) => ({ step, path: [...at, 'verify', 'answers', index, 'step'] })),
  ];
  return named.flatMap(({ step, path }) =>
    step === undefined || steps.has(step)
      ? []
      : [{ code: 'step-missing' as const, path, details: { step, guide: guide.file } }],
  );
}
