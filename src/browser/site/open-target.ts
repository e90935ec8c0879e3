/** Opens every tab and accordion around the place that the address names, and shows the place. */
function openTarget(): void {
  const target = document.getElementById(idIn(location.hash));
  let wasHidden = false;
  for (let place = target; place; place = place.parentElement) {
    if (place instanceof HTMLDetailsElement && !place.open) place.open = wasHidden = true;
    if (place.hidden) {
      // Whoever hid it learns that it is wanted, as with a search in the page.
      place.dispatchEvent(new Event('beforematch'));
      wasHidden = true;
    }
  }
  if (wasHidden) target?.scrollIntoView();
}

/** The id as a browser would look it up; an address that is cut amid a character names nothing. */
function idIn(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

addEventListener('hashchange', openTarget);
// A link to the place where the reader is already does not change the address.
addEventListener('click', ({ target }) => {
  const link = target instanceof Element && target.closest('a');
  if (link && link.hash !== '' && link.href === location.href) openTarget();
});
openTarget();
