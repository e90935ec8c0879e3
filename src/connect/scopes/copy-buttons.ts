/** Buttons with `data-copy`, a text, or `data-copy-of`, the id of what holds it. They show and say what came of it. */
const answerMs = 2000;

document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element && target.closest<HTMLElement>('.copy-button');
  if (!button) return;
  const { copy, copyOf = '' } = button.dataset;
  const source = document.getElementById(copyOf);
  const text = copy ?? (source instanceof HTMLInputElement ? source.value : source?.textContent) ?? '';
  // Browsers give the clipboard to pages of https and of this machine alone.
  const isCopied = await Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject()).then(
    () => true,
    () => false,
  );
  const status = document.querySelector<HTMLElement>('.copy-status');
  button.dataset['state'] = isCopied ? 'copied' : 'failed';
  if (status) status.textContent = status.dataset[isCopied ? 'copied' : 'notCopied'] ?? '';
  setTimeout(() => {
    delete button.dataset['state'];
    status?.replaceChildren();
  }, answerMs);
});
