/** The values that a provider must be told, as one brand has them. */
import { type Brand, siteUrl } from '../brand/index.ts';
import type { Method } from '../connector/index.ts';

export interface ProviderValue {
  label: string;
  description?: string | undefined;
  /** What the provider gets, each line by itself. */
  lines: readonly string[];
  /** Id of the step that needs it. */
  step: string;
}

const nameOf = /\{brand\.(company|product|hub|docs)\}/g;

/** A method's values with the brand's addresses in place. One that needs addresses is left out where the brand has none. */
export function providerValues({ values }: Pick<Method, 'values'>, brand: Brand): ProviderValue[] {
  const { links, addresses, names } = brand;
  const hub = links.hub === undefined ? siteUrl(brand, '').replace(/\/$/, '') : new URL(links.hub).origin;
  return values.flatMap(({ label, description, value, step }) => {
    const lines = value
      .split('\n')
      .flatMap((line) =>
        line.includes('{addresses}') ? addresses.map((one) => line.replace('{addresses}', one)) : line,
      )
      .map((line) =>
        line
          .replaceAll('{hub}', hub)
          .replace(nameOf, (_, name: keyof Brand['names']) => names[name])
          .trim(),
      )
      .filter((line) => line !== '');
    return lines.length > 0 ? [{ label, description, lines, step }] : [];
  });
}
