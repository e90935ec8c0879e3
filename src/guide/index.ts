/** The guide language, from outside: everything else imports from here alone. */
export { bindingOf, guidePathOf } from './binding.ts';
export { type BlockDefinition, hasClass, propertiesOf, type RenderContext } from './blocks/block.ts';
export type { BlockWords } from './blocks/block-words.ts';
export { drawnAt } from './blocks/drawing.ts';
export { type Fence, fenceNeed, isFence, renderFence } from './blocks/fence.ts';
export { blockNamed, blockOf, blockTags } from './blocks/index.ts';
export { escapeInlineMarkdown, inlineMarkdown, inlineText, markdownProps } from './blocks/inline-markdown.ts';
export {
  joinNeeds,
  type Need,
  type NeededScript,
  type NeededSheet,
  type Needs,
  type SheetName,
  sheetsOf,
} from './blocks/needs.ts';
export { type Placement, placementsOf } from './blocks/placement.ts';
export { createTabSet, isTabPanel } from './blocks/tabs.ts';
export { type BrandWordName, brandWordNames, hasBrandWord, replaceBrandWords } from './brand-words.ts';
export { checkGuide, isEmptyPage } from './check/check-guide.ts';
export { meantAddress } from './check/check-links.ts';
export { type BlockMap, blockMapSchema, findMapFaults } from './dialects/house/block-map.ts';
export { type TreeDialect, treeDialect } from './dialects/tree-dialect.ts';
export { type HeadingIdRule, headingIdRules } from './heading-ids.ts';
export {
  audienceAttribute,
  elementAttributes,
  elementNames,
  globalAttributes,
  guideAttributes,
  isInlineElement,
} from './html-elements.ts';
export {
  createIssue,
  type Details,
  type Edit,
  hasErrors,
  type Issue,
  type IssueCode,
  issueCodes,
  type Severity,
  sortIssues,
  uniqueIssues,
} from './issue.ts';
export { createIssueCollector, type IssueCollector } from './issue-collector.ts';
export { changesFor, editText, type TextChange } from './issue-edits.ts';
export { isJsonObject, type Json } from './json.ts';
export { mapPoints } from './map-points.ts';
export type { Anchor, Binding, BlockedNode, BlockNode, ElementNode, Guide, GuideNode, UnknownNode } from './model.ts';
export { bindingSchema, parseStoredGuide } from './model.ts';
export { nearestName } from './nearest.ts';
export { headingRank, isBlank, isStep } from './node-kinds.ts';
export { idNamed, type Outline, outlineOf } from './outline.ts';
export { listingOf, type PageListing, pathBySlug, type SlugRule } from './page-listing.ts';
export { frontmatterByteLimit, frontmatterSchema, guideLanguage } from './parse/frontmatter.ts';
export { guideByteLimit, type ParsedGuide, parseGuide } from './parse/parse-guide.ts';
export { type Preamble, type PreambleReading, parsePreamble, renderPreamble } from './parse/preamble.ts';
export { levelsAbove, mayBeOutside, type Snippets, snippetPathsIn } from './parse/snippet-paths.ts';
export type { FastParser } from './parse/syntax.ts';
export { yamlFaults } from './parse/yaml-faults.ts';
export { fileStart, type Point, type Position, pointAt } from './position.ts';
export { type Destination, type Reference, referenceKey, referencesOf, resolveReference } from './references.ts';
export { type CodeMeta, languagesOf, parseCodeMeta } from './resolve/code-meta.ts';
export { type LineMark, parseLineMarks } from './resolve/line-marks.ts';
export { schemaFaults } from './schema-faults.ts';
export { choiceOf, described, type SchemaWords, wordsSaidOf } from './schema-words.ts';
export { type Action, parseActions, parseScopeList } from './scopes.ts';
export { placeIn, type Segment, type Substitution, segmentAt, textAround } from './segments.ts';
export { CONTINUE, EXIT, SKIP, visit } from './visit.ts';
