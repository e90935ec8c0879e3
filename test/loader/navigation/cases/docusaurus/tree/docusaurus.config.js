// Nothing here is run.
import { execSync } from 'node:child_process';
const old = '/docs/old-guide';
export default {
  title: execSync('echo no').toString(),
  presets: [['classic', { docs: { sidebarPath: './sidebars.js', routeBasePath: '/docs' } }]],
  plugins: [['@docusaurus/plugin-client-redirects', { redirects: [{ from: [old, '/docs/older-guide'], to: '/docs/guides/first' }] }]],
};
