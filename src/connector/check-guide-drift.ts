/** Drift between what a guide says and what its connector's file says: title, labels, examples, hosts and actions. */
import { toString as textOf } from 'mdast-util-to-string';
import {
  type Action,
  createIssueCollector,
  type Guide,
  type GuideNode,
  type Issue,
  type IssueCollector,
  isBlank,
  isStep,
  nearestName,
  pointAt,
} from '../guide/index.ts';
import { isPlain, patternOf } from './check-pattern.ts';
import { placeOfText } from './place-of-text.ts';
import type { Connector, Field, Method } from './schema.ts';

/** Names of methods as titles of guides have them, besides those of the connector's own. */
const methodNames = [
  ...['API Key', 'API Token', 'Access Token', 'Personal Access Token', 'Private App Access Token', 'Bearer Token'],
  ...['OAuth 2.0', 'OAuth2', 'Client Credentials', 'Basic Auth', 'Basic Authentication', 'Service Account'],
];

/** The issues of a guide that links by a method of a connector. */
export function checkGuideDrift(guide: Guide, connector: Connector): Issue[] {
  const { binding, file, segments } = guide;
  const method = binding && connector.methods[binding.method];
  if (!method) return [];
  const collector = createIssueCollector(file, segments);
  checkTitle(guide, { connector, method }, collector);
  checkActions(guide, connector, collector);
  if (binding.purpose === 'link-account') {
    checkLabels(guide.children, method, collector);
    checkExamples(guide.children, method.fields, collector);
    checkHosts(guide, method, collector);
  }
  return collector.issues;
}

/** A title that names none of ours may name something else; one that names another thing misleads. */
function checkTitle(
  { title, places, binding }: Guide,
  { connector, method }: { connector: Connector; method: Method },
  collector: IssueCollector,
): void {
  const has = (name: string) => wordsOf(title).includes(wordsOf(name));
  const provider =
    /^(?:connect|link|set up|connecting|linking) (?:to |your |an? )?(.+?) (?:with|via|by|using|through) /i.exec(
      title,
    )?.[1];
  const ownNames = [connector.name, connector.id];
  if (
    provider !== undefined &&
    !ownNames.some(has) &&
    !ownNames.some((name) => wordsOf(name).includes(wordsOf(provider)))
  ) {
    collector.add('title-drift', places['title'], { is: 'provider', named: provider, own: connector.name });
  }
  const others = [...methodNames, ...Object.values(connector.methods).map(({ label }) => label)];
  const named = others.filter(has).toSorted((a, b) => b.length - a.length)[0];
  if (
    named !== undefined &&
    !has(method.label) &&
    !wordsOf(method.label).includes(wordsOf(named)) &&
    binding?.method !== slugOf(named)
  ) {
    collector.add('title-drift', places['title'], { is: 'method', named, own: method.label });
  }
}

function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

function slugOf(name: string): string {
  return wordsOf(name).trim().replaceAll(' ', '-');
}

function checkActions(guide: Guide, { actions }: Connector, collector: IssueCollector): void {
  const known = actions.map(({ id }) => id);
  // With one id twice, the other is what is not there.
  if (known.length === 0 || new Set(known).size < known.length) return;
  for (const node of nodesIn(guide.children)) {
    if (node.type !== 'block' || node.name !== 'ScopeSelector') continue;
    for (const { id } of (node.props['actions'] ?? []) as Action[]) {
      if (known.includes(id)) continue;
      const place = node.places['data-guide-actions-json'] ?? node.position;
      collector.add('action-drift', placeOfText(guide, place, id), { action: id, nearest: nearestName(id, known) });
    }
  }
}

/** The list of fields that a guide gives: items that hold a label in bold, or none. One that names no field is another list. */
function checkLabels(nodes: readonly GuideNode[], { fields }: Method, collector: IssueCollector): void {
  const labels = fields.map(({ label }) => label.trim());
  if (labels.length === 0) return;
  for (const step of nodesIn(nodes).filter(isStep)) {
    for (const list of nodesIn(step.children).filter(isList)) {
      const items = (list.children as GuideNode[]).filter((item) => !isBlank(item));
      const named = items.map(boldAlone);
      if (named.length === 0 || named.some((name) => name === undefined)) continue;
      const isOfFields = named.some(
        (name) => name !== undefined && (labels.includes(name) || nearestName(name, labels)),
      );
      const isForm = isOfFields || /(?:form|paste|enter|fill|credentials)/i.test(String(step.props['title'] ?? ''));
      if (!isForm) continue;
      const unknown = items.filter((_, index) => !labels.includes(named[index] ?? ''));
      const missing = labels.filter((label) => !named.includes(label));
      for (const [index, item] of unknown.entries()) {
        const label = named[items.indexOf(item)] ?? '';
        const nearest = nearestName(label, missing) ?? (unknown.length === missing.length ? missing[index] : undefined);
        collector.add('label-drift', item.position, { label, known: labels.join(', '), nearest });
      }
      // A field that is called otherwise is not left out as well.
      if (unknown.length > 0) continue;
      for (const label of missing) collector.add('field-unlisted', list.position, { label });
    }
  }
}

function isList(node: GuideNode): node is Extract<GuideNode, { children: unknown[] }> {
  return node.type === 'list' || (node.type === 'element' && (node.name === 'ul' || node.name === 'ol'));
}

/** The text of an item that is bold from its beginning to its end. */
function boldAlone(node: GuideNode): string | undefined {
  if (node.type === 'strong' || (node.type === 'element' && /^(?:strong|b)$/.test(node.name)))
    return textOf(node).trim();
  if (!('children' in node)) return undefined;
  const inner = (node.children as GuideNode[]).filter((child) => !isBlank(child));
  const [only] = inner;
  return inner.length === 1 && only ? boldAlone(only) : undefined;
}

/** Words after which an example of a value stands. */
const beforeExample =
  /(?:looks? like|for example|for instance|e\.g\.|such as|sieht (?:so )?aus(?: wie)?|zum Beispiel|z\. ?B\.):?\s*$/i;

function checkExamples(nodes: readonly GuideNode[], fields: readonly Field[], collector: IssueCollector): void {
  for (const step of nodesIn(nodes).filter(isStep)) {
    const own = fields.filter((field) => field.step === step.props['id'] && field.pattern && isPlain(field));
    if (own.length === 0) continue;
    for (const node of nodesIn(step.children)) {
      if (!('children' in node)) continue;
      for (const [index, child] of (node.children as GuideNode[]).entries()) {
        const before = node.children[index - 1];
        if (child.type !== 'inlineCode' || before?.type !== 'text' || !beforeExample.test(before.value)) continue;
        const [field] = own;
        const isMasked = /…|\.\.\.|\*{3}|x{4}|[<>{}]/i.test(child.value);
        if (!field || isMasked || own.some((one) => patternOf(one)?.test(child.value) ?? true)) continue;
        collector.add('example-drift', child.position, {
          example: child.value,
          field: field.label,
          looksLike: field.pattern?.looks_like ?? '',
        });
      }
    }
  }
}

/** Hosts that begin with an invented value of a field and end otherwise than its suffix says. */
function checkHosts(
  { source, bodyOffset, segments }: Guide,
  { fields, verify }: Method,
  collector: IssueCollector,
): void {
  const end = segments[0]?.start.offset ?? source.length;
  const text = source.slice(bodyOffset, end);
  for (const { key, host_suffix: suffix, placeholder, pattern } of fields) {
    // Where the file says two things, the guide is held against neither.
    const isSaid = suffix !== undefined && (verify?.request.url.includes(`{${key}}${suffix}`) ?? true);
    if (!isSaid) continue;
    const invented = new Set([placeholder, ...(pattern?.examples ?? [])].filter((value) => value !== undefined));
    for (const { index, 1: label = '', 2: rest = '' } of text.matchAll(
      /\b([a-z0-9-]{2,63})((?:\.[a-z0-9-]{1,63})+)/gi,
    )) {
      const isInvented = invented.has(label) || /^(?:your|my)-/.test(label) || label === 'example';
      const isNear = isInvented && rest !== suffix && nearestName(rest, [suffix]) !== undefined;
      if (!isNear || rest.startsWith(`${suffix}.`)) continue;
      const start = bodyOffset + index;
      const place = { start: pointAt(source, start), end: pointAt(source, start + label.length + rest.length) };
      collector.add('host-drift', place, { host: `${label}${rest}`, expected: `${label}${suffix}` });
    }
  }
}

function nodesIn(nodes: readonly GuideNode[]): GuideNode[] {
  return nodes.flatMap((node) => [node, ...('children' in node ? nodesIn(node.children as GuideNode[]) : [])]);
}
