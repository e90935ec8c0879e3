/** The audit of what ships, from outside. */
export { type AuditedSite, type AuditReport, auditSite, type Finding, judgeTraces } from './audit-site.ts';
export { type CrawlOptions, crawlSite, SiteUnreachable } from './crawl-site.ts';
export { createDictionary, type Dictionary, dictionaryFor, type Entry } from './dictionary.ts';
export { createLogoFinder, type FindLogos, type Logo } from './find-logos.ts';
export { findTraces, type ShippedFile, type Trace } from './find-traces.ts';
export { createSourceLocator, type LocateSource, type SourceFile, type SourcePlace } from './locate-source.ts';
export { openPrecompressed } from './open-precompressed.ts';
