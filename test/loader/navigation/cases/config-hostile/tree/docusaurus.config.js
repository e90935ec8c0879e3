const a = [a, a, a];
let b = { ...b };
const make = () => make();
const up = require('../../../../../../../../../etc/hostname.json');
export default { __proto__: { plugins: 1 }, constructor: { prototype: { x: 1 } }, presets: [['classic', { docs: { path: 'docs', sidebarPath: 'sidebars.js' } }]], a, b, c: make(), up };
