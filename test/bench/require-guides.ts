/** Looks into a site that was built: a generator that leaves guides out is fast, and its figures mean nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf, planGuide } from './plan-guide.ts';

/** A site lacks what its guides say. */
export class SiteIncomplete extends Error {
  override readonly name = 'SiteIncomplete';
  readonly code = 'site-incomplete';
}

/**
 * Requires that the first guide, one in the middle and the last are there, with all their steps.
 * @throws {SiteIncomplete}
 */
export function requireGuides(site: string, guides: number): void {
  for (const number of new Set([0, Math.floor(guides / 2), guides - 1])) {
    const plan = planGuide(number, guides);
    const file = join(site, pathOf(plan), 'index.html');
    if (!existsSync(file)) throw new SiteIncomplete(`${file} was not built`);
    const html = readFileSync(file, 'utf8');
    const titles = plan.sections.flatMap(({ title, steps }) => [title, ...steps.map((step) => step.title)]);
    const missing = titles.find((title) => !html.includes(title));
    if (missing !== undefined) throw new SiteIncomplete(`${file} does not say "${missing}"`);
    const raw = /&lt;\/?(?:Step|Tab|Warning|Note|Aside)\b/.exec(html);
    if (raw) throw new SiteIncomplete(`${file} shows a component as text: ${raw[0]}`);
  }
}
