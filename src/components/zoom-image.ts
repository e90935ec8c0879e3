/**
 * Shows an image of the guide in its full size: a button around each that the page shows smaller than it is. The page
 * holds the button and the dialog, and with them their words.
 */
const zoomParts = document.querySelector<HTMLTemplateElement>('[id="page:zoom"]')?.content;
const buttonPart = zoomParts?.querySelector('button');
const dialog = zoomParts?.querySelector('dialog');
const closeButton = dialog?.querySelector('button');
const plainLabel = dialog?.ariaLabel ?? '';
dialog?.addEventListener('click', () => dialog.close());

for (const image of document.querySelectorAll<HTMLImageElement>('.prose img:not([data-no-zoom])')) {
  if (image.closest('a, button, summary')) continue;
  if (image.complete) offerZoom(image);
  else image.addEventListener('load', () => offerZoom(image), { once: true });
}

function offerZoom(image: HTMLImageElement): void {
  // With several sizes on offer, what is loaded is no larger than its place; the attribute may know more.
  const width = Math.max(image.naturalWidth, Number(image.getAttribute('width')));
  if (width <= image.clientWidth || !buttonPart) return;
  const button = buttonPart.cloneNode(true) as HTMLButtonElement;
  button.addEventListener('click', () => open(image));
  image.replaceWith(button);
  // Its name is that of the image, after what the button does with it.
  button.append(image);
}

function open(image: HTMLImageElement): void {
  if (!dialog || !closeButton) return;
  const large = image.cloneNode() as HTMLImageElement;
  large.sizes = '100vw';
  dialog.ariaLabel = image.alt || plainLabel;
  dialog.replaceChildren(large, closeButton);
  document.body.append(dialog);
  dialog.showModal();
}
