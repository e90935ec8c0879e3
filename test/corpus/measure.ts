/** What all oracles together say of one page. */
import { asBrowserKeepsIt, canonical } from '../guide/browser-tree.ts';
import { findLost } from './find-lost.ts';
import { type Finding, oneLine } from './finding.ts';
import { normalForm } from './normal-form.ts';
import { followInclusions } from './oracles/inclusions.ts';
import { askOracles } from './oracles/index.ts';
import { lostPictures } from './oracles/lost-pictures.ts';
import { textOfPage } from './page-content.ts';
import { type ReadSnippet, readWritten } from './read-written.ts';
import type { FindPart } from './reading/read-parts.ts';
import { readSource } from './reading/read-source.ts';
import { viewPage } from './reading/view-page.ts';

/** What of the tree a page's measure needs besides the page. */
export interface Tree {
  readSnippet: ReadSnippet;
  findPart: FindPart;
  /** Whether there is a file at this path below the root. */
  hasFile(path: string): boolean;
}

interface Shown {
  file: string;
  source: string;
  html: string;
  /** Stands above the HTML on the page. */
  title?: string;
  /** What the program said of pictures that are not there. */
  missing?: readonly string[];
}

/** What the oracles find in the HTML of one guide's body. */
export function measure({ file, source, html, title = '', missing = [] }: Shown, tree: Tree): Finding[] {
  const page = viewPage(html, title);
  const { texts, findings } = followInclusions(readSource(file, source), page.words, tree.findPart);
  return [
    ...lostWords({ file, source, html, title }, tree.readSnippet),
    ...reparented(file, html),
    ...findings,
    ...askOracles({ texts, page }),
    ...lostPictures(texts, { hasFile: tree.hasFile, missing }),
  ];
}

function lostWords({ file, source, html, title = '' }: Shown, readSnippet: ReadSnippet): Finding[] {
  const written = readWritten(source, file, readSnippet);
  const isTitle = written.titles.some((text) => normalForm(text) === normalForm(title));
  const lost = findLost(written.texts, `${isTitle ? normalForm(title) : ''}${textOfPage(html)}`);
  return (
    lost
      // What plain Markdown takes for code is the body of a mark in some dialects; another oracle looks at code by its lines.
      .filter(({ kind }) => kind !== 'code' || written.dialect === 'mdx')
      .map(({ kind, how, line, text }) => ({
        oracle: 'words',
        group: `${kind} ${how}`,
        file,
        line,
        what: `${how}: ${oneLine(text)}`,
      }))
  );
}

/** Whether a browser makes another tree of the HTML. */
function reparented(file: string, html: string): Finding[] {
  const [emitted, kept] = [canonical(html), asBrowserKeepsIt(html)];
  if (emitted === kept) return [];
  let at = 0;
  while (emitted[at] === kept[at]) at++;
  const near = oneLine(emitted.slice(Math.max(0, at - 60), at + 60));
  return [
    {
      oracle: 're-parented',
      group: /<[^<]*$/.exec(emitted.slice(0, at + 1))?.[0] ?? '',
      file,
      line: 1,
      what: `a browser changes: ${near}`,
    },
  ];
}
