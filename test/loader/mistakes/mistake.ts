/** A mistake, and what is said of it. */
export type Mistake = {
  name: string;
  /** The codes of all that is said, in reading order. */
  codes: readonly string[];
} & (
  | {
      in?: 'guide' | 'connector' | 'snippet';
      /** What stands in the sound file, once, and what stands there instead. */
      change: readonly [from: string, to: string];
      /** Whether the sound guide hides nothing: one that hides a part and can't be read is not shown at all. */
      plain?: boolean;
      /** Lines from where the change begins to where it is told. */
      line?: number;
    }
  | {
      /** Files beside the sound ones, or in their place; `undefined` takes one away. `@id` is the connector's folder. */
      files: Readonly<Record<string, string | undefined>>;
      /** `file:line` */
      at: string;
    }
);

type Change = Extract<Mistake, { change: unknown }>;

/** A mistake in a guide, unless `more` names another file. */
export function mistake(
  name: string,
  from: string,
  to: string,
  codes: string,
  more: Pick<Change, 'in' | 'line' | 'plain'> = {},
): Mistake {
  return { name, change: [from, to], codes: codes.split(' ').filter(Boolean), ...more };
}
