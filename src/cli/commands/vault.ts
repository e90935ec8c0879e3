/** `keyway vault`: looks after what the hub has sealed. */
import { Command } from '@commander-js/extra-typings';
import { type Perform, parseChoice } from '../arguments.ts';

export function vaultCommand(perform: Perform) {
  return new Command('vault')
    .usage('check|rotate')
    .description("open every credential of the hub, or go over to the first of the vault's keys")
    .argument('<check|rotate>', 'what to do: check or rotate')
    .action((text) => {
      const what = parseChoice(text, ['check', 'rotate'], 'A vault has no');
      return perform(async (environment) => {
        const [{ checkVault, rotateVault }, { readSettings }] = await Promise.all([
          import('../look-after-vault.ts'),
          import('../../settings.ts'),
        ]);
        const settings = readSettings(environment);
        return what === 'check' ? checkVault(settings) : rotateVault(settings);
      });
    });
}
