import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where the focus is. */
export interface Focus {
  name: string;
  /** What is wrong with how it shows; empty when a reader can see where the focus is. */
  hiddenBecause: string;
}

/**
 * Presses Tab, or Shift+Tab, until what has the focus is called `name`, and answers how many presses it took.
 * Fails when the focus could not be seen at one of the stops, or when it takes more than `limit`.
 */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  { limit = 30, key = 'Tab' }: { limit?: number; key?: 'Tab' | 'Shift+Tab' } = {},
): Promise<number> {
  const passed: string[] = [];
  for (let stops = 1; stops <= limit; stops += 1) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    expect(focus.hiddenBecause, `the focus on "${focus.name}" shows`).toBe('');
    passed.push(focus.name);
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return stops;
  }
  throw new Error(`No "${name}" within ${limit} stops: ${passed.join(' | ')}`);
}

/** The focus of a page, as a reader would perceive it. */
export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body)
      return { name: '', hiddenBecause: 'nothing has the focus' };
    const label = 'labels' in element ? (element.labels as NodeListOf<HTMLElement> | null)?.[0] : undefined;
    const labelledBy = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
    const named = element.ariaLabel ?? (label ?? labelledBy ?? element).innerText;
    const name = named.replace(/\s+/g, ' ').trim();

    const box = element.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return { name, hiddenBecause: 'it has no size' };
    const isOnScreen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    if (!isOnScreen) return { name, hiddenBecause: `it is off the screen (${box.top}, ${box.left})` };
    const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight - box.top) / 2, 0), innerHeight - 1);
    const onTop = document.elementFromPoint(x, y);
    const isCovered = onTop !== null && !element.contains(onTop) && !onTop.contains(element);
    if (isCovered) return { name, hiddenBecause: `${onTop.tagName}.${onTop.className} covers it` };
    const isMarked = [undefined, '::before', '::after'].some((part) => {
      const { outlineStyle, outlineWidth, outlineColor, content } = getComputedStyle(element, part);
      if (part !== undefined && content === 'none') return false;
      const isClear = outlineColor === 'transparent' || / 0\)$/.test(outlineColor);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !isClear;
    });
    return { name, hiddenBecause: isMarked ? '' : 'nothing marks it' };
  });
}
