/**
 * `npm run bench`: what a build costs, per guide. Generated guides of the Lusha kind are built in processes of their own;
 * each row gives CPU time and peak memory, and the slope between the two sizes is the price of one more guide. The last row
 * is what a picture for links costs.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { drawSocialImage } from '../../src/assets/social-image/draw.ts';

const root = resolve(import.meta.dirname, '../..');
const sizes = [100, 1000];
const folder = mkdtempSync(join(tmpdir(), 'keyway-bench-'));

interface Cost {
  cpuSeconds: number;
  peakMegabytes: number;
}

try {
  const table = sizes.map((guides) => {
    const content = join(folder, `content-${guides}`);
    writeContent(content, guides);
    const [cold, warm, partner] = ['stackone', 'stackone', 'acme'].map((brand) => buildCost(content, brand));
    return { guides, cold, warm, partner };
  });
  for (const kind of ['cold', 'warm', 'partner'] as const) {
    const costs = table.map((row) => row[kind] as Cost);
    const [small, large] = costs as [Cost, Cost];
    const perGuide = ((large.cpuSeconds - small.cpuSeconds) * 1000) / ((sizes[1] ?? 0) - (sizes[0] ?? 0));
    const cells = costs.map(({ cpuSeconds, peakMegabytes }) => `${cpuSeconds.toFixed(2)} s, ${peakMegabytes} MB`);
    console.log(`${kind.padEnd(8)} ${cells.join('   ')}   ${perGuide.toFixed(2)} ms CPU a guide`);
  }
  await printPictureCost();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function writeContent(content: string, guides: number): void {
  cpSync(join(root, 'content/brands'), join(content, 'brands'), { recursive: true });
  const model = join(root, 'content/connectors/lusha');
  const connector = readFileSync(join(model, 'connector.yaml'), 'utf8');
  const guide = readFileSync(join(model, 'guides/link-account/api-key.mdx'), 'utf8');
  for (let number = 0; number < guides; number++) {
    const home = join(content, `connectors/provider${number}`);
    mkdirSync(join(home, 'guides/link-account'), { recursive: true });
    writeFileSync(join(home, 'connector.yaml'), connector.replaceAll('Lusha', `Provider ${number}`));
    writeFileSync(join(home, 'guides/link-account/api-key.mdx'), guide.replaceAll('Lusha', `Provider ${number}`));
  }
}

function buildCost(content: string, brand: string): Cost {
  const program = `
    process.argv.push('keyway', 'build', '--brand', '${brand}', '--content', ${JSON.stringify(content)}, '--out', ${JSON.stringify(join(folder, 'out'))});
    process.on('exit', () => {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      process.stderr.write('cost ' + JSON.stringify({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMegabytes: Math.round(maxRSS / 1024) }));
    });
    await import(${JSON.stringify(join(root, 'src/cli/main.ts'))});`;
  const child = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program],
    {
      cwd: root,
      // Pictures cost far more than pages, once; they are measured by themselves.
      env: { ...process.env, KEYWAY_SOCIAL_IMAGES: 'none' },
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  );
  const cost = /cost (\{.*\})/.exec(child.stderr)?.[1];
  if (child.status !== 0 || !cost) throw new Error(`The build failed:\n${child.stderr.slice(-2000)}`);
  return JSON.parse(cost) as Cost;
}

/** What a picture for links costs when it is drawn, and when it is kept from an earlier build. */
async function printPictureCost(): Promise<void> {
  const count = 50;
  const logo = readFileSync(join(root, 'content/brands/acme/logo-light.svg'), 'utf8');
  const look = { site: 'Acme Help', accent: '#8a3b12', logo };
  const costs: string[] = [];
  for (const round of ['drawn', 'kept']) {
    const before = process.cpuUsage();
    for (let number = 0; number < count; number++) {
      const words = { title: `Connect Provider ${number}`, provider: 'Provider', note: 'API Key · 3 steps', steps: 3 };
      await drawSocialImage({ ...look, ...words }, join(folder, 'pictures'));
    }
    const { user, system } = process.cpuUsage(before);
    costs.push(`${((user + system) / 1000 / count).toFixed(2)} ms CPU ${round}`);
  }
  console.log(`picture  ${costs.join('   ')}`);
}
