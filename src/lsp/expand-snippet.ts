/** The text that a snippet leaves when nobody changes what it proposes. */
export function expandSnippet(body: string): string {
  return body
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$(?:\d+|\{\d+\})/g, '')
    .replace(/\\([\\$}|,])/g, '$1');
}
