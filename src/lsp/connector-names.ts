/** Names in `connector.yaml` that stand for something elsewhere: fields, steps of the guide, scopes. */
import type { Connector } from '../connector/index.ts';
import { guidePathOf } from '../guide/index.ts';
import type { WorkspaceView } from './workspace.ts';
import type { YamlPlace } from './yaml-place.ts';

export interface NameInConnector {
  kind: 'field' | 'step' | 'scope' | 'brand-word';
  /** What is written of it so far, and how far into the value that begins. */
  written: string;
  from: number;
  /** The method that the place belongs to. */
  method: string | undefined;
}

/** What a name at this place would be; `undefined` if nothing here is one. */
export function nameAt({ path, written }: YamlPlace): NameInConnector | undefined {
  const method = path[0] === 'methods' ? path[1] : undefined;
  const last = path.at(-1);
  const whole = (kind: NameInConnector['kind']): NameInConnector => ({ kind, written, from: 0, method });
  const braced = /\{([\w.]*)$/.exec(written)?.[1];
  if (braced?.startsWith('brand.'))
    return { kind: 'brand-word', written: braced.slice(6), from: written.length - braced.length + 6, method };
  if (braced !== undefined && path.includes('request')) {
    return { kind: 'field', written: braced, from: written.length - braced.length, method };
  }
  if (last === 'step') return whole('step');
  if (last === 'field') return whole('field');
  const list = path.at(-2) ?? '';
  return last === '*' && /scopes$/.test(list) ? whole('scope') : undefined;
}

/** The guides of a connector's methods, or of one of them. */
export function guidesOf({ id, methods }: Connector, method: string | undefined, { pages }: WorkspaceView) {
  const names = method === undefined ? Object.keys(methods) : [method];
  const purposes = ['link-account', 'connector-profile'] as const;
  const paths = new Set(
    names.flatMap((name) => purposes.map((purpose) => guidePathOf({ connector: id, method: name, purpose }))),
  );
  return pages.filter(({ path }) => paths.has(path));
}
