import type { Element, ElementContent, Root, RootContent } from 'hast';
import * as markup from '../contract/markup.ts';
import { createTabSet, hasClass, isBlank, isTabPanel } from '../guide/index.ts';

/** Puts panels that stand in no list of tabs, as views of a page do, into one; each run of them into its own. */
export function groupTabs(root: Root): void {
  root.children = groupRuns(root.children as ElementContent[]) as RootContent[];
}

function groupRuns(children: ElementContent[]): ElementContent[] {
  const grouped: ElementContent[] = [];
  let run: ElementContent[] = [];
  const close = () => {
    if (run.length > 0) grouped.push(createTabSet({ children: run }));
    run = [];
  };
  for (const child of children) {
    if (child.type === 'element') groupInside(child);
    if (isTabPanel(child)) run.push(child);
    else if (!(run.length > 0 && isBlank(child))) {
      close();
      grouped.push(child);
    }
  }
  close();
  return grouped;
}

function groupInside(node: Element): void {
  const isList = hasClass(node, markup.tabs);
  if (!isList) node.children = groupRuns(node.children);
  else for (const child of node.children) if (child.type === 'element') groupInside(child);
}
