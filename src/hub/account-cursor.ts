import { z } from 'zod';
import type { AccountPosition } from './store/store.ts';

/** Where a list goes on after an account, as text for an address. */
export function accountCursor({ createdAt, id }: AccountPosition): string {
  return Buffer.from(JSON.stringify([createdAt.getTime(), id])).toString('base64url');
}

const positionSchema = z.tuple([z.int(), z.string()]);

/** Reads what `accountCursor` wrote. */
export const accountCursorSchema = z.string().transform((text, context): AccountPosition => {
  const position = positionSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')));
  if (position.success) return { createdAt: new Date(position.data[0]), id: position.data[1] };
  context.addIssue({
    code: 'custom',
    message: 'is not a place in a list; take it from the Link header of the page before',
  });
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
