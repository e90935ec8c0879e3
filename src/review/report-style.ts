/** How a report looks: on screen in light and dark, and on paper. */
export const reportStyle = `
:root { color-scheme: light dark; --line: light-dark(#d8dde2, #353c44); --muted: light-dark(#56606b, #a3adb8);
  --gone: light-dark(#fdecea, #43201d); --gone-word: light-dark(#f7c4be, #7d322b);
  --come: light-dark(#e6f5ea, #17351f); --come-word: light-dark(#b2e0bf, #256339); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.6 system-ui, sans-serif; background: light-dark(#fff, #15191d); color: light-dark(#1b2025, #e6eaee); }
main { max-width: 76rem; margin: 0 auto; padding: 3rem 1.5rem 6rem; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; letter-spacing: -.01em; }
h2 { display: inline; margin: 0; font-size: 1rem; overflow-wrap: anywhere; }
.lead { margin: .5rem 0 0; color: var(--muted); max-width: 44rem; }
dl { display: flex; flex-wrap: wrap; gap: 1rem 3rem; margin: 2rem 0; }
dt { color: var(--muted); font-size: .875rem; }
dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
details { border-top: 1px solid var(--line); padding: .5rem 0; }
summary { cursor: pointer; padding: .5rem 0; }
:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
.note { margin-inline-start: .75rem; color: var(--muted); font-size: .875rem; }
.place, .number { color: var(--muted); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.explained table { table-layout: fixed; }
.explained th:nth-last-child(4) { width: 9%; } .explained th:nth-last-child(3) { width: 18%; }
.wide { overflow-x: auto; margin: .5rem 0 1.5rem; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; }
th { text-align: start; font-weight: 500; color: var(--muted); padding: .25rem .75rem .25rem 0; }
td { vertical-align: top; border-top: 1px solid var(--line); padding: .5rem .75rem .5rem 0; }
code, del, ins { font: .8125rem/1.55 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
del, ins { text-decoration: none; border-radius: 3px; padding: .125rem .25rem; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
del { background: var(--gone); } ins { background: var(--come); }
.diff td { border: 0; padding: 0 .75rem 0 0; }
.diff .number { text-align: end; width: 1%; }
.diff .sign { width: 1%; padding: 0 .5rem; }
.diff .removed { background: var(--gone); } .diff .added { background: var(--come); }
.diff .hunk + .hunk { border-top: 1px dashed var(--line); }
.removed mark { background: var(--gone-word); color: inherit; } .added mark { background: var(--come-word); color: inherit; }
@media (max-width: 40rem) { main { padding: 1.5rem 1rem 4rem; } .explained table { min-width: 44rem; } }
@media print { details { break-inside: auto; } tr { break-inside: avoid; } }
`;
