/** What is made of guides, from outside. */

export { type Preamble, parsePreamble, renderPreamble } from '../guide/index.ts';
export { type GuideTree, type RenderedGuide, renderHtml, renderTree, type Viewer } from './html.ts';
export { overviewPageText, overviewText, renderListing } from './listing.ts';
export { renderLlmsIndex } from './llms.ts';
export { indexAddress, renderMarkdownTwin } from './markdown-twin.ts';
export { type JsonTwin, renderJsonTwin } from './page-json.ts';
export { type ProviderValue, providerValues } from './provider-values.ts';
export { type Addresses, type Picture, resolveAddresses } from './resolve-addresses.ts';
export { stepsOfScopes } from './steps-of-scopes.ts';
export { type AddressChanges, addressesFromRoot, readdress } from './twin-addresses.ts';
