import type { Feedback } from '../../../contract/hub.ts';

export type FeedbackOutcome = 'sent' | 'failed';

const timeoutMs = 10_000;

/** Sends page, step and choice to the hub, and no cookie. Never throws: a site without a hub answers in its own way. */
export async function sendFeedback(
  feedback: Record<keyof Feedback, string>,
  { hub, fetch }: { hub: string; fetch: typeof globalThis.fetch },
): Promise<FeedbackOutcome> {
  try {
    const { status } = await fetch(`${hub}/hub/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(feedback),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // Some hosts answer everything with a page and 200.
    return status === 204 ? 'sent' : 'failed';
  } catch {
    return 'failed';
  }
}
