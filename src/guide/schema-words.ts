/** What schemas tell people who write files, in editors and in the reference: what a key is for, examples, choices. */
import { z } from 'zod';

/** What a key is for, and values that it may have; each has to fit the schema that it is said of. */
export function described(description: string, ...examples: readonly unknown[]) {
  return { description, examples };
}

/** One of several names, each with what it means. */
export function choiceOf<Name extends string>(meanings: Readonly<Record<Name, string>>) {
  const entries = Object.fromEntries(Object.keys(meanings).map((name) => [name, name])) as { [Each in Name]: Each };
  return z.enum(entries).meta({ enumDescriptions: Object.values(meanings) });
}

export interface SchemaWords {
  description?: string | undefined;
  examples?: readonly unknown[];
}

/** What was said of this very schema, whatever it wraps. */
export function wordsSaidOf(schema: z.core.$ZodType): SchemaWords {
  return z.globalRegistry.get(schema) ?? {};
}
