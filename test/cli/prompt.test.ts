import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { Interrupted, openPrompt } from '../../src/cli/prompt.ts';

/** A terminal without one: what is typed, and what stands on the screen. */
function terminal() {
  const keys = new EventEmitter();
  const modes: boolean[] = [];
  let shown = '';
  const keyboard = {
    setRawMode: (isRaw: boolean) => modes.push(isRaw),
    setEncoding: () => {},
    resume: () => {},
    pause: () => {},
    on: (event: 'data', listener: (text: string) => void) => keys.on(event, listener),
    off: (event: 'data', listener: (text: string) => void) => keys.off(event, listener),
  };
  const prompt = openPrompt(keyboard, {
    write: (text) => {
      shown += text;
    },
  });
  return { prompt, modes, type: (text: string) => keys.emit('data', text), shown: () => shown };
}

test('a hidden answer leaves nothing on the screen, a shown one does', async () => {
  const { prompt, type, shown, modes } = terminal();
  const secret = prompt.ask('Key: ', 'hidden');
  for (const letter of 'sk-é1') type(letter);
  type('\r');
  expect(await secret).toBe('sk-é1');
  expect(shown()).toBe('Key: \r\n');
  const site = prompt.ask('Site: ', 'shown');
  type('acme\n');
  expect(await site).toBe('acme');
  expect(shown()).toBe('Key: \r\nSite: acme\r\n');
  prompt.close();
  expect(modes).toEqual([true, false]);
});

test('what is typed or pasted ahead goes to the next question, and keys that are no letters to none', async () => {
  const { prompt, type } = terminal();
  type('on\x7F\x1B[200~ne\x1B[201~\x1B[D\rtwo\rx');
  expect(await prompt.ask('', 'hidden')).toBe('one');
  expect(await prompt.ask('', 'shown')).toBe('two');
});

test.each(['\x03', '\x04'])('%j ends it', async (key) => {
  const { prompt, type } = terminal();
  type(`abc${key}`);
  await expect(prompt.ask('', 'hidden')).rejects.toThrow(Interrupted);
});
