/** What was learned of addresses and providers before, with the time at which it was. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LinkAnswer } from './ask-link.ts';
import type { ProbeAnswer } from './probe-provider.ts';

export interface AnswerCache {
  link(address: string): LinkAnswer | undefined;
  keepLink(address: string, answer: LinkAnswer): void;
  probe(key: string): ProbeAnswer | undefined;
  keepProbe(key: string, answer: ProbeAnswer): void;
  /** Writes what is still of use. */
  save(): void;
}

const minuteMs = 60_000;

/** So long a thing is believed. What has no entry is asked anew each time. */
const lifetimesMs: Partial<Record<(LinkAnswer | ProbeAnswer)['kind'], number>> = {
  alive: 24 * 60 * minuteMs,
  moved: 24 * 60 * minuteMs,
  home: 24 * 60 * minuteMs,
  refused: 24 * 60 * minuteMs,
  gone: 60 * minuteMs,
  nameless: 60 * minuteMs,
  private: 60 * minuteMs,
  unanswered: 10 * minuteMs,
  accepted: 10 * minuteMs,
  unforeseen: 10 * minuteMs,
};

/** Reasons that lie on this side. */
const ours = new Set(['names-unknown', 'late']);

// What it holds, this program wrote.
const entry = <Answer>() =>
  z.object({
    at: z.number(),
    answer: z.custom<Answer>((value) => typeof value === 'object' && value !== null && 'kind' in value),
  });
const fileSchema = z.object({
  links: z.record(z.string(), entry<LinkAnswer>()),
  probes: z.record(z.string(), entry<ProbeAnswer>()),
});

interface Kept<Answer> {
  at: number;
  answer: Answer;
}

/** Opens the cache of a folder. One that can't be read is empty. */
export function openAnswerCache(folder: string, now: () => number): AnswerCache {
  const file = join(folder, 'online-1.json');
  const read = readCache(file);
  const links = new Map(Object.entries(read.links));
  const probes = new Map(Object.entries(read.probes));
  const isFresh = ({ at, answer }: Kept<LinkAnswer | ProbeAnswer>) => {
    const age = now() - at;
    return age >= 0 && age < (lifetimesMs[answer.kind] ?? 0) && !('why' in answer && ours.has(answer.why));
  };
  const freshIn = <Answer extends LinkAnswer | ProbeAnswer>(kept: Map<string, Kept<Answer>>, key: string) => {
    const found = kept.get(key);
    return found && isFresh(found) ? found.answer : undefined;
  };
  return {
    link: (address) => freshIn(links, address),
    keepLink: (address, answer) => links.set(address, { at: now(), answer }),
    probe: (key) => freshIn(probes, key),
    keepProbe: (key, answer) => probes.set(key, { at: now(), answer }),
    save() {
      const fresh = {
        links: Object.fromEntries([...links].filter(([, kept]) => isFresh(kept))),
        probes: Object.fromEntries([...probes].filter(([, kept]) => isFresh(kept))),
      };
      mkdirSync(folder, { recursive: true });
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, JSON.stringify(fresh));
      renameSync(draft, file);
    },
  };
}

function readCache(file: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { links: {}, probes: {} };
  }
}
