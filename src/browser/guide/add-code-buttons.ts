import * as markup from '../../contract/markup.ts';
import type { Place } from '../form/page-events.ts';

type Parts = DocumentFragment | undefined;

/** Adds the buttons of code: one that copies it, and one that unfolds what the writer folded. Their words are the page's. */
export function addCodeButtons(place: Place): void {
  const parts = place.querySelector<HTMLTemplateElement>('[id="page:code-buttons"]')?.content;
  // Browsers give the clipboard to pages of https and of this machine alone.
  const canCopy = 'clipboard' in navigator;
  for (const block of place.querySelectorAll(`.${markup.codeBlock}`)) {
    if (canCopy && !block.matches(`.${markup.codeUncopied}`)) offerCopy(block, parts);
    if (block.matches(`.${markup.codeFolded}`)) offerUnfolding(block, parts);
  }
}

function offerCopy(block: Element, parts: Parts): void {
  const [said, button] = [part(`.${markup.codeCopied}`, parts), part(`.${markup.codeCopy}`, parts)];
  if (!said || !button) return;
  let clearing = 0;
  button.addEventListener('click', async () => {
    const code = block.querySelector('code')?.textContent ?? '';
    const { copied = '', failed = '' } = said.dataset;
    said.textContent = await navigator.clipboard.writeText(code).then(
      () => copied,
      () => failed,
    );
    clearTimeout(clearing);
    clearing = window.setTimeout(() => said.replaceChildren(), 2000);
  });
  block.append(said, button);
}

function offerUnfolding(block: Element, parts: Parts): void {
  const button = part(`.${markup.codeFold}`, parts);
  if (!button) return;
  const show = (isOpen: boolean) => {
    block.classList.toggle(markup.codeOpen, isOpen);
    button.ariaExpanded = String(isOpen);
    button.textContent = (isOpen ? button.dataset['less'] : button.dataset['more']) ?? '';
  };
  button.addEventListener('click', () => show(button.ariaExpanded === 'false'));
  show(false);
  block.append(button);
}

function part(selector: string, parts: Parts): HTMLElement | undefined {
  return parts?.querySelector(selector)?.cloneNode(true) as HTMLElement | undefined;
}
