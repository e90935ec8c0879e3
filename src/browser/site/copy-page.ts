/** The button that copies a page as Markdown. It says what came of it in its own place, for a while. */
import * as markup from '../../contract/markup.ts';

const shownMs = 2000;

for (const button of document.querySelectorAll<HTMLElement>(`.${markup.copyPage}`)) {
  const label = button.querySelector(`.${markup.copyPageLabel}`);
  const told = document.querySelector(`.${markup.copyPageSaid}`);
  const usual = label?.textContent ?? '';
  let clearing = 0;
  button.addEventListener('click', async () => {
    const { source = '', copied = '', failed = '' } = button.dataset;
    const said = await copyFile(source).then(
      () => copied,
      () => failed,
    );
    label?.replaceChildren(said);
    told?.replaceChildren(said);
    clearTimeout(clearing);
    clearing = window.setTimeout(() => {
      label?.replaceChildren(usual);
      told?.replaceChildren();
    }, shownMs);
  });
}

/** Safari gives the clipboard only to what is asked for within the press itself, so the text may come later. */
async function copyFile(address: string): Promise<void> {
  const text = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return new Blob([await answer.text()], { type: 'text/plain' });
  });
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
}
