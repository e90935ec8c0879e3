/** Questions at a terminal whose answers can stay unseen. */
import { KeywayError } from '../contract/errors.ts';

/** Whoever was asked ended the command. */
export class Interrupted extends KeywayError {
  constructor() {
    super('interrupted', 'Interrupted.');
  }
}

/** The keyboard of a terminal, as far as questions need it. */
export interface Keyboard {
  setRawMode(isRaw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (text: string) => void): unknown;
  off(event: 'data', listener: (text: string) => void): unknown;
}

export interface Prompt {
  /**
   * What somebody types up to the end of a line. A hidden answer leaves no sign on the screen, not even of its length.
   * @throws {Interrupted} For Ctrl+C and Ctrl+D.
   */
  ask(question: string, echo: 'shown' | 'hidden'): Promise<string>;
  close(): void;
}

const escapeKey = String.fromCharCode(27);

/** A letter, or the whole of what a key sends that moves the cursor or begins a paste. */
const oneKey = new RegExp(`^(?:${escapeKey}(?:\\[[0-9;?]*[ -/]*[@-~]|O?.?)|.)`, 'su');

/** Takes the keyboard until it is closed. What is typed ahead goes to the next question. */
export function openPrompt(keyboard: Keyboard, screen: { write(text: string): unknown }): Prompt {
  let waiting = '';
  let wake = () => {};
  const take = (text: string) => {
    waiting += text;
    wake();
  };
  keyboard.setEncoding('utf8');
  keyboard.setRawMode(true);
  keyboard.on('data', take);
  keyboard.resume();

  async function nextKey(): Promise<string> {
    while (waiting === '') {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const [key = ''] = oneKey.exec(waiting) ?? [waiting];
    waiting = waiting.slice(key.length);
    return key;
  }

  return {
    async ask(question, echo) {
      screen.write(question);
      let answer = '';
      for (;;) {
        const key = await nextKey();
        if (key === '\r' || key === '\n') break;
        if (key === '\x03' || key === '\x04') {
          screen.write('\r\n');
          throw new Interrupted();
        }
        if (key === '\x7F' || key === '\b') {
          if (answer !== '' && echo === 'shown') screen.write('\b \b');
          answer = [...answer].slice(0, -1).join('');
        } else if (key >= ' ') {
          answer += key;
          if (echo === 'shown') screen.write(key);
        }
      }
      screen.write('\r\n');
      return answer;
    },
    close() {
      keyboard.off('data', take);
      keyboard.setRawMode(false);
      keyboard.pause();
    },
  };
}
