/**
 * Brings the text of a page up to date in place, so that its writer keeps the place, what is open, and what is typed.
 * It compares the page as the server sent it before with the page as the server sends it now, and changes in the live one
 * no more than what differs between the two.
 */

/** No change of a page, though they differ: the lines that elements come from, and which state of the page it is. */
const passedOver = / data-(?:source-line|page-version)="\w+"/g;

/** What is read once, when the page is loaded. */
const sealed = 'script, style, template, form, iframe, video, audio';

/** What scripts bring to life when the page is loaded, and at no other time. */
const lively = `${sealed}, button, input, select, textarea, dialog, img, picture, pre, [data-part], [role=tablist]`;

/**
 * Changes `live`, which was loaded as `before`, to what it would be if it were loaded as `after`. Where more differs than
 * text and what is laid out with it, nothing is changed, and the page has to be loaded again.
 */
export function patchPage(live: Document, before: Document, after: Document): 'patched' | 'to-be-loaded' {
  const edits: (() => void)[] = [];
  const isPlanned =
    planHead(live.head, before.head, after.head, edits) && planNode(live.body, before.body, after.body, edits);
  if (!isPlanned) return 'to-be-loaded';
  for (const edit of edits) edit();
  takeLines(live, after);
  return 'patched';
}

/** Development puts sheets and scripts of its own into the live head, so it is not gone through in step with the others. */
function planHead(live: HTMLHeadElement, before: HTMLHeadElement, after: HTMLHeadElement, edits: (() => void)[]) {
  if (keyOf(before) === keyOf(after)) return true;
  const told = 'title, meta[name], meta[property], script[type="application/ld+json"]';
  const [rest, restAfter] = [before, after].map((head) => {
    const copy = head.cloneNode(true) as HTMLHeadElement;
    for (const element of copy.querySelectorAll(told)) element.replaceWith('');
    return keyOf(copy);
  });
  const [shown, next] = [[...live.querySelectorAll(told)], [...after.querySelectorAll(told)]];
  if (rest !== restAfter || shown.length !== next.length) return false;
  edits.push(() => {
    for (const [index, element] of next.entries()) {
      const place = shown[index];
      if (place && place.outerHTML !== element.outerHTML)
        place.replaceWith(live.ownerDocument.importNode(element, true));
    }
  });
  return true;
}

function planNode(live: Node, before: Node, after: Node, edits: (() => void)[]): boolean {
  if (keyOf(before) === keyOf(after)) return true;
  if (before instanceof Text && after instanceof Text) {
    // A script may have written over it.
    if (live.textContent !== before.data) return false;
    edits.push(() => {
      live.textContent = after.data;
    });
    return true;
  }
  const areElements = live instanceof Element && before instanceof Element && after instanceof Element;
  if (!areElements || before.nodeName !== after.nodeName || before.matches(sealed)) return false;
  planAttributes(live, before, after, edits);
  return planChildren(live, before, after, edits);
}

function planAttributes(live: Element, before: Element, after: Element, edits: (() => void)[]): void {
  for (const name of new Set([...before.getAttributeNames(), ...after.getAttributeNames()])) {
    const value = after.getAttribute(name);
    if (before.getAttribute(name) === value) continue;
    edits.push(() => (value === null ? live.removeAttribute(name) : live.setAttribute(name, value)));
  }
}

function planChildren(live: Element, before: Element, after: Element, edits: (() => void)[]): boolean {
  const [olds, news] = [[...before.childNodes], [...after.childNodes]];
  const isSame = (old: Node | undefined, next: Node | undefined) => old && next && keyOf(old) === keyOf(next);
  let start = 0;
  while (isSame(olds[start], news[start])) start += 1;
  let end = 0;
  while (end < Math.min(olds.length, news.length) - start && isSame(olds.at(-1 - end), news.at(-1 - end))) end += 1;
  const lives = findLive(live, olds);
  const gone = olds.slice(start, olds.length - end);
  const come = news.slice(start, news.length - end);
  if (gone.length === come.length && gone.every((node, index) => node.nodeName === come[index]?.nodeName)) {
    return gone.every((old, index) => {
      const [shown, next] = [lives[start + index], come[index]];
      return shown !== undefined && next !== undefined && planNode(shown, old, next, edits);
    });
  }
  const shown = gone.map((_, index) => lives[start + index]);
  const behind = lives[olds.length - end];
  const isKnown = shown.every((node) => node !== undefined) && (end === 0 || behind !== undefined);
  if (!isKnown || ![...gone, ...come].every(isStill)) return false;
  edits.push(() => {
    const fresh = come.map((node) => live.ownerDocument.importNode(node, true));
    const last = shown.at(-1)?.nextSibling ?? behind ?? null;
    for (const node of fresh) live.insertBefore(node, last);
    for (const node of shown) node?.remove();
  });
  return true;
}

/** The live nodes that the children of an element became. What scripts put among them is passed over. */
function findLive(live: Element, olds: readonly Node[]): (ChildNode | undefined)[] {
  let place: ChildNode | null = live.firstChild;
  return olds.map((old) => {
    let found = place;
    while (found && !isOf(found, old)) found = found.nextSibling;
    if (found) place = found.nextSibling;
    return found ?? undefined;
  });
}

function isOf(live: Node, old: Node): boolean {
  if (live.nodeName !== old.nodeName) return false;
  return !(live instanceof Element && old instanceof Element) || live.id === old.id;
}

/** Whether no script has to do with it. */
function isStill(node: Node): boolean {
  return !(node instanceof Element) || !(node.matches(lively) || node.querySelector(lively));
}

const keys = new WeakMap<Node, string>();

/** Equal for nodes that say and look the same. */
function keyOf(node: Node): string {
  const known = keys.get(node);
  if (known !== undefined) return known;
  const text = node instanceof Element ? node.outerHTML.replace(passedOver, '') : `${node.nodeName} ${node.nodeValue}`;
  keys.set(node, text);
  return text;
}

/** Lines move with every line above them. */
function takeLines(live: Document, after: Document): void {
  const [shown, next] = [live, after].map((page) => [...page.querySelectorAll<HTMLElement>('[data-source-line]')]);
  if (shown?.length !== next?.length) return;
  for (const [index, element] of (shown ?? []).entries())
    element.dataset['sourceLine'] = next?.[index]?.dataset['sourceLine'] ?? '';
}
