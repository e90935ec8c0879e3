/** Copies the new key. Without it the key is selected and copied by hand. */
export const consoleScript = `for (const button of document.querySelectorAll('[data-copy]')) {
  const input = document.getElementById(button.dataset.copy);
  const status = document.querySelector('[data-copied]');
  input.addEventListener('focus', () => input.select());
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(input.value);
      status.textContent = 'Copied.';
    } catch {
      input.focus();
      status.textContent = 'Press Ctrl+C or ⌘C to copy.';
    }
  });
}
if (location.search) history.replaceState(null, '', location.pathname);
`;

/** A look of its own: this page plays someone else's site. */
export const consoleStyle = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fbf8f3, #1b1815);
  --sheet: light-dark(#ffffff, #25211d);
  --ink: light-dark(#2b2118, #f1e9df);
  --soft: light-dark(#6a5a4b, #b9a999);
  --line: light-dark(#e2d8cb, #443b33);
  --brand: light-dark(#a8430f, #ff9d5c);
  --on-brand: light-dark(#ffffff, #2b1200);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Georgia, 'Times New Roman', serif; }
.bar { display: flex; gap: .6rem; align-items: center; padding: .8rem 1.5rem; background: var(--sheet); border-bottom: 3px solid var(--brand); }
.mark { width: 1.1rem; height: 1.1rem; background: var(--brand); transform: rotate(45deg); border-radius: 3px; }
.product { font-weight: bold; }
.area { color: var(--soft); }
main { max-width: 54rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.8rem; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 0 0 .6rem; }
.lead { color: var(--soft); max-width: 40rem; }
section { background: var(--sheet); border: 1px solid var(--line); border-radius: 6px; padding: 1.1rem 1.3rem; margin: 1.2rem 0; }
.revealed { border-color: var(--brand); border-width: 2px; }
.create { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; }
.create > div { min-width: 0; max-width: 100%; }
.create :is(input, select, button) { height: 2.75rem; }
label { display: block; font-size: .9rem; color: var(--soft); }
input, select, button { font: inherit; color: inherit; padding: .5rem .7rem; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); max-width: 100%; }
button { background: var(--brand); color: var(--on-brand); border-color: var(--brand); cursor: pointer; }
button.quiet { background: none; color: var(--brand); padding: .25rem .7rem; }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.copy { display: flex; flex-wrap: wrap; gap: .6rem; }
.copy input { flex: 1 1 22rem; font-family: ui-monospace, monospace; font-size: .95rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .5rem .7rem .5rem 0; border-bottom: 1px solid var(--line); font-weight: normal; white-space: nowrap; }
thead th { font-size: .85rem; color: var(--soft); }
.revoked { color: var(--soft); }
`;
