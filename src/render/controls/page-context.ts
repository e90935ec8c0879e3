import type { Element } from 'hast';
import type { IconLookup } from '../../assets/icons.ts';
import type { Brand } from '../../brand/index.ts';
import type { Connector, Method } from '../../connector/index.ts';
import type { Outline } from '../../guide/index.ts';
import type { Messages } from '../../messages/index.ts';
import type { ProviderValue } from '../provider-values.ts';

/** What the controls of a page are made from. */
export interface PageContext {
  brand: Brand;
  messages: Messages;
  outline: Outline;
  /** Icons by name: `lucide::copy`. */
  icon: IconLookup;
  connector?: Connector | undefined;
  /** The method that the page links; `undefined` on a page without a form. */
  method?: Method | undefined;
  /** What the provider must be told to set this method up. */
  values: readonly ProviderValue[];
  /** Scopes that the method of this page needs, whatever is chosen. */
  requiredScopes: readonly string[];
  /** Puts a `meta` into the page's head, for scripts that need to know something before the guide arrives. */
  sayInHead(name: string, content: string): void;
}

/** A step of a rendered guide. */
export interface RenderedStep {
  id: string;
  /** The `li` of the step. */
  item: Element;
  head: Element;
  body: Element;
}
