/** Who has ticked steps of this guide before sees them ticked at once, not only at the first move. */
const memory = document.querySelector<HTMLElement>('guide-progress')?.dataset['memory'] ?? '';

function isRemembered(): boolean {
  try {
    return localStorage.getItem(memory) !== null;
  } catch {
    return false;
  }
}

if (isRemembered()) {
  const template = document.querySelector<HTMLTemplateElement>('template.progress-script');
  template?.replaceWith(template.content);
}
