/** Marks in the contents lists where the reader is: the last heading or step that began above the reading line. */
import * as markup from '../../contract/markup.ts';

const readingLine = 0.3;

const links = [...document.querySelectorAll<HTMLAnchorElement>(`.${markup.contents} a`)];
const linksByPlace = new Map<Element, HTMLAnchorElement[]>();
for (const link of links) {
  const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (place) linksByPlace.set(place, [...(linksByPlace.get(place) ?? []), link]);
}

function mark(): void {
  const line = innerHeight * readingLine;
  const shown = [...linksByPlace.keys()].filter((place) => place.getClientRects().length > 0);
  const begun = shown.filter((place) => place.getBoundingClientRect().top <= line);
  const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const here = isAtEnd && scrollY > 0 ? shown.at(-1) : (begun.at(-1) ?? shown[0]);
  for (const link of links) link.removeAttribute('aria-current');
  for (const link of (here && linksByPlace.get(here)) ?? []) {
    link.setAttribute('aria-current', 'location');
    keepInView(link);
  }
}

/** Scrolls the list, and never the page. */
function keepInView(link: HTMLAnchorElement): void {
  const list = link.closest(`.${markup.guideSide}`);
  if (!list) return;
  const [own, around] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
  if (own.top < around.top || own.bottom > around.bottom) list.scrollTop += own.top - around.top - around.height / 2;
}

// Places cross the line one by one, so nothing is counted while the page scrolls between them.
const observer = new IntersectionObserver(mark, { rootMargin: `0px 0px -${100 - readingLine * 100}% 0px` });
for (const place of linksByPlace.keys()) observer.observe(place);
addEventListener('scrollend', mark);
mark();
