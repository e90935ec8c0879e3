/** The audit of what ships, from outside. */
export { createDictionary, type Dictionary, dictionaryFor, type Entry } from './dictionary.ts';
export { findTraces, type ShippedFile, type Trace } from './find-traces.ts';
