import { defineConfig, type DefaultTheme } from 'vitepress';
import { reference } from './reference';

export default defineConfig({
  themeConfig: { sidebar: { '/guide/': guide(), '/reference/': { base: '/reference/', items: reference } } },
});

function guide(): DefaultTheme.SidebarItem[] {
  return [
    { text: 'Start', collapsed: false, items: [{ text: 'What it is', link: '/guide/what' }, { text: 'How to', link: '/guide/how.html#first' }] },
    { text: 'More', items: [{ text: 'Deploy', link: '/guide/deploy' }] },
  ];
}
