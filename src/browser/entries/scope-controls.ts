/** What lets a reader choose actions and copy scopes. It loads at the reader's first move; until then the page shows all. */
import './copy-buttons.ts';
import '../guide/scopes/scope-picker.ts';
