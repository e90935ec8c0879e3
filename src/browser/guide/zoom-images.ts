import * as markup from '../../contract/markup.ts';
import type { Place } from '../form/page-events.ts';

/**
 * Shows images of a guide in their full size: a button around each that is shown smaller than it is. The place holds the
 * button and the dialog, and with them their words. `stage`: where the open dialog stands.
 */
export function zoomImages(place: Place, stage: HTMLElement): void {
  const parts = place.querySelector<HTMLTemplateElement>('[id="page:zoom"]')?.content;
  const [buttonPart, dialog] = [parts?.querySelector('button'), parts?.querySelector('dialog')];
  const closeButton = dialog?.querySelector('button');
  if (!buttonPart || !dialog || !closeButton) return;
  const plainLabel = dialog.ariaLabel ?? '';
  dialog.addEventListener('click', () => dialog.close());

  const open = (image: HTMLImageElement) => {
    const large = image.cloneNode() as HTMLImageElement;
    large.sizes = '100vw';
    dialog.ariaLabel = image.alt || plainLabel;
    dialog.replaceChildren(large, closeButton);
    stage.append(dialog);
    dialog.showModal();
  };
  const offerZoom = (image: HTMLImageElement) => {
    // With several sizes on offer, what is loaded is no larger than its place; the attribute may know more.
    const width = Math.max(image.naturalWidth, Number(image.getAttribute('width')));
    if (width <= image.clientWidth) return;
    const button = buttonPart.cloneNode(true) as HTMLButtonElement;
    button.addEventListener('click', () => open(image));
    image.replaceWith(button);
    // Its name is that of the image, after what the button does with it.
    button.append(image);
  };
  for (const image of place.querySelectorAll<HTMLImageElement>(`.${markup.prose} img:not([data-no-zoom])`)) {
    if (image.closest('a, button, summary')) continue;
    if (image.complete) offerZoom(image);
    else image.addEventListener('load', () => offerZoom(image), { once: true });
  }
}
