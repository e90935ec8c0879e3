/** The title, the description and the keys of a guide's head. */
import type { IssueCollector } from '../issue-collector.ts';
import type { Guide } from '../model.ts';
import { nearestName } from '../nearest.ts';
import { frontmatterSchema } from '../parse/frontmatter.ts';
import { pointAt } from '../position.ts';

/** Characters that results of searches and previews show. */
const [titleLimit, descriptionLimit] = [80, 240];

const known = Object.keys(frontmatterSchema.shape);

/** Keys of other programs that look like slips of ours, and are none. */
const othersKeys = new Set('author authors tags label labels link links date lastmod title_meta subtitle'.split(' '));

/** What a guide says of itself. */
export function checkHead(guide: Guide, collector: IssueCollector): void {
  const { title, description, frontmatter, places, source } = guide;
  if (title.length > titleLimit) collector.add('title-long', places['title']);
  if (description.length > descriptionLimit) {
    collector.add('description-length', places['description'], { is: 'long' });
  } else if (Object.hasOwn(frontmatter, 'description') && !/\p{L}{2}/u.test(description) && places['description']) {
    collector.add('description-length', places['description'], { is: 'short' });
  }
  for (const key of Object.keys(frontmatter)) {
    if (known.includes(key) || othersKeys.has(key)) continue;
    const nearest = nearestName(key, known);
    const place = places[key];
    // `connectorIcon` is a key of somebody's own, and no slip.
    const isSlip = nearest !== undefined && Math.abs(nearest.length - key.length) <= 2;
    if (isSlip && !Object.hasOwn(frontmatter, nearest) && place) {
      const start = pointAt(source, source.lastIndexOf('\n', place.start.offset - 1) + 1);
      collector.add('frontmatter-key', { start, end: place.end }, { key, nearest });
    }
  }
  for (const [key, text] of Object.entries({ title, description })) {
    const word = /\b(?:TODO|FIXME|TBD)\b(?! (?:list|app|item|task))|\b[Ll]orem ipsum\b/.exec(text)?.[0];
    if (word !== undefined && places[key]) collector.add('text-unfinished', places[key], { word });
  }
}
