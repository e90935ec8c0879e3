/**
 * Loads what only somebody who is at the page can use, when they first move, or a while later, since not every reader's
 * tool tells of its moves. A script in a template does nothing until it is taken out.
 */
const moves = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'];
const waitMs = 4000;

function load(): void {
  for (const move of moves) removeEventListener(move, load);
  for (const template of document.querySelectorAll<HTMLTemplateElement>('.first-move')) {
    template.replaceWith(template.content);
  }
}

for (const move of moves) addEventListener(move, load);
setTimeout(load, waitMs);
