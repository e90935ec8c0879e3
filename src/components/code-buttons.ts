/** The buttons of the page's code. */
import { addCodeButtons } from '../connect/add-code-buttons.ts';

addCodeButtons(document);
