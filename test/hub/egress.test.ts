import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ProviderAnswer } from '../../src/connector/verdict/verdict.ts';
import { isPublicAddress } from '../../src/hub/address.ts';
import { createOutbound } from '../../src/hub/egress.ts';
import { parseOutboundExceptions } from '../../src/hub/egress-exceptions.ts';
import { createEgressPools } from '../../src/hub/egress-pools.ts';
import { openScriptedProvider } from './scripted-provider.ts';

/** Listens on every address of this machine and counts who comes. */
async function openTrap(): Promise<{ port: number; count: () => number; server: Server }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.on('error', () => {}).destroy();
  }).listen(0, '::');
  await once(server, 'listening');
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, count: () => count, server };
}

let trap: Awaited<ReturnType<typeof openTrap>>;
beforeEach(async () => {
  trap = await openTrap();
});
afterEach(() => new Promise((resolve) => trap.server.close(resolve)));

const get = (url: URL) => ({ method: 'GET' as const, url, headers: {} });

/** Ways to write an address that a provider cannot have. `PORT` is the trap's. */
const forms = `
127.0.0.1 127.0.0.1. 127.1 127.0.1 127.127.127.127 127.0.0.0 2130706433 0x7f000001 0x7f.0.0.1 0x7f.1 0177.0.0.1 0177.1 017700000001
0x7F.0x0.0x0.0x1 00000177.0.0.1 %31%32%37.0.0.1 １２７.０.０.１ ①②⑦.0.0.1 127。0。0。1 127｡0｡0｡1 0.0.0.0 0 00 0x0 0.1 localhost LOCALHOST localhost.
ip6-localhost ip6-loopback [::1] [0:0:0:0:0:0:0:1] [::] [0::0] [::127.0.0.1] [::7f00:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:0:127.0.0.1] [0:0:0:0:0:ffff:127.0.0.1]
[64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2002:7f00:0001::1] [2001:0:7f00:1::] [2001::1] [fe80::1] [fec0::1] [fc00::1] [fd00:ec2::254] [ff02::1] [2001:db8::1] [3fff::1] [100::1] [5f00::1]
10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 169.254.170.2 168.63.129.16 100.100.100.200 100.64.0.1 100.127.255.255
192.0.0.1 192.0.0.192 192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 192.88.99.1 192.31.196.1 192.52.193.1 192.175.48.1
user@127.0.0.1 127.0.0.1:PORT@127.0.0.1 public.test@127.0.0.1 127.0.0.1%2f@127.0.0.1`
  .trim()
  .split(/\s+/);

/** First and last address of what IANA lists as special-purpose. */
const specialBlocks = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::1/128',
  '::/128',
  '::/96',
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '100:0:0:1::/64',
  '2001::/23',
  '2001::/32',
  '2001:2::/48',
  '2001:10::/28',
  '2001:20::/28',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

describe('addresses', () => {
  test('at both ends of every special-purpose block are refused', () => {
    for (const block of specialBlocks) {
      const [ends, bits] = edges(block);
      for (const end of ends) expect([block, bits, end, isPublicAddress(end)]).toEqual([block, bits, end, false]);
    }
  });

  test('of the public internet are allowed, and what is no address is not', () => {
    const allowed = [
      '1.1.1.1',
      '8.8.8.8',
      '9.255.255.255',
      '11.0.0.0',
      '172.32.0.0',
      '168.63.129.15',
      '2606:4700::1111',
      '2001:4860:4860::8888',
      '2a00:1450::1',
    ];
    expect(allowed.filter(isPublicAddress)).toEqual(allowed);
    expect(['', 'localhost', '1.1.1', 'fe80::1%eth0', '1.1.1.1 '].filter(isPublicAddress)).toEqual([]);
  });

  test('outside 2000::/3 are refused, whatever they are', () => {
    for (let first = 0; first < 0x10000; first += 97) {
      const address = `${first.toString(16)}:1:2:3:4:5:6:7`;
      if (first < 0x2000 || first > 0x3fff) expect([address, isPublicAddress(address)]).toEqual([address, false]);
    }
  });
});

describe('requests', () => {
  test('to any way of writing a private address connect to nothing', async () => {
    const outbound = createOutbound({ timeoutMs: 1500 });
    const urls = forms.flatMap((form) => {
      const text = `https://${form.replace('PORT', String(trap.port))}:${trap.port}/`;
      return URL.canParse(text) ? [new URL(text)] : [];
    });
    expect(urls.length).toBeGreaterThan(80);
    const answers = await Promise.all(urls.map((url) => outbound(get(url))));
    expect(answers.filter(({ kind }) => kind !== 'unreachable')).toEqual([]);
    expect(trap.count()).toBe(0);
  });

  test('control: the same writings reach the trap by plain fetch and by a plain connection', async () => {
    const urls = forms.map((form) => `http://${form}:${trap.port}/`).filter((text) => URL.canParse(text));
    const loopback = urls.filter((text) => /^(?:127\.|localhost$|\[::1\])/.test(new URL(text).hostname));
    expect(loopback.length).toBeGreaterThan(20);
    for (const url of loopback) await fetch(url, { signal: AbortSignal.timeout(1000) }).catch(() => {});
    expect(trap.count()).toBeGreaterThan(20);
    const before = trap.count();
    await once(
      connect(trap.port, '127.0.0.1').on('error', () => {}),
      'close',
    );
    expect(trap.count()).toBe(before + 1);
  });

  test('to a name whose addresses move or mix connect to nothing private', async () => {
    const pinned: string[] = [];
    const lists = [
      ['127.0.0.1'],
      ['::1'],
      ['::ffff:127.0.0.1'],
      ['192.0.2.1', '127.0.0.1'],
      ['8.8.8.8', '127.0.0.1'],
      ['0.0.0.0'],
      [],
    ];
    const outbound = createOutbound({
      timeoutMs: 1000,
      resolveHost: async (host) => {
        pinned.push(host);
        return (lists[pinned.length % lists.length] ?? []).map((address) => ({
          address,
          family: address.includes(':') ? 6 : 4,
        }));
      },
    });
    const answers: ProviderAnswer[] = [];
    for (let round = 0; round < 70; round += 1)
      answers.push(await outbound(get(new URL(`https://moving.test:${trap.port}/`))));
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['unreachable']));
    expect([pinned.length, trap.count()]).toEqual([70, 0]);
  });

  test('without TLS, with a name and password, or through a proxy of the environment are not made', async () => {
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy']) {
      vi.stubEnv(name, `http://127.0.0.1:${trap.port}`);
    }
    const outbound = createOutbound({ timeoutMs: 1000, resolveHost: async () => [] });
    const urls = [
      'http://public.test/',
      'https://a:b@public.test/',
      'https://public.test/',
      'ftp://public.test/',
      'file:///etc/passwd',
      'data:,x',
    ];
    for (const url of urls) expect(await outbound(get(new URL(url)))).toEqual({ kind: 'unreachable' });
    expect(trap.count()).toBe(0);
  });

  test('without TLS are made where that is allowed, to public hosts alone', async () => {
    const resolved: string[] = [];
    const resolveHost = async (host: string) => {
      resolved.push(host);
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const outbound = createOutbound({ timeoutMs: 500, resolveHost, plainHttp: 'allowed' });
    for (const host of ['127.0.0.1', '[::1]', 'a.test'])
      expect(await outbound(get(new URL(`http://${host}:${trap.port}/`)))).toEqual({ kind: 'unreachable' });
    expect(trap.count()).toBe(0);
    // Control: the name was looked up, which it is not where plain http is refused.
    expect(resolved).toEqual(['a.test']);
    await createOutbound({ timeoutMs: 500, resolveHost })(get(new URL(`http://a.test:${trap.port}/`)));
    expect(resolved).toEqual(['a.test']);
  });

  test('follow no redirect, and give the redirect back', async () => {
    const provider = await openScriptedProvider();
    const outbound = createOutbound({
      timeoutMs: 1000,
      exceptions: () => new Map([['https://lodge.invalid', `${provider.url}/base`]]),
    });
    expect(await outbound(get(new URL('https://lodge.invalid/redirect')))).toMatchObject({
      kind: 'answered',
      status: 302,
    });
    expect(provider.requests.map(({ path }) => path)).toEqual(['/base/redirect']);
    await provider.close();
  });

  test('say nothing of whose hub, or what program, sends them', async () => {
    const provider = await openScriptedProvider();
    const exceptions = () => new Map([['https://lodge.invalid', provider.url]]);
    await createOutbound({ timeoutMs: 1000, exceptions })(get(new URL('https://lodge.invalid/accept')));
    expect(provider.requests[0]?.headers).toEqual({
      host: new URL(provider.url).host,
      connection: 'keep-alive',
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'connect-check',
    });
    await provider.close();
  });

  test('read no more than 64 KB, before and after decompression', async () => {
    const provider = await openScriptedProvider();
    const outbound = createOutbound({
      timeoutMs: 3000,
      exceptions: () => new Map([['https://lodge.invalid', provider.url]]),
    });
    const before = process.memoryUsage().rss;
    for (const act of ['huge', 'bomb']) {
      expect(await outbound(get(new URL(`https://lodge.invalid/${act}`)))).toMatchObject({
        status: 200,
        body: { kind: 'too-large' },
      });
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    await provider.close();
  });
});

describe('connections', () => {
  /** Answers as `answer` says, and counts who comes. */
  async function openCounting(answer: (socket: Socket) => unknown) {
    const requests: string[] = [];
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket
        .on('error', () => {})
        .on('data', (bytes) => {
          requests.push(bytes.toString().split(' ', 1)[0] ?? '');
          answer(socket);
        });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const outbound = createOutbound({
      timeoutMs: 5000,
      exceptions: () => new Map([['https://lodge.invalid', `http://127.0.0.1:${port}`]]),
    });
    const ask = (method: 'GET' | 'POST' = 'GET') =>
      outbound({ method, url: new URL('https://lodge.invalid/'), headers: {} });
    return { server, requests, ask, connections: () => connections };
  }
  const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

  test('are kept for the next request to the same address, and closed when nobody comes', async () => {
    const { server, ask, connections } = await openCounting((socket) => socket.write(ok));
    for (let round = 0; round < 20; round += 1) expect(await ask()).toMatchObject({ kind: 'answered', status: 200 });
    // An answer is read before its connection is free again, so that the next request may take a second one.
    expect(connections()).toBeLessThan(4);
    const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
    expect(await open()).toBeGreaterThan(0);
    await expect.poll(open, { timeout: 15_000 }).toBe(0);
    server.close();
  }, 30_000);

  test('that the other side closed are made anew, for what may be sent twice', async () => {
    const answered = new Set<Socket>();
    const { server, ask, requests } = await openCounting((socket) => {
      // The second request on a connection finds it closed.
      if (answered.has(socket)) return socket.destroy();
      answered.add(socket);
      return socket.write(ok);
    });
    for (let round = 0; round < 6; round += 1) expect(await ask()).toMatchObject({ kind: 'answered' });
    expect(requests.length).toBeGreaterThan(6);
    server.close();
  });

  test('are not shared by what must not be sent twice', async () => {
    const { server, ask, requests, connections } = await openCounting((socket) => socket.write(ok));
    for (let round = 0; round < 3; round += 1) expect(await ask('POST')).toMatchObject({ kind: 'answered' });
    expect([requests, connections()]).toEqual([['POST', 'POST', 'POST'], 3]);
    server.close();
  });

  test('that fail to answer a POST are not asked again', async () => {
    const { server, ask, requests } = await openCounting((socket) => socket.destroy());
    expect(await ask('POST')).toEqual({ kind: 'unreachable' });
    expect(requests).toEqual(['POST']);
    expect(await ask('GET')).toEqual({ kind: 'unreachable' });
    expect(requests).toEqual(['POST', 'GET', 'GET']);
    server.close();
  });

  test('give no answer to another request than their own', async () => {
    const { server, ask } = await openCounting((socket) =>
      socket.write(`${ok}HTTP/1.1 401 Unauthorized\r\ncontent-length: 2\r\n\r\n{}`),
    );
    for (let round = 0; round < 5; round += 1) expect(await ask()).toMatchObject({ status: 200 });
    server.close();
  });

  test('go to the addresses that were checked for the request, and are others when these are', async () => {
    const seen: string[] = [];
    const server = createHttpServer((request, response) => {
      seen.push(request.socket.localAddress ?? '');
      response.end('{}');
    }).listen(0, '0.0.0.0');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const poolFor = createEgressPools({ timeoutMs: 1000 });
    const to = (address: string) => ({ origin: `http://moving.test:${port}`, addresses: [{ address, family: 4 }] });
    for (const address of ['127.0.0.1', '127.0.0.2', '127.0.0.1']) {
      const answer = await poolFor(to(address), 'kept').request({ path: '/', method: 'GET' });
      await answer.body.dump();
    }
    expect(seen).toEqual(['127.0.0.1', '127.0.0.2', '127.0.0.1']);
    server.closeAllConnections();
    server.close();
  });

  test('are kept to so many places and no more', async () => {
    const poolFor = createEgressPools({ timeoutMs: 1000 });
    const place = (index: number) => ({ origin: `https://p${index}.test`, addresses: [] });
    const pools = Array.from({ length: 200 }, (_, index) => poolFor(place(index), 'kept'));
    expect(pools.filter(({ closed }) => !closed)).toHaveLength(64);
    expect(poolFor(place(199), 'kept')).toBe(pools[199]);
    expect(poolFor(place(0), 'kept')).not.toBe(pools[0]);
  });

  test('control: a name that never gets an answer is given up in time', async () => {
    const outbound = createOutbound({ timeoutMs: 200, resolveHost: () => new Promise(() => {}) });
    expect(await outbound(get(new URL('https://silent.test/')))).toEqual({ kind: 'timed-out' });
  });
});

describe('exceptions', () => {
  test('are read as pairs of an https origin and a loopback URL', () => {
    const text = ' https://a.test=http://127.0.0.1:9999  https://b.test:8443=http://[::1]:1/x/ ';
    expect([...parseOutboundExceptions(text)]).toEqual([
      ['https://a.test', 'http://127.0.0.1:9999'],
      ['https://b.test:8443', 'http://[::1]:1/x'],
    ]);
    expect(parseOutboundExceptions('').size).toBe(0);
  });

  test('that lead anywhere else are refused', async () => {
    const targets = [
      'http://localhost:1',
      'http://10.0.0.1',
      'https://127.0.0.1',
      'http://127.0.0.1.evil.test',
      'http://u:p@127.0.0.1',
      'http://evil.test/127.0.0.1',
      '',
    ];
    for (const target of targets) {
      expect(() => parseOutboundExceptions(`https://a.test=${target}`)).toThrow(
        expect.objectContaining({ code: 'outbound-exceptions-malformed' }),
      );
      const outbound = createOutbound({ timeoutMs: 500, exceptions: () => new Map([['https://a.test', target]]) });
      expect(await outbound(get(new URL('https://a.test/')))).toEqual({ kind: 'unreachable' });
    }
    for (const origin of ['http://a.test', 'https://a.test/x', 'a.test'])
      expect(() => parseOutboundExceptions(`${origin}=http://127.0.0.1:1`)).toThrow();
  });
});

function edges(block: string): [string[], number] {
  const [base, bits] = ipaddr.parseCIDR(block);
  const bytes = base.toByteArray();
  const last = bytes.map((byte, index) => byte | ((0xff >> Math.min(8, Math.max(0, bits - index * 8))) & 0xff));
  return [[base.toString(), ipaddr.fromByteArray(last).toString()], bits];
}
