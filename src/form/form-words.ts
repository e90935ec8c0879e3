/**
 * The words of a form by the codes that ask for them. They stand in the server's HTML; no script carries any of them.
 * A code without words does not compile.
 */
import type { Method } from '../connector/schema.ts';
import type { OutageCode, RejectionCode } from '../contract/hub.ts';
import type { CharacterKind } from '../contract/sendable.ts';
import type { Messages } from '../messages/index.ts';
import type { RemovalCode } from './clean-paste.ts';
import type { Word } from './flow.ts';
import { holdsSecret } from './form-parts.ts';

type Verdicts = ReturnType<Messages['form']['verdicts']>;

export interface FormWords extends Verdicts {
  rejected: Verdicts['rejected'] & Record<RejectionCode, unknown>;
  couldNotCheck: Verdicts['couldNotCheck'] & Record<OutageCode, string>;
  /** What is said to those who listen and stands nowhere else, by its name in `data-words`. */
  spoken: Record<string, string>;
}

type SpokenAlone =
  | Exclude<Word, `field/${string}` | `removed/${string}`>
  | `removed/${RemovalCode}`
  | `character/${CharacterKind}`
  | 'character/place';

/** Assembles the words for one method of one provider. */
export function formWords(
  { form: words }: Messages,
  { provider, product, method: { fields } }: { provider: string; product: string; method: Pick<Method, 'fields'> },
): FormWords {
  const [field] = fields;
  const only = fields.length === 1 && field !== undefined && holdsSecret(field) ? field : undefined;
  const { removed, characters, revealed, concealed } = words.field;
  const spoken: Record<SpokenAlone, string> = {
    checking: words.spoken.checking(provider),
    'still-waiting': words.waiting(provider),
    offline: words.spoken.offline,
    'online-again': words.spoken.onlineAgain,
    revealed,
    concealed,
    'try-now': words.outage.tryNow,
    ...prefixed('removed', removed),
    // In the order in which they are told apart.
    ...prefixed('character', characters),
  };
  return { ...words.verdicts({ provider, product, label: only?.label }), spoken };
}

function prefixed<Prefix extends string, Code extends string>(
  prefix: Prefix,
  texts: Record<Code, string>,
): Record<`${Prefix}/${Code}`, string> {
  return Object.fromEntries(Object.entries(texts).map(([code, text]) => [`${prefix}/${code}`, text])) as Record<
    `${Prefix}/${Code}`,
    string
  >;
}
