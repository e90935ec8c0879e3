import { describe, expect, test } from 'vitest';
import { securityHeaders } from '../../src/server/security-headers.ts';
import { openBrowser } from '../browser/open-browser.ts';
import { visitPages } from './payload-browser.ts';
import { naivePage, pageOfBody, pageOfSlots, slotsFor } from './payload-guides.ts';
import { readPayloads, sampleOf } from './payloads.ts';

/** `PAYLOADS=all` takes every payload, in some minutes; else a sample, another one for each `SEED`. */
const isFull = process.env['PAYLOADS'] === 'all';
const seed = Number(process.env['SEED'] ?? 1);

const lists = readPayloads();
const all = lists.flatMap(({ payloads }) => payloads);
const sample = sampleOf(all, isFull ? all.length : 300, seed);
const told = lists.map(({ name, payloads }) => `${name} ${payloads.length}`).join(', ');

const bodies = sample.map(pageOfBody);
const filled = sample.slice(0, isFull ? all.length : 150).map(pageOfSlots);

const browser = await openBrowser();

describe(`payloads of others (${told}; ${sample.length} of ${all.length}, seed ${seed})`, { timeout: 900_000 }, () => {
  test('are enough, and go to every slot there is', () => {
    expect(all.length).toBeGreaterThan(900);
    expect(Object.keys(slotsFor('x')).length).toBeGreaterThan(40);
  });

  test('run where a renderer lets them through', async () => {
    const { executed } = await visitPages(browser, sample.map(naivePage));
    tell(`naive renderer: ${sample.length} rendered, ${executed.size} executed`);
    expect(executed.size).toBeGreaterThan(sample.length / 10);
  });

  test('never run in the body of a guide, and ask no other host for anything', async () => {
    const refused = bodies.filter(({ isRefused }) => isRefused).length;
    const { executed, requests } = await visitPages(
      browser,
      bodies.map(({ html }) => html),
    );
    tell(`body: ${bodies.length - refused} rendered, ${refused} refused, ${executed.size} executed`);
    expect([...executed].map((number) => sample[number])).toEqual([]);
    expect(requests).toEqual([]);
    expect(bodies.length - refused).toBeGreaterThan(sample.length / 3);
  });

  test('never run in any slot, and ask no other host for anything', async () => {
    const refused = filled.filter(({ isRefused }) => isRefused).length;
    const { executed, requests } = await visitPages(
      browser,
      filled.map(({ html }) => html),
    );
    const slots = Object.keys(slotsFor('x')).length;
    tell(`${slots} slots: ${filled.length - refused} rendered, ${refused} refused, ${executed.size} executed`);
    expect([...executed].map((number) => sample[number])).toEqual([]);
    expect(requests).toEqual([]);
    expect(refused).toBeLessThanOrEqual(filled.length * 0.05);
  });

  test('under the content policy load not even a picture, and violate nothing else', async () => {
    const headers = { 'content-security-policy': framed(securityHeaders({ hubUrl: '', isHttps: false })) };
    const pages = [...filled.slice(0, isFull ? all.length : 60), ...bodies.slice(0, isFull ? all.length : 120)].map(
      ({ html }) => html,
    );
    const { executed, requests, pictures, violations } = await visitPages(browser, pages, headers);
    expect({ executed: executed.size, requests, pictures }).toEqual({ executed: 0, requests: [], pictures: [] });
    expect(violations.filter((violation) => !violation.includes('img-src'))).toEqual([]);
  });
});

/** The policy, but in the frames of this test. */
function framed(headers: Record<string, string>): string {
  return (headers['content-security-policy'] ?? '').replace("frame-ancestors 'none'", "frame-ancestors 'self'");
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
