/** An issue as an annotation of a GitHub workflow. */
import type { Issue } from '../../guide/index.ts';

/** The workflow command. Such commands escape per cent signs and line ends; properties escape colons and commas too. */
export function annotation({ file, line, column, endLine, endColumn, severity, code, what, fix }: Issue): string {
  const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const place = `file=${escapeProperty(file)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
  return `::${severity} ${place},title=${escapeProperty(code)}::${escapeData(`${what} ${fix}`)}`;
}
