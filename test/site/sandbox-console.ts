import type { Page } from 'playwright-core';

export const sandboxGuide = '/connectors/sandbox/guides/link-account/api-key/';

/** Makes a key in the Sandbox console that is open in `page`, and leaves the page where it shows the key. */
export async function createSandboxKey(page: Page, kind = 'works'): Promise<string> {
  await page.getByLabel('Name').fill('A key of the tests');
  await page.getByLabel('Kind').selectOption(kind);
  await page.getByRole('button', { name: 'Create key' }).click();
  return page.getByRole('textbox', { name: 'Your new key' }).inputValue();
}
