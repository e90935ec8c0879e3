/** What titles of steps say of their numbers. */

/** How a title says its number, and so that of a step. */
export interface SaidNumber {
  number: number;
  /** The word before it, as "Step"; `undefined` if there is none, as in "3. Copy the key". */
  word?: string | undefined;
  /** Characters of the title up to what else it says. */
  length: number;
}

const stepWords = 'step|schritt|étape|paso|passo|passaggio|stap|krok|шаг|ステップ|手順';
const ofAll = '(?:\\s{0,2}(?:of|von|sur|de|di|van|z|из|/)\\s{0,2}\\d{1,3})?';
// "Step 2.1" is a part of step 2, and no step beside it.
const ending = '(?![\\p{L}\\p{N}]|[.-]\\d)[\\s:：.、)–—-]*';
const inWords = new RegExp(`^\\s*(${stepWords})\\s*([0-9０-９]{1,3})${ofAll}${ending}`, 'iu');
const inChinese = new RegExp(
  `^\\s*(步骤|步驟|第)\\s*([0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\\s*步?${ending}`,
  'u',
);
const inDigits = /^\s*([0-9０-９]{1,3})(?:[.):]\s+|[．、：]\s*|\s+[-–—]\s+|\uFE0F?\u20E3\s*)(?=\S)/u;

/** The number of a title that says what step it is: "Step 1: Create a key"; `undefined` if it does not. */
export function stepSaid(title: string): SaidNumber | undefined {
  const [all = '', word, digits = ''] = inWords.exec(title) ?? inChinese.exec(title) ?? [];
  return word === undefined ? undefined : { number: numberIn(digits), word, length: all.length };
}

/** The number that a title begins with: "1. Create a key"; `undefined` if it begins with none. */
export function numberSaid(title: string): SaidNumber | undefined {
  const [all = '', digits] = inDigits.exec(title) ?? [];
  return digits === undefined ? undefined : { number: numberIn(digits), length: all.length };
}

/**
 * How the title of a step says its number, which the page says beside the title and so not in it; `undefined` if it does
 * not, or says the number of another. Headings that are steps say nothing else: one after a step that a brand left out
 * still has the number that it had.
 */
export function ownNumberSaid(
  title: string,
  { number, notation }: { number: number; notation: string | undefined },
): SaidNumber | undefined {
  const said = stepSaid(title) ?? numberSaid(title);
  return said && (notation === 'heading' || said.number === number) ? said : undefined;
}

function numberIn(digits: string): number {
  const plain = digits.normalize('NFKC');
  if (/^\d/.test(plain)) return Number(plain);
  // 十二 is 12, 二十 is 20, 二十二 is 22.
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
  const value = (sign: string | undefined) => '一二三四五六七八九'.indexOf(sign || ' ') + 1;
  return (plain.includes('十') ? 10 * (value(tens) || 1) : 0) + value(ones);
}
