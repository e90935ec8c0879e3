/** Answers of hosts as issues. Equal causes have equal words, so that reports tell them once. */
import { createIssue, type Issue, type Position } from '../guide/index.ts';
import type { LinkAnswer, Unanswered } from './ask-link.ts';
import type { OutsideLink } from './outside-links.ts';
import type { ProbeAnswer } from './probe-provider.ts';

/** The issue of a link; `undefined` if it has none. */
export function linkIssue({ url, file, position }: OutsideLink, answer: LinkAnswer): Issue | undefined {
  switch (answer.kind) {
    case 'alive':
    case 'private':
      return undefined;
    case 'moved':
      return createIssue('link-moved', file, position, { url, to: answer.to + fragmentOf(url, answer.to) });
    case 'home':
      return createIssue('link-to-home', file, position, { url, to: answer.to });
    case 'gone':
      return createIssue('link-dead', file, position, { url, status: answer.status });
    case 'nameless':
      return createIssue('link-dead', file, position, { host: answer.host });
    case 'unanswered':
      return createIssue('link-unanswered', file, position, {
        reason: reasonWords(answer.host, answer.why, answer.status),
      });
    default:
      return answer satisfies never;
  }
}

/** Browsers take a place on a page along to where it has moved. */
function fragmentOf(url: string, to: string): string {
  return to.includes('#') ? '' : (/#.*$/s.exec(url)?.[0] ?? '');
}

/** The issue of a method's check; `undefined` if it has none. Only an issue asks for its place. */
export function probeIssue(
  placed: () => { file: string; position: Position; method: string },
  answer: ProbeAnswer,
): Issue | undefined {
  if (answer.kind === 'refused') return undefined;
  const { file, position, method } = placed();
  switch (answer.kind) {
    case 'accepted':
      return createIssue('junk-accepted', file, position, { method });
    case 'unforeseen':
      return createIssue('junk-not-refused', file, position, { method, status: answer.status });
    case 'unanswered':
      return createIssue('junk-unanswered', file, position, { reason: probeReason(answer) });
    default:
      return answer satisfies never;
  }
}

function probeReason({ why, status }: Extract<ProbeAnswer, { kind: 'unanswered' }>): string {
  if (why === 'unfit') return 'no made-up value fits its request';
  if (why === 'nameless') return 'there is no such host, or it is one that only a customer has';
  if (why === 'private') return 'its host is of this machine or of a private network, and is not asked';
  return reasonWords('the provider', why, status);
}

function reasonWords(who: string, why: Unanswered, status = 0): string {
  return {
    'timed-out': `${who} did not answer in time, asked twice`,
    unreachable: `${who} could not be reached, asked twice`,
    status: `${who} answered with status ${status}, which does not tell`,
    circle: `${who} leads in a circle`,
    // One cause, whoever was to be asked.
    'names-unknown': 'no name of a host can be looked up from here',
    closed: `${who} asks to be left alone for longer than was waited`,
    late: 'the time was used up before it was asked',
  }[why];
}
