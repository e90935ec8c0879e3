import { build } from 'vite';

/** A script of the browser, by its path in the project, with all that it imports. */
export async function bundleScript(input: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, modulePreload: false, rolldownOptions: { input } },
  });
  const output = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
}
