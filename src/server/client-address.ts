/** Whose request it is, behind proxies that the operator trusts to say so. */
import ipaddr from 'ipaddr.js';
import type { Network } from '../contract/trusted-proxies.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * The network address of the client of a request that came from `peer`. A peer that is trusted names it in `Forwarded`
 * (RFC 7239) or `X-Forwarded-For`: of the hops in it, from the right, the first that is not trusted. What anybody else
 * says counts for nothing, and so do headers that contradict each other: a proxy passes one on as it was sent, and it
 * can't be told which.
 */
export function clientAddress(
  peer: string | undefined,
  headers: Headers,
  trusted: readonly Network[],
): string | undefined {
  let address = parseAddress(peer);
  if (address === undefined || trusted.length === 0) return peer;
  for (const hop of forwardedHops(headers).toReversed()) {
    // A hop that is hidden or malformed: known is only the proxy that named it.
    if (hop === undefined || !isTrusted(address, trusted)) break;
    address = hop;
  }
  return address.toString();
}

/** Who asked whom, the client first; `undefined` for hops that name no address. */
function forwardedHops(headers: Headers): (Address | undefined)[] {
  const [standard, common] = [headers.get('forwarded'), headers.get('x-forwarded-for')];
  const named = standard === null ? undefined : splitOutsideQuotes(standard, ',').map(forOf);
  const listed = common?.split(',').map(parseAddress);
  if (named === undefined || listed === undefined) return named ?? listed ?? [];
  return named.join() === listed.join() ? named : [];
}

/** The `for` of one element of `Forwarded`: a token, or a quoted text with the brackets of IPv6 and perhaps a port. */
function forOf(element: string): Address | undefined {
  const values = splitOutsideQuotes(element, ';').flatMap((pair) => /^\s*for\s*=\s*(.*?)\s*$/is.exec(pair)?.[1] ?? []);
  const [value, ...more] = values;
  if (value === undefined || more.length > 0) return undefined;
  return parseAddress(/^"(.*)"$/s.exec(value)?.[1] ?? value);
}

function splitOutsideQuotes(text: string, separator: ',' | ';'): string[] {
  const parts: string[] = [];
  let part = '';
  for (const [index, piece] of text.split('"').entries()) {
    if (index % 2 === 1) part += `"${piece}"`;
    else {
      const [rest = '', ...next] = piece.split(separator);
      const before = [part + rest, ...next];
      part = before.pop() ?? '';
      parts.push(...before);
    }
  }
  return [...parts, part];
}

/** An address in text, perhaps in brackets, with a port or with a zone. IPv4 in the form of IPv6 counts as IPv4. */
function parseAddress(text: string | undefined): Address | undefined {
  const [, inBrackets, plain] = /^\s*(?:\[([^\]]*)\](?::\d+)?|([\d.]+)(?::\d+)?)\s*$/.exec(text ?? '') ?? [];
  const address = (inBrackets ?? plain ?? text?.trim() ?? '').replace(/%.*$/, '');
  const isPlain = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  return isPlain ? ipaddr.process(address) : undefined;
}

function isTrusted(address: Address, trusted: readonly Network[]): boolean {
  return trusted.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));
}
