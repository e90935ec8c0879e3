/** What headings of steps say of themselves. */

const stepWords = 'step|schritt|étape|paso|passo|passaggio|stap|krok|шаг|ステップ|手順';
const stepHeading = new RegExp(
  `^\\s*(?:(?:${stepWords})\\s*[0-9０-９]+|(?:步骤|步驟|第)\\s*[0-9０-９一二三四五六七八九十]+\\s*步?)(?![\\p{L}\\p{N}])`,
  'iu',
);

/** Whether a heading says that it is a step, and which: "Step 1: Create a key". */
export function saysStepNumber(title: string): boolean {
  return stepHeading.test(title);
}

/** A heading's text without "Step 1:", where anything is left of it. */
export function withoutStepNumber(title: string): string {
  const rest = title.replace(stepHeading, '').replace(/^[\s:：.、)–—-]+/, '');
  return rest === '' ? title : rest;
}
