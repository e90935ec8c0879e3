/** The buttons of the page's code. */
import { addCodeButtons } from '../guide/add-code-buttons.ts';

addCodeButtons(document);
