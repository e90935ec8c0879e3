/**
 * A text that cannot print itself: templates, JSON and `inspect` all show `[secret]`. Only `reveal` gives it out, so
 * that every place where a secret leaves is found by searching for that one word.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/** Field key to value. Values of fields that are not secret are wrapped as well: one rule, no exceptions to forget. */
export type Credentials = ReadonlyMap<string, Secret>;
