import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    elements: ['html5'],
    rules: {
      // A colon keeps the ids of the page's own parts from meeting those that guides give.
      'valid-id': ['error', { relaxed: true }],
      // Safari takes a list without bullets for none, unless its role says that it is one.
      'no-redundant-role': 'off',
      // A provider's key is no password of this site: no browser shall offer to fill or to keep it.
      'autocomplete-password': 'off',
      // It has a meaning as soon as the reader has the value shown, which makes it a field of text.
      'input-attributes': 'off',
    },
  }),
);

/**
 * What is in no standard, and needed all the same: by it Firefox knows not to tick boxes again after a reload, when our
 * own memory of them, which knows of steps that changed, has the say.
 */
const boxesWithoutMemory = /^autocomplete attribute cannot be used on <input type="(?:checkbox|radio)">$/;

/** What html-validate finds wrong with a page: `rule (line): message`. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ message }) => !boxesWithoutMemory.test(message))
      .map(({ ruleId, message, line, selector }) => `${ruleId} (${line}): ${message} (${selector})`),
  );
}
