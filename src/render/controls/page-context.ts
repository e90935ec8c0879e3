import type { Element } from 'hast';
import type { IconLookup } from '../../assets/icons.ts';
import type { Brand } from '../../brand/index.ts';
import type { Connector, Method } from '../../connector/index.ts';
import type { ScopeModel } from '../../contract/scope-model.ts';
import type { Need, Outline } from '../../guide/index.ts';
import type { Messages } from '../../messages/index.ts';
import type { ProviderValue } from '../provider-values.ts';

/** What the controls of a page are made from. */
export interface PageContext {
  brand: Brand;
  messages: Messages;
  outline: Outline;
  /** Whether the site is one of connectors: only then does somebody take what readers say of a step. */
  catalogue: 'connectors' | 'guides';
  /** Icons by name: `lucide::copy`. */
  icon: IconLookup;
  connector?: Connector | undefined;
  /** The method that the page links; `undefined` on a page without a form. */
  method?: Method | undefined;
  /** What the provider must be told to set this method up. */
  values: readonly ProviderValue[];
  /** Scopes that the method of this page needs, whatever is chosen. */
  requiredScopes: readonly string[];
}

/** Where controls say what they need of the page around the guide. */
export interface PageRequirements {
  needs: Need[];
  /** What of the guide depends on a choice of actions: the page's head says it before the guide arrives. */
  scopes?: ScopeModel;
}

/** A step of a rendered guide. */
export interface RenderedStep {
  id: string;
  /** The `li` of the step. */
  item: Element;
  head: Element;
  body: Element;
}
