/** What is made of guides, from outside. */
export { type BrandFonts, renderBrandCss } from './brand-css.ts';
export { createElement } from './furnish/create-element.ts';
export { renderHtml } from './html.ts';
export { type JsonTwin, renderJsonTwin } from './json-twin.ts';
export { overviewText, renderListing } from './listing.ts';
export { renderLlmsIndex } from './llms.ts';
export { indexAddress, renderMarkdownTwin } from './markdown-twin.ts';
export { type Preamble, parsePreamble, renderPreamble } from './preamble.ts';
export { type ProviderValue, providerValues } from './provider-values.ts';
export { type Addresses, type Picture, resolveAddresses } from './resolve-addresses.ts';
export { stepsOfScopes } from './steps-of-scopes.ts';
