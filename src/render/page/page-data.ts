/** What the templates of pages take: plain data about one page and what stands around it. */
import type { Connector, Method } from '../../connector/index.ts';
import type { GuideStep } from '../../form/form-parts.ts';
import type { Anchor, Needs } from '../../guide/index.ts';
import type { Sidebar, TrailEntry } from './group-data.ts';

/** A method with its key in the connector's file. */
export type NamedMethod = Method & { id: string };

/** Another page, by its path without slashes at its ends. */
export interface PageLink {
  title: string;
  path: string;
}

/** A provider as lists and headings show it. */
export interface ConnectorName extends Pick<Connector, 'id' | 'name' | 'category'> {
  /** Where its own logo is served; its mark is drawn when `undefined`. */
  logo?: string | undefined;
}

/** A guide among those of its connector. */
export interface ConnectorGuide extends PageLink {
  purpose: 'link-account' | 'connector-profile';
  description: string;
}

/** A guide's text as HTML, and what it needs of scripts and styles. */
export interface GuideBody {
  html: string;
  needs: Needs;
  /** What of the guide depends on chosen actions, as JSON; `undefined` where there is nothing to choose. */
  scopeModel?: string | undefined;
}

/** What every page says of itself in its head. */
export interface PageHead {
  title: string;
  description: string;
  /** Address of the page without slashes at its ends. */
  path: string;
  /** The whole address of the picture beside a link to the page; `undefined` where it is that of the site, or none. */
  socialImage?: string | undefined;
}

/** The form of one method, in the page of one guide. */
export interface ConnectFormData {
  connector: Pick<Connector, 'id' | 'name' | 'scopes' | 'keys_page'>;
  method: NamedMethod;
  /** Path of the page, with slashes at its ends. */
  path: string;
  /** The guide's steps, in their order. */
  steps: readonly GuideStep[];
  /** Scope to the id of the step in which it is ticked. */
  scopeSteps: ReadonlyMap<string, string>;
}

/** A page of the content folder, ready to be written. */
export interface GuidePageData extends PageHead {
  /** The title in lists, where its surroundings say the rest. */
  shortTitle: string;
  /** The guide's file in the content folder. */
  file: string;
  /** The language of the guide, where it is not that of the page. */
  language?: string | undefined;
  /** Whether lists and the search leave the page out. */
  hidden: boolean;
  /** The day on which somebody followed the guide: `2026-03-09`. */
  checked?: string | undefined;
  /** Where the guide can be opened, in reading order. */
  anchors: readonly Anchor[];
  connector?: ConnectorName | undefined;
  method?: Pick<Method, 'label'> | undefined;
  /** The guides of the connector, this one among them. */
  siblings: readonly ConnectorGuide[];
  /** The groups that the page stands in, from the top down, and the pages of the innermost that has room beside it. */
  trail?: readonly TrailEntry[] | undefined;
  sidebar?: Sidebar | undefined;
  previous?: PageLink | undefined;
  next?: PageLink | undefined;
  body: GuideBody;
  /** `undefined` on a page that links nothing. */
  form?: ConnectFormData | undefined;
}

/** The parts of a page that vary. What stands around them is the shell's. */
export interface PageParts {
  /** In the head: what the page says of itself. */
  head: string;
  /** In the head, after the style sheets of every page: those of this one, and what must run before it shows. */
  styles: string;
  /** Before the header: a link to the form for those who move by keyboard, or none. */
  skipLink: string;
  /** The entry of the site's navigation under which the page stands. */
  section: 'front' | 'connectors' | 'linked-accounts' | 'none';
  /** What `<main>` holds. */
  main: string;
  /** Scripts at the end of the document. */
  end: string;
}

/** The steps among a guide's anchors, as the form and the progress speak of them. */
export function stepsOf(anchors: readonly Anchor[]): GuideStep[] {
  return anchors.flatMap(({ kind, id, title, number = 0 }) => (kind === 'step' ? [{ id, title, number }] : []));
}

/** A page's title where it stands among pages of other connectors. */
export function fullTitle({
  connector,
  method,
  shortTitle,
}: Pick<GuidePageData, 'connector' | 'method' | 'shortTitle'>): string {
  return connector ? `${connector.name}: ${method?.label ?? shortTitle}` : shortTitle;
}
