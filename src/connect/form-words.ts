/** The form's words for one connector and brand. They stand in the server's HTML; no script carries any of them. */

import type { Field } from '../connector/schema.ts';
import type { OutageCode, RejectionCode } from '../contract.ts';
import type { RemovalCode } from './clean-paste.ts';
import type { FormatHint } from './format-hint.ts';

export interface FormWordsInput {
  /** The provider's name. */
  provider: string;
  /** What readers link their account to. */
  product: string;
  fields: readonly Field[];
}

/** What happened, and what to do. */
export interface ProblemWords {
  title: string;
  text: string;
}

export interface FormWords {
  rejected: Record<RejectionCode, ProblemWords>;
  couldNotCheck: Record<OutageCode, string>;
  /** Added to every outage: what it means for the credential. */
  mayBeFine: string;
  rightsMissing: ProblemWords;
  /** For readers without script, whose form comes back without the secrets. */
  typeAgain: string;
  revoke: string;
  linked: Record<'accepted' | 'rights-missing' | 'unchecked', string>;
  /** By their names in `data-words`. */
  spoken: Record<string, string>;
}

/** Assembles the words of every state. */
export function formWords({ provider, product, fields }: FormWordsInput): FormWords {
  const secrets = fields.filter(({ secret, type }) => secret || type === 'password');
  const [only] = secrets.length === 1 && fields.length === 1 ? secrets : [];
  const noun = only?.label ?? 'credentials';
  const [these, it, was] = only === undefined ? ['these', 'they', 'were'] : ['this', 'it', 'was'];
  return {
    rejected: {
      'credential-rejected': {
        title: `${provider} did not accept ${these} ${noun}`,
        text: `Most often a part is missing from the copy, or ${it} ${was} revoked. Copy ${only ? 'it' : 'them'} again and check once more.`,
      },
      'credential-expired': {
        title: `${only ? `This ${noun} has` : `These ${noun} have`} expired`,
        text: `Create ${only ? 'a new one' : 'new ones'} at ${provider} and paste ${only ? 'it' : 'them'} here.`,
      },
      'credential-revoked': {
        title: `${only ? `This ${noun} was` : `These ${noun} were`} revoked`,
        text: `${provider} knows ${only ? 'it' : 'them'}, but no longer lets ${only ? 'it' : 'them'} in. Create ${only ? 'a new one' : 'new ones'} and paste ${only ? 'it' : 'them'} here.`,
      },
      'plan-lacks-api': {
        title: `Your ${provider} plan does not include API access`,
        text: `Someone who manages your ${provider} plan can change that. Afterwards the same ${noun} can be checked again.`,
      },
      'address-not-allowed': {
        title: `${provider} lets in only addresses from its allow list`,
        text: `The address that ${product} checks from is not on the list for ${these} ${noun}. Add it at ${provider}, or lift the limit.`,
      },
    },
    couldNotCheck: {
      'provider-unreachable': `${provider} could not be reached.`,
      'provider-timeout': `No answer came from ${provider} in time.`,
      'provider-failed': `${provider} has a fault at the moment.`,
      'provider-busy': `${provider} takes no more requests for now.`,
      'unexpected-answer': 'An answer came that does not say whether it worked.',
      'too-many-checks': 'There were too many checks in a short time.',
    },
    mayBeFine: `This says nothing about your ${noun}: ${it} may be fine.`,
    rightsMissing: {
      title: `${only ? `This ${noun} works` : `These ${noun} work`}, but ${only ? 'has' : 'have'} too few rights`,
      text: `Add the rights at ${provider}, then check again.`,
    },
    linked: {
      accepted: `${provider} accepted the ${noun}.`,
      'rights-missing': `${only ? `The ${noun} works` : `The ${noun} work`}, but ${only ? 'lacks' : 'lack'} rights that some actions need.`,
      unchecked: `${provider} offers no way to check the ${noun} beforehand, so the first use will show whether ${it} ${only ? 'works' : 'work'}.`,
    },
    typeAgain: `Secrets are never written into a page, so enter ${only ? `the ${noun}` : 'them'} again.`,
    revoke: `You can revoke the ${noun} at ${provider} at any time.`,
    spoken: {
      checking: `Checking with ${provider}.`,
      'still-waiting': `Still waiting for ${provider}.`,
      offline: 'The connection is gone. What you typed stays here.',
      'online-again': 'The connection is back.',
      revealed: 'The value is visible.',
      concealed: 'The value is hidden.',
      ...prefixed('', hintWords),
      ...prefixed('removed/', removalWords),
    },
  };
}

const hintWords: Record<Exclude<FormatHint, 'fits'>, string> = {
  unlike: 'This has another format than expected. You can check it anyway.',
  masked: 'This looks like a masked copy, with dots in place of characters.',
};

const removalWords: Record<RemovalCode, string> = {
  'hidden-characters': 'Removed invisible characters.',
  'line-breaks': 'Removed line breaks.',
  'space-at-start': 'Removed a space at the start.',
  'space-at-end': 'Removed a space at the end.',
  quotes: 'Removed the quotation marks around it.',
  name: 'Removed the name before the value.',
  scheme: 'Removed the word before the value, such as Bearer.',
  address: 'Kept only the part of the address that is needed.',
};

function prefixed(prefix: string, words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [prefix + name, text]));
}
