/** Faults of the request that checks a credential, and of what its answers mean. */
import { nearestName } from '../guide/index.ts';
import type { Fault, Path } from './fault.ts';
import { isFitForHost, placeholder } from './request-fields.ts';
import type { Field, Method, Verification, VerificationAnswer } from './schema.ts';

/** Headers that providers read, as far as somebody may misspell them. */
const headers = 'Authorization Accept Content-Type User-Agent Accept-Language'.split(' ');

/** Everything that is wrong with how a method is checked. */
export function checkRequest(method: Method, at: Path): Fault[] {
  const { fields, verify } = method;
  if (!verify) return [];
  const request = [...at, 'verify', 'request'];
  const texts = textsOf(verify.request, request);
  return [
    ...texts.flatMap((text) => checkTemplates(text, fields)),
    ...unusedFields(fields, texts, at),
    ...checkHost(fields, verify, [...request, 'url']),
    ...checkHeaders(verify, [...request, 'headers']),
    ...verify.answers.flatMap((answer, index) =>
      checkAnswer(answer, verify.answers.slice(0, index), { fields, path: [...at, 'verify', 'answers', index] }),
    ),
  ];
}

interface RequestText {
  text: string;
  path: Path;
}

/** Every text of a request that may hold a value, with its place. */
function textsOf(value: unknown, path: Path): RequestText[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, key]));
}

/** Templates of shells, pages and command lines, which people write by habit. */
const foreign =
  /\$\{\s*([A-Za-z]\w*)\s*\}|\{\{\s*([A-Za-z]\w*)\s*\}\}|<([A-Za-z]\w*)>|%\(?([A-Za-z]\w*)\)?[%s]|(?<!\w):([A-Za-z]\w*)\b/g;

function checkTemplates({ text, path }: RequestText, fields: readonly Field[]): Fault[] {
  const known = fields.map(({ key }) => key);
  const taken = new Set<string>();
  const faults: Fault[] = [];
  for (const [written, shell, page, ...others] of text.matchAll(foreign)) {
    const name = shell ?? page ?? others.find((other) => other !== undefined) ?? '';
    const field = known.includes(name) ? name : nearestName(name, known);
    // A word between other signs is a template only if it is called as a field is.
    if (field === undefined || (shell === undefined && page === undefined && name !== field)) continue;
    taken.add(name);
    const unchanged = shell === undefined && page === undefined;
    faults.push({ code: 'template-foreign', path, details: { written, field, unchanged } });
  }
  for (const [, name = ''] of text.matchAll(placeholder)) {
    if (known.includes(name) || taken.has(name)) continue;
    faults.push({
      code: 'field-unknown',
      path,
      details: { field: name, known: known.join(', '), nearest: nearestName(name, known) },
    });
  }
  return faults;
}

/** Fields that no text names, not even by a slip. */
function unusedFields(fields: readonly Field[], texts: readonly RequestText[], at: Path): Fault[] {
  const keys = fields.map(({ key }) => key);
  const written = texts.flatMap(({ text }) => [...text.matchAll(/[A-Za-z]\w*/g)].map(([word]) => word));
  const templates = texts.flatMap(({ text }) => [...text.matchAll(placeholder)].map(([, name = '']) => name));
  const meant = new Set(templates.map((name) => (keys.includes(name) ? name : nearestName(name, keys))));
  return fields.flatMap(({ key, required, secret }, index): Fault[] => {
    // What may be left empty is for what comes later.
    if (!required && !secret) return [];
    const isNamed =
      meant.has(key) ||
      (written.includes(key) && texts.some(({ text }) => new RegExp(`[<%:$]\\W*${key}\\b`).test(text)));
    return isNamed || keys.indexOf(key) < index
      ? []
      : [{ code: 'field-unused', path: [...at, 'fields', index, 'key'], details: { field: key } }];
  });
}

function checkHost(fields: readonly Field[], { request: { url } }: Verification, path: Path): Fault[] {
  const authority = /^https:\/\/([^/?#]*)/.exec(url)?.[1] ?? '';
  const rest = url.slice('https://'.length + authority.length);
  return fields.flatMap((field): Fault[] => {
    const { key, host_suffix: suffix, secret } = field;
    const name = `{${key}}`;
    if (secret && rest.includes(name)) return [{ code: 'secret-in-address', path, details: { field: key } }];
    if (!authority.includes(name) || isFitForHost(field, authority)) return [];
    const found = authority.slice(authority.indexOf(name) + name.length);
    // A suffix that is written in two ways is no host that anybody chooses.
    return suffix !== undefined && found.startsWith('.')
      ? [{ code: 'host-suffix-drift', path, details: { field: key, suffix, found } }]
      : [{ code: 'host-open', path, details: { field: key } }];
  });
}

function checkHeaders({ request }: Verification, at: Path): Fault[] {
  return Object.entries(request.headers).flatMap(([name, text]): Fault[] => {
    const path = [...at, name];
    if (/^basic\s+(?=\S*\{)[^\s:]*:/i.test(text)) return [{ code: 'header-unencoded', path, details: undefined }];
    const isKnown = headers.some((header) => header.toLowerCase() === name.toLowerCase());
    const nearest = isKnown || /^x-/i.test(name) ? undefined : nearestSlip(name);
    return nearest === undefined ? [] : [{ code: 'header-unknown', path, details: { header: name, nearest } }];
  });
}

/** Providers have headers of their own, and a slip keeps the first letter. */
function nearestSlip(name: string): string | undefined {
  const nearest = nearestName(name, headers);
  return name[0]?.toLowerCase() === nearest?.[0]?.toLowerCase() ? nearest : undefined;
}

function checkAnswer(
  answer: VerificationAnswer,
  before: readonly VerificationAnswer[],
  { fields, path }: { fields: readonly Field[]; path: Path },
): Fault[] {
  const { field, verdict, code, scopes } = answer;
  const known = fields.map(({ key }) => key);
  const faults: Fault[] = [];
  if (field !== undefined && !known.includes(field)) {
    faults.push({
      code: 'field-unknown',
      path: [...path, 'field'],
      details: { field, known: known.join(', '), nearest: nearestName(field, known) },
    });
  }
  const taken = new Set(before.filter(({ body }) => !body).flatMap(statusesOf));
  const status = statusesOf(answer).find((one) => taken.has(one));
  if (status !== undefined) faults.push({ code: 'answer-unreachable', path: [...path, 'status'], details: { status } });
  if (scopes && verdict !== 'rights-missing') {
    faults.push({ code: 'answer-unfit', path: [...path, 'scopes'], details: { key: 'scopes', verdict } });
  }
  if (code && verdict !== 'rejected') {
    faults.push({ code: 'answer-unfit', path: [...path, 'code'], details: { key: 'code', verdict } });
  }
  return faults;
}

function statusesOf({ status }: VerificationAnswer): number[] {
  return [status].flat();
}
