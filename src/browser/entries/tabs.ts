/** The tabs of the page's guide. */
import { createTabs } from '../guide/create-tabs.ts';

createTabs(document);
