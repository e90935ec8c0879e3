/** Answers the form of a reader without script: the same hub, and the same page with the form in its new state. */

import { type Connector, type Field, type Method, unsendableOf } from '../connector/index.ts';
import { type LinkRequest, outageCodes, rejectionCodes } from '../contract/hub.ts';
import { characterKinds } from '../contract/sendable.ts';
import { cleanPaste } from '../form/clean-paste.ts';
import { findFault } from '../form/field-fault.ts';
import { applyEvent, type FlowEvent, initialState, type State } from '../form/flow.ts';
import { pasteKindOf } from '../form/form-parts.ts';
import { type HasWords, type LinkAnswer, parseLinkAnswer, parseSessionAnswer } from '../form/hub-answers.ts';
import { viewOf } from '../form/view.ts';
import { findIntegration } from '../hub/integration.ts';
import { type DynamicPages, pageResponse } from './dynamic-pages.ts';
import { hubRequest } from './hub-request.ts';
import { readFields } from './read-fields.ts';

export interface NoScriptDeps {
  connectors: () => ReadonlyMap<string, Connector>;
  askHub: (request: Request) => Promise<Response>;
  pages: Pick<DynamicPages, 'formPage'>;
  clock: () => Date;
}

/** Whether a request is the form's own, sent without script. */
export function isFormPost(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return request.method === 'POST' && type.startsWith('application/x-www-form-urlencoded');
}

/**
 * Links what the form holds and answers with the guide's page. Values of secret fields are never written into it, so
 * after a refusal they must be typed again; all others stand there as they were.
 */
export async function answerForm(request: Request, world: NoScriptDeps): Promise<Response> {
  const form = await readFields(request);
  const page = await world.pages.formPage(form.get('return_to') ?? '');
  const method = findIntegration(world.connectors(), form.get('integration_id') ?? '')?.method;
  if (!page || !method) return new Response('This form is not from a page of this site.\n', { status: 400 });

  const values = readValues(form, method.fields);
  const faults = findFaults(method, values);
  let state = applyEvent(stateBeforeSubmit(method), { type: 'submitted', now: world.clock().getTime(), faults });
  let status = 422;
  if (!Object.values(faults).some(Boolean)) {
    const link: LinkRequest = {
      check: form.get('check') === 'skip' ? 'skip' : 'required',
      integration_id: form.get('integration_id') ?? '',
      credentials: Object.fromEntries(values),
    };
    const response = await world.askHub(
      hubRequest(request, 'POST', '/hub/accounts', { body: link, session: form.get('session') ?? '' }),
    );
    const answer = parseLinkAnswer(response.status, await response.json().catch(() => undefined), hasWords);
    state = applyEvent(state, { type: 'answered', answer: answer satisfies LinkAnswer });
    status = response.status === 201 ? 200 : response.status;
  }
  state = withSession(state, await askSession(request, world));
  const view = viewOf(state, page.shape);
  // The page that says so is one of the session that is there now: to send it again is to go on.
  const panels = state.stage.at === 'session-changed' ? [...view.panels, 'submit', 'button/check'] : view.panels;
  const html = page.render({ view: { ...view, panels }, values: keptValues(state, values) });
  return pageResponse(html, status);
}

function findFaults({ fields, ...method }: Method, values: ReadonlyMap<string, string>) {
  return Object.fromEntries(
    fields.map(({ key, required }) => {
      const options = { required, unsendable: unsendableOf(method, key), kinds };
      return [key, findFault(values.get(key) ?? '', options)];
    }),
  );
}

const kinds = Object.entries(characterKinds).map(([kind, source]) => [`character/${kind}`, source] as const);

/** Fields that were filled in are known to the form; of a length of 0, since secrets do not come back in the page. */
function stateBeforeSubmit({ fields }: Method): State {
  return fields.reduce(
    (state, { key }) => applyEvent(state, { type: 'typed', field: key, length: 0, removed: [] }),
    initialState,
  );
}

function keptValues({ stage }: State, values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return stage.at === 'linked' ? new Map() : values;
}

/** What this session may do, for what the form offers when nothing could be checked. */
async function askSession(request: Request, { askHub }: NoScriptDeps): Promise<Told['session']> {
  const response = await askHub(hubRequest(request, 'GET', '/hub/settings'));
  return parseSessionAnswer(response.status, await response.json().catch(() => undefined));
}

/** The form in the state of its answer, for the session that is there now. */
function withSession(state: State, session: Told['session']): State {
  if (session.kind !== 'open') return state;
  const shown = { ...state, features: session.features, session: session.shown };
  if (state.stage.at !== 'session-changed' || session.shown === undefined) return shown;
  return { ...shown, offered: { ...session.shown, way: 'replaced' } };
}

function readValues(form: URLSearchParams, fields: readonly Field[]): Map<string, string> {
  const values = fields.map((field): [string, string] => {
    const sent = form.get(`credentials.${field.key}`) ?? '';
    return [field.key, cleanPaste(sent, pasteKindOf(field), field.host_suffix).value];
  });
  return new Map(values.filter(([, value]) => value !== ''));
}

type Told = Extract<FlowEvent, { type: 'session-told' }>;

const worded = new Set([
  ...rejectionCodes.map((code) => `rejected/${code}`),
  ...outageCodes.map((code) => `could-not-check/${code}`),
]);
const hasWords: HasWords = (name) => worded.has(name);
