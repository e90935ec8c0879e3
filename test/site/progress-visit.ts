import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import { sandboxGuide } from './sandbox-console.ts';
import type { StartedSite } from './start-site.ts';
import { openVisit, type Visit, wake } from './visit.ts';

/** A visit to the Sandbox guide, whose steps can be ticked. */
export interface ProgressVisit extends Visit {
  /** The one that the layout shows. */
  progress: Locator;
  /** The box of a step, by its id. */
  box(step: string): Locator;
  /** Ids of the steps whose box is ticked. */
  ticked(): Promise<string[]>;
  /** Loads the guide and waits until its scripts are there. */
  load(): Promise<void>;
}

/** Those of the guide, and of the partner's own section on linking. */
export const sandboxSteps = [
  ...['open-console', 'name-key', 'choose-rights', 'create-key', 'paste-key'],
  ...['link-open-form', 'link-fill-in', 'link-account'],
];

export async function openProgress(
  browser: Browser,
  site: StartedSite,
  options: BrowserContextOptions = {},
): Promise<ProgressVisit> {
  const visit = await openVisit(browser, options);
  const { page } = visit;
  const load = async () => {
    await page.goto(site.url + sandboxGuide);
    await wake(page);
  };
  await load();
  return {
    ...visit,
    progress: page.locator('guide-progress:visible'),
    box: (step) => page.locator(`#${step} > .step-head input`),
    ticked: () =>
      page
        .locator('.step')
        .evaluateAll((steps) =>
          steps.filter((step) => step.querySelector<HTMLInputElement>('.step-tick input')?.checked).map(({ id }) => id),
        ),
    load,
  };
}
