/** The tabs of the page's guide. */
import { createTabs } from '../connect/create-tabs.ts';

createTabs(document);
