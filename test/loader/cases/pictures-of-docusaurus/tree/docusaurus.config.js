module.exports = { baseUrl: '/site/', presets: [['classic', { docs: { routeBasePath: 'help', sidebarPath: './sidebars.js' } }]] };
