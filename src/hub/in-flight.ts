/** How many requests a hub works on at once: beyond that it says so at once, in place of letting everybody wait. */
import type { MiddlewareHandler } from 'hono';
import type { HubContext } from './hub-context.ts';
import { refuse } from './problem.ts';

/** Counts what is under way, by name. */
export interface InFlight {
  /** What ends it, or `undefined` when as many as may be are under way already. */
  enter(name?: string): (() => void) | undefined;
}

export function createInFlight(most: number): InFlight {
  const counts = new Map<string, number>();
  return {
    enter(name = '') {
      const count = counts.get(name) ?? 0;
      if (count >= most) return undefined;
      counts.set(name, count + 1);
      return () => {
        const left = (counts.get(name) ?? 0) - 1;
        if (left > 0) counts.set(name, left);
        else counts.delete(name);
      };
    },
  };
}

/** Seconds; by then much of what is under way is answered. */
export const retryAfterSeconds = 2;

/** Refuses requests (503) while as many as may be are under way. */
export function shedLoad(inFlight: InFlight): MiddlewareHandler<HubContext> {
  return async (context, next) => {
    const leave = inFlight.enter();
    if (leave === undefined) return refuse(context, 'overloaded', { retryAfterSeconds });
    try {
      return await next();
    } finally {
      leave();
    }
  };
}
