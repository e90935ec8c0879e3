/** What a YAML parser complains of, in words for people. */
import type { YAMLParseError } from 'yaml';

export interface YamlFault {
  reason: string;
  /** Offsets in the YAML text. */
  start: number;
  end: number;
}

/** The first complaint at each of the first places. One fault makes many: 8,000 open brackets, as many complaints. */
export function yamlFaults(errors: readonly YAMLParseError[]): YamlFault[] {
  const faults = new Map<number, YamlFault>();
  for (const { message, pos } of errors) {
    // The parser ran out of stack, complains of each level again, and where that begins is chance.
    if (message.includes('call stack')) return [{ reason: 'it is nested too deep', start: 0, end: 0 }];
    if (!faults.has(pos[0])) faults.set(pos[0], { reason: reasonOf(message), start: pos[0], end: pos[1] });
  }
  return [...faults.values()].slice(0, 5);
}

function reasonOf(message: string): string {
  const sentence = message.split('\n')[0]?.replace(/\.$/, '') ?? message;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
