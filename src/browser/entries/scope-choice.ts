/**
 * In the head of a page with a picker, before any of its guide: when the address carries a choice, the guide is reduced
 * while it arrives. What a mutation observer does is done before the browser paints what it saw. Later choices are the
 * picker's, and are shown from here too.
 */
import { applyChoice } from '../guide/scopes/apply-choice.ts';
import { partsAround, reduceGuide } from '../guide/scopes/choice.ts';
import { idIn, parseChoice } from '../guide/scopes/choice-address.ts';
import { followChoices } from '../guide/scopes/follow-choices.ts';
import { pageModel } from '../guide/scopes/page-model.ts';

const model = pageModel();
const chosen = parseChoice(location.search);

if (chosen.length > 0) {
  const reduced = reduceGuide(model, chosen, partsAround(model, idIn(location.hash)));
  const apply = () => applyChoice(reduced);
  const watching = new MutationObserver(apply);
  // A text may arrive in pieces, the later ones behind what was written over the first.
  watching.observe(document, { childList: true, characterData: true, subtree: true });
  const finish = () => {
    watching.disconnect();
    apply();
  };
  document.addEventListener('readystatechange', finish, { once: true });
}

followChoices(model);
