/**
 * Only addresses of the open internet: what is written to an address that somebody chose must not reach this house's own machines. A name is
 * resolved once, every address it has is judged, and the connection goes to the very address that was judged.
 */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const closed = new BlockList();
const V4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
for (const [net, bits] of V4) closed.addSubnet(net, bits, 'ipv4');
// Addresses that stand for others (6to4, Teredo and its neighbours) lead anywhere; the rest are examples.
for (const [net, bits] of [
  ['2002::', 16],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');

/** Of the open internet. */
export function isPublic(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

export type Resolve = (host: string) => Promise<string[]>;

const resolveByDns: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address);

/** An address to connect to; null: the name leads to where nothing may be sent. Throws what the look-up throws. */
export async function publicAddressOf(hostname: string, resolve: Resolve = resolveByDns): Promise<string | null> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) !== 0 ? [host] : await resolve(host);
  return addresses.length > 0 && addresses.every(isPublic) ? (addresses[0] ?? null) : null;
}
