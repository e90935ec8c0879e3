/** A built site as it ships: where its pages lead, and what of the writer's syntax is left in its files. */
import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { listFiles } from '../../src/loader/list-files.ts';
import { type BuiltPage, baseOf, deadTargets, faultOf, readBuilt, type Site } from './built-targets.ts';
import { type Finding, oneLine } from './finding.ts';
import { addressesIn } from './oracles/addresses.ts';
import { marks } from './oracles/syntax-as-text.ts';
import { readSource } from './reading/read-source.ts';
import { viewPage } from './reading/view-page.ts';
import type { GuideReport } from './survey.ts';

/** Marks that no reader may meet on any page. In code they are what the page is about. */
const leftovers = new Set([
  ':::',
  '{% %}',
  '[!NOTE]',
  '!!!',
  '???',
  '=== "tab"',
  '--8<--',
  '{brand.}',
  '[block:]',
  '{: }',
]);

/** Measures every page of the built site, and its texts for agents. */
export async function surveyBuilt(folder: string): Promise<GuideReport[]> {
  const files = await listFiles(folder);
  const present = new Set(files);
  const pages = new Map<string, BuiltPage>();
  const reports: GuideReport[] = [];
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    pages.set(file, readBuilt(file, await readFile(join(folder, file), 'utf8')));
  }
  const base = baseOf(pages.values(), present);
  for (const page of pages.values()) {
    const findings = [...deadTargets(page, { present, pages, base }), ...leftoversIn(page)];
    reports.push({ file: page.file, state: 'shown', findings, html: '' });
  }
  for (const file of files.filter((name) => /\.(?:md|txt|json|xml)$/.test(name))) {
    const findings = leftInText(file, await readFile(join(folder, file), 'utf8'), { present, pages, base });
    if (findings.length > 0) reports.push({ file, state: 'shown', findings, html: '' });
  }
  return reports;
}

function leftoversIn({ file, html }: BuiltPage): Finding[] {
  const { blocks } = viewPage(html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, ''), '');
  return marks
    .filter(([name]) => leftovers.has(name))
    .flatMap(([name, pattern]) =>
      blocks
        .flatMap(({ text }) => [...text.matchAll(pattern)].map(([all]) => all))
        .map((all) => ({
          oracle: 'built leftovers',
          group: name,
          file,
          line: html.slice(0, Math.max(html.indexOf(all.trim()), 0)).split('\n').length,
          what: `the page shows "${oneLine(all)}"`,
        })),
    );
}

/** A twin keeps the syntax of its writer, but no name that a brand was to fill in. Lists for agents lead somewhere, too. */
function leftInText(file: string, text: string, site: Site): Finding[] {
  const read = readSource(file, text);
  const names = [...read.prose.matchAll(/\{brand\.[\w.]*\}/g)].map((match) => ({
    oracle: 'built leftovers',
    group: '{brand.}',
    file,
    line: read.lineAt(match.index),
    what: `the file says "${match[0]}"`,
  }));
  if (!/(?:^|\/)llms[\w-]*\.txt$/.test(file)) return names;
  const dead = addressesIn(read).flatMap(({ address, offset }): Finding[] => {
    const fault = faultOf(address.replace(/^<|>$/g, ''), file, site);
    const group = `${posix.basename(file)}: ${fault}`;
    return fault === undefined
      ? []
      : [{ oracle: 'built targets', group, file, line: read.lineAt(offset), what: oneLine(address) }];
  });
  return [...names, ...dead];
}
