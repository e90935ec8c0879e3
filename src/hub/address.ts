import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address, in text, is a host of the public internet that a provider may have. Only ranges named here
 * are: a range that nobody thought of is refused.
 */
export function isPublicAddress(text: string): boolean {
  // The library also reads 1.1.1 and 0x7f.1 as addresses; two parsers that disagree are how checks are passed by.
  if (isIP(text) === 0) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4'
    ? !isListed(address, refusedV4)
    : isListed(address, globalV6) && !isListed(address, refusedV6);
}

type Block = [ipaddr.IPv4 | ipaddr.IPv6, number];

// Unicast by range, yet not a provider's: the wire server inside Azure, IANA's protocol assignments, AS112 and 6to4.
const refusedV4 = blocks(
  '168.63.129.16/32',
  '192.0.0.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.175.48.0/24',
);

// IANA hands out global unicast from 2000::/3 only, which leaves out ::/96 and 64:ff9b::/96 (IPv4 in disguise).
const globalV6 = blocks('2000::/3');

// Inside 2000::/3: protocol assignments with Teredo, documentation, 6to4, and the AS112 and segment-routing blocks.
const refusedV6 = blocks('2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20');

function blocks(...ranges: string[]): Block[] {
  return ranges.map((range) => ipaddr.parseCIDR(range));
}

function isListed(address: ipaddr.IPv4 | ipaddr.IPv6, list: Block[]): boolean {
  return list.some(([block, bits]) => address.kind() === block.kind() && address.match(block, bits));
}
