/** `keyway schemas`: the JSON Schemas of what people write. */
import { Command } from '@commander-js/extra-typings';
import type { Perform } from '../arguments.ts';

export function schemasCommand(perform: Perform) {
  return new Command('schemas')
    .description('write the JSON Schemas for editors')
    .option('--compare', 'write nothing, fail if they are out of date')
    .action(({ compare }) =>
      perform(async () => {
        const { writeSchemas } = await import('../write-schemas.ts');
        const outdated = await writeSchemas(compare ? 'compare' : 'write');
        if (outdated.length === 0) return 0;
        console.log(`${compare ? 'Out of date' : 'Wrote'}: ${outdated.join(', ')}`);
        return compare ? 1 : 0;
      }),
    );
}
