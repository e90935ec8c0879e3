import ipaddr from 'ipaddr.js';

/**
 * What counts as one client: an IPv4 address, and for IPv6 its network of 64 bits, in which one client has as many
 * addresses as it likes. An address that is not known is one client with all others that are not.
 */
export function networkOf(client: string | undefined): string {
  // A zone (RFC 4007) names an interface of this machine.
  const text = client?.replace(/%.*$/, '') ?? '';
  if (!ipaddr.isValid(text)) return 'unknown';
  const address = ipaddr.process(text);
  if (address.kind() === 'ipv4') return address.toString();
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`)}/64`;
}
