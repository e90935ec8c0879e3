import type { BenchRun } from './bench-run.ts';
export async function measurePages(_run: BenchRun): Promise<void> {}
