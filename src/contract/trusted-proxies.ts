/** `KEYWAY_TRUSTED_PROXIES`: who may say for whom it asks. */
import ipaddr from 'ipaddr.js';

/** A network: its first address, and how many bits of it all addresses in it share. */
export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

export type TrustedProxies = { kind: 'networks'; networks: readonly Network[] } | { kind: 'malformed'; reason: string };

/** Read addresses and CIDR ranges (RFC 4632, RFC 4291) between commas or white space. */
export function parseTrustedProxies(text: string): TrustedProxies {
  const networks: Network[] = [];
  for (const entry of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const network = parseNetwork(entry);
    if (network === undefined) {
      return {
        kind: 'malformed',
        reason: `"${entry}" is no address and no range of addresses, such as 10.0.0.7, 10.0.0.0/8 or fd00::/8`,
      };
    }
    networks.push(network);
  }
  return { kind: 'networks', networks };
}

function parseNetwork(entry: string): Network | undefined {
  const [address = '', bits, ...more] = entry.split('/');
  // The library also reads 10.1 and 0x0a000001 as addresses, which people rarely mean.
  const isPlain = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  if (!isPlain || more.length > 0) return undefined;
  const parsed = ipaddr.parse(address);
  const most = parsed.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return [parsed, most];
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? [parsed, Number(bits)] : undefined;
}
