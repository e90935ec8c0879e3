/** The buttons of code: one that copies it, and one that unfolds what the writer folded. */
// Browsers give the clipboard to pages of https and of this machine alone.
const canCopy = 'clipboard' in navigator;

for (const block of document.querySelectorAll('.code-block')) {
  if (canCopy && !block.matches('.code-uncopied')) offerCopy(block);
  if (block.matches('.code-folded')) offerUnfolding(block);
}

function offerCopy(block: Element): void {
  const button = createButton('code-copy');
  const said = document.createElement('span');
  button.ariaLabel = 'Copy the code';
  said.className = 'code-copied';
  said.role = 'status';
  let clearing = 0;
  button.addEventListener('click', async () => {
    const code = block.querySelector('code')?.textContent ?? '';
    said.textContent = await navigator.clipboard.writeText(code).then(
      () => 'Copied',
      () => 'Could not copy',
    );
    clearTimeout(clearing);
    clearing = window.setTimeout(() => said.replaceChildren(), 2000);
  });
  block.append(said, button);
}

function offerUnfolding(block: Element): void {
  const button = createButton('code-fold');
  const show = (isOpen: boolean) => {
    block.classList.toggle('code-open', isOpen);
    button.ariaExpanded = String(isOpen);
    button.textContent = isOpen ? 'Show less' : 'Show all';
  };
  button.addEventListener('click', () => show(button.ariaExpanded === 'false'));
  show(false);
  block.append(button);
}

function createButton(className: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  return button;
}
