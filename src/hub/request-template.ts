import { isFitForHost, placeholder } from '../connector/request-fields.ts';
import type { Field, Method, Verification } from '../connector/schema.ts';
import { findUnsendable, unsendable } from '../contract/sendable.ts';
import type { OutboundRequest } from './egress.ts';
import { characterRule, type FieldFault } from './field-fault.ts';
import { HubError } from './hub-error.ts';
import type { Credentials } from './secret.ts';

export type ExpandedRequest =
  | { kind: 'request'; request: OutboundRequest }
  /** A value cannot stand where the template wants it, as a line break in a header cannot. */
  | { kind: 'unfit'; faults: FieldFault[] };

/**
 * Put values into a connector's request template. A value never gains power over the request's form: in the host it is
 * one label or a listed option, in path and query it is percent-encoded, in a header it has no control characters.
 * @throws {HubError} `verification-template-broken` when the template names an unknown field, or lets free text into
 * the host: a fault in connector.yaml.
 */
export function expandRequest(method: Method, template: Verification['request'], values: Credentials): ExpandedRequest {
  const unfit = new Map<string, FieldFault>();
  const expand = (text: string, encode: Encode): string =>
    text.replaceAll(placeholder, (_, key: string) => {
      const field = method.fields.find((candidate) => candidate.key === key);
      if (field === undefined) throw broken(`names {${key}}, which is no field`);
      const encoded = encode(values.get(key)?.reveal() ?? '', field);
      if (typeof encoded === 'string') return encoded;
      unfit.set(key, { field: key, rule: encoded.rule });
      return '';
    });

  const url = expandUrl(template.url, expand);
  const headers = Object.fromEntries(
    Object.entries(template.headers).map(([name, value]) => [name, expand(value, headerText)]),
  );
  if (template.basic !== undefined) {
    const pair = `${expand(template.basic.username, basicName)}:${expand(template.basic.password, basicText)}`;
    headers['authorization'] = `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
  }
  if (template.json !== undefined) headers['content-type'] = 'application/json';
  const body = template.json === undefined ? undefined : JSON.stringify(expandJson(template.json, expand));

  if (unfit.size > 0) return { kind: 'unfit', faults: [...unfit.values()] };
  const request = { method: template.method, url: parseUrl(url), headers };
  return { kind: 'request', request: body === undefined ? request : { ...request, body } };
}

/** The value as it stands at its place, or the rule that keeps it from there. */
type Encode = (value: string, field: Field) => string | { rule: string };
type Expand = (text: string, encode: Encode) => string;

function expandUrl(template: string, expand: Expand): string {
  const [, authority = '', rest = ''] = /^https:\/\/([^/?#]*)(.*)$/s.exec(template) ?? [];
  const [path = '', query] = rest.split(/\?(.*)/s);
  const host = expand(authority, hostPart(authority));
  return `https://${host}${expand(path, pathPart)}${query === undefined ? '' : `?${expand(query, encodeURIComponentSafely)}`}`;
}

function hostPart(authority: string): Encode {
  return (value, field) => {
    if (!isFitForHost(field, authority)) {
      throw broken(`lets {${field.key}} into the host without its host_suffix behind it`);
    }
    if (field.options !== undefined) {
      return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(value)
        ? value
        : { rule: 'is an option that cannot be part of a host' };
    }
    return value === '' ? { rule: "is required, as it is part of the provider's address" } : value;
  };
}

function pathPart(value: string): string | { rule: string } {
  // `.` and `..` survive percent-encoding, and would be resolved away as path segments.
  if (value === '.' || value === '..') return { rule: 'is dots alone, which cannot be part of an address' };
  return encodeURIComponentSafely(value);
}

function encodeURIComponentSafely(value: string): string | { rule: string } {
  return without(unsendable.address, value, 'an address') ?? encodeURIComponent(value);
}

function headerText(value: string): string | { rule: string } {
  return without(unsendable.header, value, 'a header') ?? value;
}

function basicText(value: string): string | { rule: string } {
  return without(unsendable.basic, value, 'HTTP Basic') ?? value;
}

function basicName(value: string): string | { rule: string } {
  return without(unsendable['basic-name'], value, 'the user name of HTTP Basic') ?? value;
}

function without(unfit: string, value: string, place: string): { rule: string } | undefined {
  const found = findUnsendable(value, unfit);
  return found && { rule: characterRule(found, place) };
}

function expandJson(value: unknown, expand: Expand): unknown {
  if (typeof value === 'string') return expand(value, (text) => text);
  if (Array.isArray(value)) return value.map((item) => expandJson(item, expand));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, expandJson(item, expand)]));
}

function parseUrl(text: string): URL {
  const authority = /^https:\/\/([^/?#]*)/.exec(text)?.[1];
  if (!URL.canParse(text)) throw broken('does not make a URL');
  const url = new URL(text);
  // What we read as the host must be what the URL parser reads as the host.
  if (url.protocol !== 'https:' || url.host !== authority?.toLowerCase().replace(/:443$/, ''))
    throw broken('has no plain host');
  return url;
}

function broken(what: string): HubError {
  return new HubError(
    'verification-template-broken',
    `The request in connector.yaml ${what}. Correct the file's verify.request.`,
  );
}
