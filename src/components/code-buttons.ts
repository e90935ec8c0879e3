/** The buttons of code: one that copies it, and one that unfolds what the writer folded. Their words are the page's. */
const codeParts = document.querySelector<HTMLTemplateElement>('[id="page:code-buttons"]')?.content;
// Browsers give the clipboard to pages of https and of this machine alone.
const canCopy = 'clipboard' in navigator;

for (const block of document.querySelectorAll('.code-block')) {
  if (canCopy && !block.matches('.code-uncopied')) offerCopy(block);
  if (block.matches('.code-folded')) offerUnfolding(block);
}

function offerCopy(block: Element): void {
  const [said, button] = [part('.code-copied'), part('.code-copy')];
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

function offerUnfolding(block: Element): void {
  const button = part('.code-fold');
  if (!button) return;
  const show = (isOpen: boolean) => {
    block.classList.toggle('code-open', isOpen);
    button.ariaExpanded = String(isOpen);
    button.textContent = (isOpen ? button.dataset['less'] : button.dataset['more']) ?? '';
  };
  button.addEventListener('click', () => show(button.ariaExpanded === 'false'));
  show(false);
  block.append(button);
}

function part(selector: string): HTMLElement | undefined {
  return codeParts?.querySelector(selector)?.cloneNode(true) as HTMLElement | undefined;
}
