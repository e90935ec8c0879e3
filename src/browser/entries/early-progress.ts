/** Who has ticked steps of this guide before sees them ticked at once, not only at the first move. */
import * as markup from '../../contract/markup.ts';

const memory = document.querySelector<HTMLElement>('guide-progress')?.dataset['memory'] ?? '';

function isRemembered(): boolean {
  try {
    return localStorage.getItem(memory) !== null;
  } catch {
    return false;
  }
}

if (isRemembered()) {
  const template = document.querySelector<HTMLTemplateElement>(`template.${markup.progressScript}`);
  template?.replaceWith(template.content);
}
