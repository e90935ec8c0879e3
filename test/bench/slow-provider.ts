/** A provider that takes its time: a process of its own, which prints its port. Run as `node slow-provider.ts MS`. */
import { createServer } from 'node:http';

const latencyMs = Number(process.argv[2]);

const server = createServer((request, response) => {
  request.resume();
  setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'), latencyMs);
}).listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
