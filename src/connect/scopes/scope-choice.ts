/**
 * In the head of a page with a picker, before any of its guide: when the address carries a choice, the guide is reduced
 * while it arrives. What a mutation observer does is done before the browser paints what it saw.
 */
import { applyChoice, idIn } from './apply-choice.ts';
import { partsAround, reduceGuide } from './choice.ts';
import { parseChoice } from './choice-address.ts';
import { pageModel } from './page-model.ts';

const model = pageModel();
const chosen = parseChoice(location.search);

if (model && chosen.length > 0) {
  const reduced = reduceGuide(model, chosen, partsAround(model, idIn(location.hash)));
  const apply = () => applyChoice(reduced);
  const watching = new MutationObserver(apply);
  watching.observe(document, { childList: true, subtree: true });
  document.addEventListener(
    'readystatechange',
    () => {
      watching.disconnect();
      apply();
    },
    { once: true },
  );
}
