import type { Results } from './results.ts';
export function renderReport(results: Results): string { return JSON.stringify(results.skipped); }
