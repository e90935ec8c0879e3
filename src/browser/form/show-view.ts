import type { SlotText, View } from '../../form/view.ts';

/** Puts a form into the state that a view describes: all but the focus and the document's title. */
export function showView(root: HTMLElement, view: View): void {
  const names = [...view.panels, 'script'];
  const forEach = (attribute: string, draw: (element: HTMLElement, value: string, isNamed: boolean) => void) => {
    for (const element of root.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
      const value = element.getAttribute(attribute) ?? '';
      draw(
        element,
        value,
        value.split(' ').some((name) => names.includes(name)),
      );
    }
  };
  root.dataset['state'] = view.state;
  forEach('data-panel', (element, _, isNamed) => {
    element.hidden = !isNamed;
  });
  forEach('data-invalid', (element, _, isNamed) => {
    element.ariaInvalid = isNamed ? 'true' : null;
  });
  forEach('data-busy', (element, _, isNamed) => {
    element.ariaDisabled = String(isNamed);
  });
  forEach('data-revealed', (element, _, isNamed) => element.setAttribute('type', isNamed ? 'text' : 'password'));
  forEach('data-slot', (element, name) => {
    const text = slotText(root, view.slots[name]);
    // Writing the same text again would make some screen readers say it again.
    if (element.textContent !== text) element.textContent = text;
  });
}

function slotText(root: HTMLElement, slot: SlotText = { words: [] }): string {
  if ('text' in slot) return slot.text;
  const words = (name: string) => root.querySelector(`[data-words="${name}"]`)?.textContent ?? name;
  return slot.words.map(words).join(' ');
}
