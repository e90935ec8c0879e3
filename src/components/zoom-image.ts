/** Shows an image of the guide in its full size: a button around each that the page shows smaller than it is. */
const dialog = document.createElement('dialog');
dialog.className = 'zoom';
dialog.addEventListener('click', () => dialog.close());

for (const image of document.querySelectorAll<HTMLImageElement>('.prose img:not([data-no-zoom])')) {
  if (image.closest('a, button, summary')) continue;
  if (image.complete) offerZoom(image);
  else image.addEventListener('load', () => offerZoom(image), { once: true });
}

function offerZoom(image: HTMLImageElement): void {
  // With several sizes on offer, what is loaded is no larger than its place; the attribute may know more.
  const width = Math.max(image.naturalWidth, Number(image.getAttribute('width')));
  if (width <= image.clientWidth) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'zoom-button';
  button.ariaLabel = `Enlarge image ${image.alt}`.trim();
  button.addEventListener('click', () => open(image));
  image.replaceWith(button);
  button.append(image);
}

function open(image: HTMLImageElement): void {
  const large = image.cloneNode() as HTMLImageElement;
  const close = document.createElement('button');
  large.sizes = '100vw';
  close.type = 'button';
  close.className = 'zoom-close';
  close.textContent = 'Close';
  dialog.ariaLabel = image.alt || 'Image';
  dialog.replaceChildren(large, close);
  document.body.append(dialog);
  dialog.showModal();
}
