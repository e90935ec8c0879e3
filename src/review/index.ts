/** Reports for people who review what a brand says, from outside. */
export { type DiffSide, diff } from './diff.ts';
export { diffSequences } from './diff-sequences.ts';
export { type BrandView, explain } from './explain.ts';
export { renderDiffPage } from './render-diff-page.ts';
export { renderExplainPage } from './render-explain-page.ts';
export { type DiffReport, diffSchema, type ExplainReport, explainSchema } from './schema.ts';
