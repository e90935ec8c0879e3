/** What stands in a shell where a page's own HTML goes: Astro writes it, and a build puts each page in its place. */

/** Places of a shell that each page fills, in the order in which they stand there. */
export const holes = ['head', 'styles', 'skip-link', 'main', 'end'] as const;
export type Hole = (typeof holes)[number];

/** The mark of a place. */
export function holeMark(hole: Hole): string {
  return `<!--page:${hole}-->`;
}

/** What stands around the links to lists in a shell's navigation: which lists a site has, its content says. */
export const listLinkMarks = { start: '<!--page:list-links-->', end: '<!--page:list-links-end-->' };

/** What stands around a house's frame of the form, and where the form goes into it. It is taken out of the shell. */
export const formFrameMarks = {
  start: '<!--page:form-frame-->',
  form: '<!--page:form-->',
  end: '<!--page:form-frame-end-->',
};
