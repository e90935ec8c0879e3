import type { ZudokuConfig } from 'zudoku';

const config: ZudokuConfig = {
  navigation: [
    { type: 'category', label: 'Documentation', items: ['introduction', { type: 'category', label: 'Deeper', link: 'deeper/index', items: [{ type: 'doc', file: 'deeper/keys', label: 'Keys' }] }] },
    { type: 'link', to: '/api', label: 'API' },
  ],
  redirects: [{ from: '/docs', to: '/introduction' }],
  slots: { top: () => <p>Not run</p> },
};
export default config;
