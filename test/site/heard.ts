/** What the accessibility tree tells of a page: what a reader hears who sees nothing of it. */
import type { CDPSession, Page } from 'playwright-core';

/** A node of the tree, in words: `checkbox "Choose all", checked`. */
export interface Heard {
  role: string;
  name: string;
  description: string;
  /** What is true of it, in alphabetical order: `expanded`, `invalid`, `required`. */
  states: string[];
}

interface Value {
  value?: unknown;
}

interface AccessibilityNode {
  ignored: boolean;
  role?: Value;
  name?: Value;
  description?: Value;
  properties?: { name: string; value: Value }[];
}

/** States that readers are told; a browser's tree has further ones, which are about the browser. */
const toldStates = ['busy', 'checked', 'disabled', 'expanded', 'invalid', 'modal', 'pressed', 'required', 'selected'];

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** What is told of the element that has the focus. */
export async function hearFocus(page: Page): Promise<Heard> {
  const opened = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, opened);
  const session = await opened;
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    ...(result.objectId === undefined ? {} : { objectId: result.objectId }),
    fetchRelatives: false,
  });
  const [node] = nodes as AccessibilityNode[];
  if (!node || node.ignored) throw new Error('What has the focus is hidden from the tree.');
  return {
    role: textOf(node.role),
    name: textOf(node.name),
    description: textOf(node.description),
    states: (node.properties ?? [])
      .filter(({ name, value }) => toldStates.includes(name) && !['false', 'undefined'].includes(String(value.value)))
      .map(({ name }) => name)
      .sort(),
  };
}

function textOf(value: Value | undefined): string {
  return String(value?.value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Roles of what can be operated, and of what the focus may be sent to so that it is read. */
const rolesOfStops = new Set([
  'alert',
  'button',
  'checkbox',
  'combobox',
  'DisclosureTriangle',
  'group',
  'heading',
  'link',
  'listbox',
  'option',
  'radio',
  'region',
  'searchbox',
  'tab',
  'tabpanel',
  'textbox',
]);

/**
 * Presses a key until what is heard has this role and name, and answers all that was heard on the way. Every stop must
 * say what it is and how it is called.
 * @throws {Error} A stop without role or name, or none like this within 80 presses.
 */
export async function pressUntil(page: Page, key: string, role: string, name: string | RegExp): Promise<Heard[]> {
  const passed: Heard[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press(key);
    const heard = await hearFocus(page);
    passed.push(heard);
    if (!rolesOfStops.has(heard.role) || heard.name === '') {
      throw new Error(`A stop says too little: ${JSON.stringify(heard)}`);
    }
    const isIt = typeof name === 'string' ? heard.name === name : name.test(heard.name);
    if (heard.role === role && isIt) return passed;
  }
  throw new Error(`No ${role} "${name}": ${passed.map((heard) => `${heard.role} "${heard.name}"`).join(', ')}`);
}
