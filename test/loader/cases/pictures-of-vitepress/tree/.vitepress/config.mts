import { defineConfig } from 'vitepress'
export default defineConfig({ base: '/docs/', srcDir: 'src', themeConfig: { sidebar: [{ text: 'A', link: '/a' }] } })
