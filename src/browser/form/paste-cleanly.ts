import { cleanPaste, type RemovalCode } from '../../form/clean-paste.ts';
import type { PageField } from './form-fields.ts';

/**
 * Puts a pasted text into a field without what was copied along by mistake, and says what was left out. Undo brings
 * the text back as it was pasted. A paste with nothing to clean is left to the browser.
 */
export function pasteCleanly(event: ClipboardEvent, { control, paste, suffix }: PageField): readonly RemovalCode[] {
  const pasted = event.clipboardData?.getData('text') ?? '';
  const { value, removed } = cleanPaste(pasted, paste, suffix);
  if (removed.length === 0 || control instanceof HTMLSelectElement) return [];
  event.preventDefault();
  const start = control.selectionStart ?? 0;
  // Two steps, for undo to have the text as pasted between them.
  insertText(control, pasted);
  control.setSelectionRange(start, control.selectionEnd ?? control.value.length);
  insertText(control, value);
  return removed;
}

function insertText(control: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  // The only way into a field that browsers' undo knows of; where it is gone, the text still gets in.
  if (text !== '' && document.execCommand('insertText', false, text)) return;
  control.setRangeText(text, control.selectionStart ?? 0, control.selectionEnd ?? 0, 'end');
}
