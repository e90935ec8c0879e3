/** Days on which guides were last followed, against today. They are judged anew with every check. */
import { createIssueCollector, type Guide, type Issue } from '../guide/index.ts';
import type { PackedPage } from './facts.ts';
import type { BrandContent } from './open-content.ts';

const dayMs = 86_400_000;

/** Days after which a provider's pages have changed, where its connector does not say so. */
const recheckDays = 730;

/** The issues of `checked`. A guide is only read where its day is one to tell of. */
export function checkDates(
  { pages, connectors }: BrandContent,
  guideOf: (page: PackedPage) => Guide,
  now: number,
): Issue[] {
  return pages.flatMap((page) => {
    const { checked, binding, file } = page.facts;
    if (checked === undefined) return [];
    const days = binding && connectors.get(binding.connector)?.facts.recheckAfter;
    const age = (now - Date.parse(`${checked}T00:00:00Z`)) / dayMs;
    const most = days ?? recheckDays;
    // Somewhere it is tomorrow already.
    if (!(age < -1 || age > most)) return [];
    const guide = guideOf(page);
    const collector = createIssueCollector(file, guide.segments);
    collector.add('checked-date', guide.places['checked'], age < 0 ? { is: 'ahead' } : { is: 'old', days: most });
    return collector.issues;
  });
}
