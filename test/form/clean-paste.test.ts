import { describe, expect, test } from 'vitest';
import { cleanPaste, type PasteKind, type RemovalCode } from '../../src/form/clean-paste.ts';

const uuid = '0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9';

type Row = [why: string, kind: PasteKind, pasted: string, value: string, removed: RemovalCode[]];

const rows: Row[] = [
  ['a clean key stays', 'secret', uuid, uuid, []],
  ['a key with base64 padding stays', 'secret', 'QUJDREVGRw==', 'QUJDREVGRw==', []],
  ['a key with a colon stays', 'secret', 'xoxb:12-34', 'xoxb:12-34', []],
  ['a key with spaces inside stays', 'secret', 'abcd efgh ijkl', 'abcd efgh ijkl', []],
  ['a key that holds a quote inside stays', 'secret', `pa"ss`, `pa"ss`, []],
  ['a name with no value stays', 'secret', 'API_KEY=', 'API_KEY=', []],
  ['nothing stays nothing', 'secret', '', '', []],
  ['a space at the end goes', 'secret', `${uuid} `, uuid, ['space-at-end']],
  ['a space at the start goes', 'secret', ` ${uuid}`, uuid, ['space-at-start']],
  ['spaces at both ends go', 'secret', `  ${uuid}\t`, uuid, ['space-at-start', 'space-at-end']],
  ['a no-break space at the end goes', 'secret', `${uuid}\u00a0`, uuid, ['space-at-end']],
  ['an ideographic space at the start goes', 'secret', `\u3000${uuid}`, uuid, ['space-at-start']],
  ['only spaces come to nothing', 'secret', '   ', '', ['space-at-start']],
  ['a newline at the end goes', 'secret', `${uuid}\n`, uuid, ['line-breaks']],
  ['a Windows newline at the end goes', 'secret', `${uuid}\r\n`, uuid, ['line-breaks']],
  ['a key wrapped over two lines is joined', 'secret', 'abc\n  def', 'abcdef', ['line-breaks']],
  ['a line separator inside goes', 'secret', 'abc\u2028def', 'abcdef', ['line-breaks']],
  ['a zero-width space inside goes', 'secret', 'abc\u200bdef', 'abcdef', ['hidden-characters']],
  ['a byte-order mark goes', 'secret', `\ufeff${uuid}`, uuid, ['hidden-characters']],
  ['a soft hyphen goes', 'secret', 'abc\u00addef', 'abcdef', ['hidden-characters']],
  ['direction marks go', 'secret', '\u202aabc\u202c', 'abc', ['hidden-characters']],
  ['a control character goes', 'secret', 'abc\u0007', 'abc', ['hidden-characters']],
  ['double quotes go', 'secret', `"${uuid}"`, uuid, ['quotes']],
  ['single quotes go', 'secret', `'${uuid}'`, uuid, ['quotes']],
  ['backticks go', 'secret', `\`${uuid}\``, uuid, ['quotes']],
  ['typographic quotes go', 'secret', `\u201c${uuid}\u201d`, uuid, ['quotes']],
  ['a space inside the quotes goes too', 'secret', `"${uuid} "`, uuid, ['quotes', 'space-at-end']],
  ['one quote alone stays', 'secret', `"${uuid}`, `"${uuid}`, []],
  ['Bearer goes', 'secret', `Bearer ${uuid}`, uuid, ['scheme']],
  ['bearer in small letters goes', 'secret', `bearer ${uuid}`, uuid, ['scheme']],
  ['Token goes', 'secret', `Token ${uuid}`, uuid, ['scheme']],
  ['a key that begins like a scheme stays', 'secret', 'Bearer1234', 'Bearer1234', []],
  ['the scheme alone stays', 'secret', 'Bearer', 'Bearer', []],
  ['a header goes with its scheme', 'secret', `Authorization: Bearer ${uuid}`, uuid, ['name', 'scheme']],
  ['a header of its own goes', 'secret', `x-api-key: ${uuid}`, uuid, ['name']],
  ['an environment variable goes', 'secret', `LUSHA_API_KEY=${uuid}`, uuid, ['name']],
  ['a shell export goes with its quotes', 'secret', `export API_TOKEN="${uuid}"`, uuid, ['name', 'quotes']],
  ['a line of JSON goes', 'secret', `"apiKey": "${uuid}",`, uuid, ['name', 'quotes']],
  [
    'a curl command gives its bearer token',
    'secret',
    `curl https://api.example.com -H "Authorization: Bearer ${uuid}"`,
    uuid,
    ['command', 'scheme'],
  ],
  [
    'a curl command over lines gives its key',
    'secret',
    `$ curl https://x \\\n  -H 'accept: json' \\\n  --header 'X-Api-Key: ${uuid}'`,
    uuid,
    ['command'],
  ],
  ['a curl command gives its user name', 'secret', `curl -u ${uuid}: https://api.example.com`, uuid, ['command']],
  ['a curl command with a password stays', 'secret', 'curl -u name:word https://x', 'curl -u name:word https://x', []],
  [
    'a curl command with two keys stays',
    'secret',
    'curl -H "A-KEY: a" -H "B-KEY: b"',
    'curl -H "A-KEY: a" -H "B-KEY: b"',
    [],
  ],
  ['a curl command without a key stays', 'secret', 'curl https://x', 'curl https://x', []],
  ['other words before an equals sign stay', 'secret', 'abc=def', 'abc=def', []],
  ['text keeps its own Bearer', 'text', 'Bearer of news', 'Bearer of news', []],
  ['text keeps a name', 'text', 'key=value', 'key=value', []],
  ['lines of text are joined by a space', 'text', 'Jane\nDoe\n', 'Jane Doe', ['line-breaks']],
  ['a no-break space inside text becomes a space', 'text', 'Jane\u00a0Doe', 'Jane Doe', []],
  ['lines stay in a field of lines', 'lines', '-----BEGIN-----\nabc\n', '-----BEGIN-----\nabc', ['line-breaks']],
  ['Windows lines become plain ones', 'lines', 'a\r\nb', 'a\nb', []],
  ['quotes stay in a field of lines', 'lines', '"a"', '"a"', []],
  ['a label stays', 'host', 'acme', 'acme', []],
  ['a host is cut to its label', 'host', 'acme.example.com', 'acme', ['address']],
  ['an address is cut to its label', 'host', 'https://Acme.example.com:443/login?x=1#y', 'acme', ['address']],
  ['an address elsewhere stays', 'host', 'https://acme.example.org/', 'https://acme.example.org/', []],
  ['two labels stay', 'host', 'https://a.b.example.com', 'https://a.b.example.com', []],
];

describe('cleaning a paste', () => {
  test.each(rows)('%s', (_why, kind, pasted, value, removed) => {
    const clean = cleanPaste(pasted, kind, '.example.com');
    expect(clean.value).toBe(value);
    expect([...clean.removed].sort()).toEqual([...removed].sort());
  });

  test.each(rows)('is done after one time: %s', (_why, kind, _pasted, value) => {
    expect(cleanPaste(value, kind, '.example.com').value).toBe(value);
  });

  test('a long hostile paste is cleaned within 200 ms of CPU', () => {
    const before = process.threadCpuUsage();
    for (const piece of [' ', '\n', ' \n', '"', 'a-key', '\u200b']) cleanPaste(`x${piece.repeat(20_000)}x`, 'secret');
    for (const piece of [' ', ' -H "', ' -H "key', ' -u a', 'key'])
      cleanPaste(`curl ${piece.repeat(20_000)}`, 'secret');
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(200);
  });
});
