/** Shows the form of a page after any answer of a hub: the form sends, and nothing leaves the browser. */
import type { Problem, ProblemCode, Verdict } from '../../contract/hub.ts';

type AnswerBody = { verdict?: Verdict | undefined };
type Answer = { status: number; body: AnswerBody } | 'none';

/** Each answer by the name that a writer chooses it by. */
export const formAnswers: Readonly<Record<string, Answer>> = {
  Linked: linked({ kind: 'accepted' }),
  'Linked, rights missing': linked({ kind: 'rights-missing', scopes: [] }),
  'Linked, unchecked': linked({ kind: 'unchecked' }),
  'Key refused': problem(422, 'not-accepted', { kind: 'rejected', code: 'credential-rejected' }),
  'Key expired': problem(422, 'not-accepted', { kind: 'rejected', code: 'credential-expired' }),
  'Plan without API': problem(422, 'not-accepted', { kind: 'rejected', code: 'plan-lacks-api' }),
  'Rights missing': problem(422, 'not-accepted', { kind: 'rights-missing', scopes: [] }),
  'Provider does not answer': problem(422, 'could-not-check', { kind: 'could-not-check', code: 'provider-timeout' }),
  'Provider is busy': problem(422, 'could-not-check', {
    kind: 'could-not-check',
    code: 'provider-busy',
    retryAfterSeconds: 90,
  }),
  'Session has ended': problem(401, 'session-expired'),
  'Being checked': 'none',
};

const keptAs = 'keyway-form-answer';

/** The name of the answer that is shown; empty for the form as it is. */
export function chosenAnswer(): string {
  return sessionStorage.getItem(keptAs) ?? '';
}

/** Keeps the choice for this tab, and loads the page anew, so that it begins where a reader begins. */
export function chooseAnswer(name: string): void {
  if (name === '') sessionStorage.removeItem(keptAs);
  else sessionStorage.setItem(keptAs, name);
  location.reload();
}

/** Brings the form of this page to the chosen answer, if it has a form. */
export function showChosenAnswer(): void {
  const answer = formAnswers[chosenAnswer()];
  const form = document.querySelector<HTMLFormElement>('connect-form form');
  if (answer === undefined || !form) return;
  answerLinks(answer, form);
  for (const control of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-control]')) {
    if (control.value !== '') continue;
    control.value = control instanceof HTMLSelectElement ? (control.options[1]?.value ?? '') : 'shown-in-development';
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
  form.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
}

function answerLinks(answer: Answer, form: HTMLFormElement): void {
  const ask = window.fetch;
  window.fetch = (request, init) => {
    const { pathname } = new URL(request instanceof Request ? request.url : request, location.href);
    if (!pathname.endsWith('/hub/accounts') || init?.method !== 'POST') return ask(request, init);
    if (answer === 'none') return new Promise(() => undefined);
    return Promise.resolve(Response.json(about(answer.body, form), { status: answer.status }));
  };
}

/** The answer, which blames what a hub would most often blame on this page. */
function about(body: AnswerBody, form: HTMLFormElement): AnswerBody {
  const { verdict } = body;
  if (verdict?.kind !== 'rejected' && verdict?.kind !== 'rights-missing') return body;
  const { field, step } =
    form.querySelector<HTMLElement>('[data-field][data-content=secret], [data-field]')?.dataset ?? {};
  const scope = form.closest('connect-form')?.querySelector<HTMLElement>('[data-scope]')?.dataset['scope'];
  const blamed =
    verdict.kind === 'rejected' ? { ...verdict, field, step } : { ...verdict, scopes: scope ? [scope] : [] };
  return { ...body, verdict: blamed };
}

function linked(verdict: Verdict): Answer {
  const body = { id: 'shown-in-development', provider: '', verdict };
  return { status: 201, body };
}

function problem(statusCode: number, code: ProblemCode, verdict?: Verdict): Answer {
  const body: Problem = { statusCode, code, message: '', timestamp: new Date(0).toISOString(), verdict };
  return { status: statusCode, body };
}
