/** A browser without a window, driven by the DevTools protocol through two pipes: no port of it is open to anybody. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { BrowserMissing } from './find-browser.ts';

export interface Tab {
  /** Sends a command; its answer as the schema has it. Rejects with what the browser says is wrong. */
  send<Answer>(method: string, params: object, answer: z.ZodType<Answer>): Promise<Answer>;
  /** The next event of a name. */
  next<Event>(method: string, event: z.ZodType<Event>): Promise<Event>;
  close(): Promise<void>;
}

export interface Browser extends AsyncDisposable {
  openTab(): Promise<Tab>;
}

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--hide-scrollbars',
  // Letters as on every other machine.
  '--font-render-hinting=none',
];

/** For an answer to a command. */
const commandTimeoutMs = 60_000;

const messageSchema = z.object({
  id: z.number().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

type Message = z.infer<typeof messageSchema>;

/**
 * Starts a browser with a profile of its own, which is gone with it.
 * @throws {BrowserMissing} If it does not start.
 */
export async function launchBrowser(program: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'keyway-browser-'));
  // Who is root has no sandbox to start it in.
  const rights = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...flags, ...rights, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const connection = connect(child);
  try {
    await connection.send(undefined, 'Browser.getVersion', {}, z.object({ product: z.string() }));
  } catch (cause) {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true });
    throw new BrowserMissing(`${program} does not start: ${said.trim() || String(cause)}`, { cause });
  }
  return {
    openTab: () => openTab(connection),
    async [Symbol.asyncDispose]() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) {
        connection.send(undefined, 'Browser.close', {}, z.unknown()).catch(() => undefined);
        const impatience = setTimeout(() => child.kill('SIGKILL'), 5_000);
        await gone;
        clearTimeout(impatience);
      }
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Connection = ReturnType<typeof connect>;

function connect(child: ChildProcess) {
  const [, , , input, answers] = child.stdio;
  if (!(input instanceof Writable && answers instanceof Readable)) throw new Error('The browser has no pipes.');
  const commands: Writable = input;
  const waiting = new Map<number, (message: Message | Error) => void>();
  const listeners = new Set<(message: Message) => void>();
  let count = 0;
  let rest = '';
  const fail = (cause: Error) => {
    for (const settle of waiting.values()) settle(cause);
  };
  child.once('error', fail);
  child.once('exit', (code) => fail(new Error(`The browser ended with ${code}.`)));
  commands.on('error', fail);
  answers.setEncoding('utf8').on('data', (piece: string) => {
    const messages = (rest + piece).split('\0');
    rest = messages.pop() ?? '';
    for (const text of messages) take(messageSchema.parse(JSON.parse(text)));
  });

  function take(message: Message): void {
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else for (const listener of listeners) listener(message);
  }

  async function send<Answer>(
    sessionId: string | undefined,
    method: string,
    params: object,
    answer: z.ZodType<Answer>,
  ): Promise<Answer> {
    const id = ++count;
    const message = await new Promise<Message>((resolve, reject) => {
      const timer = setTimeout(() => settle(new Error(`${method} was not answered.`)), commandTimeoutMs);
      const settle = (outcome: Message | Error) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      waiting.set(id, settle);
      commands.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
    if (message.error) throw new Error(`${method}: ${message.error.message}`);
    return answer.parse(message.result);
  }

  return {
    send,
    next<Event>(sessionId: string, method: string, event: z.ZodType<Event>): Promise<Event> {
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          listeners.delete(listener);
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`${method} did not come.`));
        }, commandTimeoutMs);
        const listener = (message: Message) => {
          if (message.sessionId !== sessionId || message.method !== method) return;
          const parsed = event.safeParse(message.params);
          if (!parsed.success) return;
          end();
          resolve(parsed.data);
        };
        listeners.add(listener);
      });
    },
  };
}

async function openTab({ send, next }: Connection): Promise<Tab> {
  const made = z.object({ targetId: z.string() });
  const { targetId } = await send(undefined, 'Target.createTarget', { url: 'about:blank' }, made);
  const attached = z.object({ sessionId: z.string() });
  const { sessionId } = await send(undefined, 'Target.attachToTarget', { targetId, flatten: true }, attached);
  return {
    send: (method, params, answer) => send(sessionId, method, params, answer),
    next: (method, event) => next(sessionId, method, event),
    async close() {
      await send(undefined, 'Target.closeTarget', { targetId }, z.unknown());
    },
  };
}
