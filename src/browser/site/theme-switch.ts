/** The reader's choice among light, dark and the system's, in this page and in every other that is open. */
import * as markup from '../../contract/markup.ts';
import { applyTheme, keepTheme, readTheme, type Theme, themeKey } from './apply-theme.ts';

const choices = [...document.querySelectorAll<HTMLInputElement>(`.${markup.themeChoices} input`)];
const chosen = () => choices.find(({ checked }) => checked);

function show(theme: Theme): void {
  for (const choice of choices) choice.checked = choice.value === theme;
}

function choose(): void {
  const theme = chosen()?.value as Theme;
  applyTheme(theme);
  keepTheme(theme);
}

// A choice that was made before this script came counts.
if (chosen()?.defaultChecked) show(readTheme());
else choose();
for (const choice of choices) choice.addEventListener('change', choose);

// Told only by other pages of the site.
addEventListener('storage', ({ key }) => {
  if (key !== themeKey && key !== null) return;
  applyTheme(readTheme());
  show(readTheme());
});
