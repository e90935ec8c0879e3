import { readSettings, type Settings } from '../settings.ts';

/**
 * The settings in an environment, with what options say instead.
 * @throws {SettingsInvalid}
 */
export function settingsFor(
  { brand, port, content }: { brand?: string | undefined; port?: number | undefined; content?: string | undefined },
  environment: NodeJS.ProcessEnv,
): Settings {
  return {
    ...readSettings(environment),
    ...(brand === undefined ? {} : { KEYWAY_BRAND: brand }),
    ...(content === undefined ? {} : { KEYWAY_CONTENT: content }),
    ...(port === undefined ? {} : { PORT: port }),
  };
}
