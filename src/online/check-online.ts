/** What can only be known by asking: whether outside links are alive, and whether providers refuse a wrong key. */
import { readFileSync } from 'node:fs';
import type { Connector, Method } from '../connector/index.ts';
import type { Issue } from '../guide/index.ts';
import { createOutbound, type Outbound } from '../hub/egress.ts';
import type { OutboundExceptions } from '../hub/egress-exceptions.ts';
import { type ContentReading, digestOf, yamlPlace } from '../loader/index.ts';
import { type AnswerCache, openAnswerCache } from './answer-cache.ts';
import { askLink, type LinkAnswer, withoutFragment } from './ask-link.ts';
import { type Ask, createAsking, openHostNames } from './ask-politely.ts';
import { linkIssue, probeIssue } from './online-issues.ts';
import { type OutsideLink, outsideLinks } from './outside-links.ts';
import { createPoliteLanes, type Time } from './polite-lanes.ts';
import { type ProbeAnswer, probeProvider } from './probe-provider.ts';

export interface OnlineDeps {
  /** Where answers are kept for the next time. */
  cacheFolder: string;
  exceptions: OutboundExceptions;
  /** A provider that plays its part in this process, by its origin. */
  played?: { origin: string; outbound: Outbound };
  userAgent: string;
  time: Time;
  /** The files whose links and checks are looked at, by their paths from the content folder. */
  isWanted(file: string): boolean;
}

export interface OnlineReport {
  issues: Issue[];
  addresses: number;
  hosts: number;
  fromCache: number;
  probes: number;
  /** What could not be asked this time. */
  unasked: { addresses: number; probes: number };
  /** Addresses that are never asked. */
  passedOver: { nearby: string[]; placeholders: string[] };
}

/** From sending to the headers of an answer. */
const linkTimeoutMs = 10_000;
const providerTimeoutMs = 12_000;
const pauseMs = 2_000;

/** Asks each address and each check once, unless the answer is known. Nothing that hosts answer is an error of ours. */
export async function checkOnline(reading: ContentReading, deps: OnlineDeps): Promise<OnlineReport> {
  const { cacheFolder, exceptions, played, userAgent, time, isWanted } = deps;
  const cache = openAnswerCache(cacheFolder, time.now);
  const names = openHostNames();
  const lanes = createPoliteLanes(time);
  const options = { exceptions: () => exceptions, resolveHost: names.resolveHost };
  const linkOutbound = createOutbound({
    ...options,
    timeoutMs: linkTimeoutMs,
    plainHttp: 'allowed',
    bodies: 'dropped',
  });
  const providers = createOutbound({ ...options, timeoutMs: providerTimeoutMs });
  const probeOutbound: Outbound = (request) =>
    played !== undefined && request.url.origin === played.origin ? played.outbound(request) : providers(request);
  const askForLink = createAsking({ outbound: linkOutbound, names, lanes, time });
  const askProvider = createAsking({ outbound: probeOutbound, names, lanes, time });

  const found = outsideLinks(reading).filter(({ file }) => isWanted(file));
  const { asked, placeholders } = sortOut(found);
  const probes = probesOf(reading).filter(({ file }) => isWanted(file));
  const known = new Set([...asked.keys()].filter((address) => cache.link(address) !== undefined));
  const [answers, probed] = await Promise.all([
    askAll(asked.keys(), cache, (address) =>
      askLink(new URL(address), { ask: askForLink, pause: () => time.wait(pauseMs), userAgent }),
    ),
    Promise.all(probes.map(async (probe) => ({ probe, answer: await askProbe(probe, cache, askProvider, time) }))),
  ]);
  cache.save();
  const issues = [
    ...[...answers].flatMap(([address, answer]) => (asked.get(address) ?? []).map((link) => linkIssue(link, answer))),
    ...probed.map(({ probe, answer }) => probeIssue(() => placed(probe), answer)),
  ].filter((issue) => issue !== undefined);
  const reached = [...answers].filter(([, answer]) => answer.kind !== 'private' && wasAsked(answer));
  const probesAsked = probed.filter(({ answer }) => wasAsked(answer)).length;
  const nearby = [...answers].filter(([, { kind }]) => kind === 'private').map(([address]) => address);
  return {
    issues,
    addresses: reached.length,
    hosts: new Set(reached.map(([address]) => new URL(address).host)).size,
    fromCache: reached.filter(([address]) => known.has(address)).length,
    probes: probesAsked,
    unasked: { addresses: answers.size - nearby.length - reached.length, probes: probed.length - probesAsked },
    passedOver: { nearby, placeholders },
  };
}

/** Reasons for which nothing was sent to anybody. */
const unsent = new Set(['names-unknown', 'late', 'closed', 'unfit', 'private', 'nameless']);

function wasAsked(answer: LinkAnswer | ProbeAnswer): boolean {
  return answer.kind !== 'unanswered' || !unsent.has(answer.why);
}

async function askAll(
  addresses: Iterable<string>,
  cache: AnswerCache,
  ask: (address: string) => Promise<LinkAnswer>,
): Promise<Map<string, LinkAnswer>> {
  const asked = [...addresses].map(async (address): Promise<[string, LinkAnswer]> => {
    const known = cache.link(address);
    if (known !== undefined) return [address, known];
    const answer = await ask(address);
    cache.keepLink(address, answer);
    return [address, answer];
  });
  return new Map(await Promise.all(asked));
}

/** A part of an address that stands for what each reader has in its place. */
const placeholder =
  /[{}<>[\]*…]|%7b|%3c|\.\.\.|(?:^|[./_-])(?:your|my)[-_]?(?:company|domain|sub-?domain|instance|tenant|org|organi[sz]ation|site|store|shop|server|host|app|account|team|workspace|name)|\bx{3,}\b/i;

/** Links by the addresses to ask, and addresses that are no real ones. */
function sortOut(links: readonly OutsideLink[]): { asked: Map<string, OutsideLink[]>; placeholders: string[] } {
  const asked = new Map<string, OutsideLink[]>();
  const placeholders = new Set<string>();
  for (const link of links) {
    const url = link.url.startsWith('//') ? `https:${link.url}` : link.url;
    const isIpv6 = /^https?:\/\/\[/.test(url);
    if (!URL.canParse(url) || (placeholder.test(url) && !isIpv6)) {
      placeholders.add(link.url);
      continue;
    }
    const address = withoutFragment(new URL(url));
    asked.set(address, [...(asked.get(address) ?? []), link]);
  }
  return { asked, placeholders: [...placeholders] };
}

interface Probe {
  key: string;
  file: string;
  connector: Connector;
  id: string;
  method: Method;
  /** Where the connector's file is, absolute. */
  place: string;
}

/** Every check of a connector that some brand has, once. */
function probesOf(reading: ContentReading): Probe[] {
  const probes = new Map<string, Probe>();
  for (const brand of reading.brands.values()) {
    const { connectors, files } = reading.of(brand);
    for (const packed of connectors.values()) {
      const connector = reading.connectorOf(packed);
      const path = `connectors/${connector.id}/connector.yaml`;
      for (const [id, method] of Object.entries(connector.methods)) {
        if (method.verify === undefined) continue;
        const file = files.nameOf(path);
        const { request, answers } = method.verify;
        const key = digestOf(JSON.stringify([connector.id, id, method.fields, request, answers]));
        probes.set(`${file}\n${key}`, { key, file, connector, id, method, place: files.locate(path) });
      }
    }
  }
  return [...probes.values()];
}

async function askProbe(
  { key, method }: Probe,
  cache: AnswerCache,
  ask: Ask,
  { now, wait }: Time,
): Promise<ProbeAnswer> {
  const known = cache.probe(key);
  if (known !== undefined) return known;
  const answer = await probeProvider(method, { ask, pause: () => wait(pauseMs), now: () => new Date(now()) });
  cache.keepProbe(key, answer);
  return answer;
}

function placed({ file, place, connector, id, method }: Probe) {
  const position = yamlPlace(readFileSync(place, 'utf8'), ['methods', id, 'verify'], 'key');
  return { file, position, method: `${connector.name}, ${method.label}` };
}
