/** A page of the content folder: the guide, its contents, and beside it the form, where there is something to link. */

import { sheetsOf } from '../../guide/index.ts';
import { tickableSteps } from '../tickable-steps.ts';
import { articleHead } from './article-head.ts';
import { connectColumn, titlePrefix } from './connect-form.ts';
import type { FormAnswer } from './connect-state.ts';
import { connectorPages } from './connector-pages.ts';
import { contentsList, contentsNav } from './contents.ts';
import { guideBody } from './guide-body.ts';
import { guideProgress } from './guide-progress.ts';
import { pageHead, pageSheets, scopeChoice } from './head.ts';
import { type Html, html } from './html.ts';
import { neighbours } from './neighbours.ts';
import { type GuidePageData, type PageParts, stepsOf } from './page-data.ts';
import { sidebar } from './sidebar.ts';
import { moduleScript, onFirstMove, type SiteContext } from './site-context.ts';
import { stepControls } from './step-controls.ts';

/** A guide's page. With an `answer` its form is in the state in which a server answers a reader without script. */
export function renderGuidePage(site: SiteContext, page: GuidePageData, answer?: FormAnswer): PageParts {
  const { body, form } = page;
  const prefix = answer ? titlePrefix(site.messages, answer.view) : '';
  const skip = form && html`<a class="skip-link" href="#page:connect">${site.messages.site.skipToForm}</a>`;
  const styles = html`${pageSheets(site, [...sheetsOf(body.needs), ...(page.sidebar ? (['sidebar'] as const) : [])])}${scopeChoice(site, body.scopeModel)}`;
  return {
    head: pageHead(site, page, { hasTwins: true, titlePrefix: prefix }).toString(),
    styles: styles.toString(),
    skipLink: skip?.toString() ?? '',
    section: sectionOf(page),
    main: mainOf(site, page, answer).toString(),
    end: '',
  };
}

function sectionOf({ path }: GuidePageData): PageParts['section'] {
  return path.startsWith('connectors/') ? 'connectors' : 'none';
}

function mainOf(site: SiteContext, page: GuidePageData, answer: FormAnswer | undefined): Html {
  const { anchors, connector, form, body, language } = page;
  const words = site.messages.site;
  const path = `/${page.path}/`;
  const steps = stepsOf(anchors);
  const hasContents = anchors.filter(({ kind }) => kind === 'heading' || kind === 'step').length > 2;
  const contents = hasContents && contentsList({ anchors, language, words });
  const ticked = stepsOf(tickableSteps(anchors, { hasConnector: connector !== undefined }));
  const progress =
    ticked.length > 1 && guideProgress({ messages: site.messages, path, steps: ticked, hasForm: form !== undefined });
  const hasSide = hasContents || connector !== undefined;
  const side =
    hasSide &&
    html`<div class="guide-side">${progress}${connector && connectorPages(site, { ...page, connector })}${
      contents &&
      html`<aside aria-label="${words.onThisPage}"><p class="guide-side-title">${words.onThisPage}</p>${contentsNav(contents, words.contents)}</aside>`
    }</div>`;
  const folded =
    contents &&
    html`<details class="guide-contents-folded"><summary>${words.onThisPage}</summary>${contentsNav(contents, words.onThisPage)}</details>`;
  const controls = steps.length > 0 && stepControls(site, { path, hasProgress: progress !== false });
  const beside = page.sidebar && sidebar(site, page.sidebar, page.path);
  const classes = [
    'guide-page',
    beside && 'has-sidebar',
    form && 'has-form',
    hasContents && 'has-contents',
    hasSide && 'has-side',
  ];
  const scripts = onFirstMove(
    moduleScript(site, 'copy-page'),
    ...(hasContents ? [moduleScript(site, 'follow-contents')] : []),
  );
  return html`<div class="${classes.filter(Boolean).join(' ')}">${beside}${side}<article class="guide">${articleHead(site, page)}${progress}${folded}${guideBody(site, body, language)}${controls}</article>${form && connectColumn(site, form, answer)}${neighbours(site, page)}</div>${scripts}`;
}
