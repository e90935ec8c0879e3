/** Four things that code would do if it ran: write a global, write a file, start a process, open a connection. */
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

export interface Canaries extends AsyncDisposable {
  /** JavaScript expressions without double quotes, each of which sings when it is evaluated. */
  songs: string[];
  /** All of them in one expression. */
  song: string;
  /** Address of a module: a process that imports it before all else tells of a global that is written in it. */
  watchUrl: string;
  /** Whether a process imported that module. */
  isWatched(): boolean;
  /** The canaries that sang since they were hatched, in this process or in one that is watched. */
  sang(): Promise<string[]>;
}

/** Canaries that leave their files in a folder, and hear connections on a port of this machine. */
export async function hatchCanaries(folder: string): Promise<Canaries> {
  const at = (name: string) => join(folder, name);
  const heard = new Set<number | undefined>();
  const listener = createServer((socket) => {
    heard.add(socket.remotePort);
    socket.on('error', () => undefined).destroy();
    listener.emit('heard');
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  listener.unref();
  const { port } = listener.address() as AddressInfo;

  /** Connections are taken in the order in which they came: once this one is heard, all earlier ones are. */
  const connections = async (): Promise<number> => {
    await nextTurn();
    const probe = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(probe, 'connect');
    const own = probe.localPort;
    while (!heard.has(own)) await once(listener, 'heard');
    probe.destroy();
    heard.delete(own);
    return heard.size;
  };

  const load = (name: string) => `process.getBuiltinModule('${name}')`;
  const songs = [
    'globalThis.__canary = 1',
    `${load('fs')}.writeFileSync('${at('file')}', 'x')`,
    `${load('child_process')}.execFileSync('touch', ['${at('child')}'])`,
    `${load('net')}.connect(${port}, '127.0.0.1')`,
  ];
  writeFileSync(at('watch.mjs'), watcher(at('global'), at('watched')));
  return {
    songs,
    song: `(${songs.join(', ')})`,
    watchUrl: pathToFileURL(at('watch.mjs')).href,
    isWatched: () => existsSync(at('watched')),
    sang: async () => [
      ...('__canary' in globalThis || existsSync(at('global')) ? ['global'] : []),
      ...(existsSync(at('file')) ? ['file'] : []),
      ...(existsSync(at('child')) ? ['child'] : []),
      ...((await connections()) > 0 ? ['connection'] : []),
    ],
    [Symbol.asyncDispose]: async () => {
      listener.close();
    },
  };
}

/** A global is seen only in its own process, so the process itself has to tell. */
const watcher = (sung: string, watched: string): string => `import { writeFileSync } from 'node:fs';
writeFileSync(${JSON.stringify(watched)}, 'x');
Object.defineProperty(globalThis, '__canary', {
  configurable: true,
  set: () => writeFileSync(${JSON.stringify(sung)}, 'x'),
});
`;
