/** `keyway audit`: a built or running site of a brand, searched for all other brands. */
import { Command, Option } from '@commander-js/extra-typings';
import { ArgumentsInvalid, brandOption, contentOption, formatOption, type Perform } from '../arguments.ts';

export function auditCommand(perform: Perform) {
  return new Command('audit')
    .usage('DIR --brand NAME [options]\n       keyway audit URL --brand NAME [options]')
    .description('search a built or running site of a brand for all other brands')
    .argument('<dir|url>', 'one built site, or the address of a running one')
    .addOption(brandOption())
    .addOption(contentOption())
    .addOption(formatOption(['pretty', 'json']))
    .addOption(limitOption())
    .action((target, { brand, content, format = 'pretty', limit }) =>
      perform(async (environment) => {
        const [{ audit }, { renderAudit }, { readView }, { readSettings }] = await Promise.all([
          import('../audit-folder.ts'),
          import('../../build/site-audit.ts'),
          import('../read-view.ts'),
          import('../../settings.ts'),
        ]);
        const settings = readSettings(environment);
        const view = await readView({ brand: brand ?? settings.KEYWAY_BRAND, content }, settings);
        const report = await audit(target, view.brand, view.content, limit);
        const { findings, unusedExceptions, unseen } = report;
        process.stdout.write(format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : renderAudit(report));
        return findings.length + unusedExceptions.length + unseen === 0 ? 0 : 1;
      }),
    );
}

function limitOption() {
  return new Option('--limit <number>', 'how many addresses of a running site to look at (20000)').argParser((text) => {
    const limit = Number(text);
    if (!/^\d+$/.test(text) || limit < 1) throw new ArgumentsInvalid(`"${text}" is no number of addresses.`);
    return limit;
  });
}
