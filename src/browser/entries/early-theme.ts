/** Runs in the head, before anything is painted: nobody who chose dark sees a flash of light. */
import { applyTheme, readTheme } from '../site/apply-theme.ts';

applyTheme(readTheme());
