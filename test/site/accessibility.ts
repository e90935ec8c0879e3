import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe finds wrong within a part of a page as it is now, in light and in dark: `scheme rule: element`. */
export async function accessibilityFaults(page: Page, within = 'html'): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .include(within)
      // No page has frames, whose search takes longer than all rules.
      .setLegacyMode()
      .options({ runOnly: tags, resultTypes: ['violations'] })
      .analyze();
    for (const { id, nodes } of violations) {
      for (const { html, any, all } of nodes) {
        const reasons = [...any, ...all].map(({ message }) => message).join('; ');
        faults.push(`${colorScheme} ${id}: ${html.slice(0, 200)} (${reasons})`);
      }
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}
