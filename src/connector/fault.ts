import type { Details, IssueCode } from '../guide/index.ts';

/** Keys from the top of a file down to a place in it. */
export type Path = (string | number)[];

/** A fault at a key of a connector's file; the words belong to the code. */
export type Fault = {
  [Code in IssueCode]: { code: Code; path: Path; details: Details<Code>[0] };
}[IssueCode];
