import { toString as textOf } from 'mdast-util-to-string';
import { inlineText } from '../blocks/inline-markdown.ts';
import type { GuideNode } from '../model.ts';
import { isStep, stepHeading } from '../node-kinds.ts';
import { numberSaid, stepSaid } from '../step-words.ts';

/**
 * What a list of steps holds. A step whose title says another number than its place gives it has the number that it says,
 * unless it has one by a prop.
 */
export function numberAsSaid(children: readonly GuideNode[]): GuideNode[] {
  let place = 0;
  return children.map((child) => {
    if (!isStep(child)) return child;
    place++;
    const { props } = child;
    const heading = stepHeading(child);
    const title = heading ? textOf(heading) : inlineText(String(props['title'] ?? ''));
    const said = stepSaid(title) ?? numberSaid(title);
    if (!said || said.number === place || props['stepNumber'] !== undefined) return child;
    return { ...child, props: { ...props, stepNumber: said.number } };
  });
}
