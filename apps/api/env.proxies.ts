import { isIP } from 'node:net';

/** Whose word about the caller's address and TLS is taken: names that Express knows, addresses, networks. */
const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];
const DEFAULT = 'loopback';

/**
 * `GUICHENG_TRUSTED_PROXIES`: comma-separated; `none` trusts nobody. In a container the TLS proxy of the host arrives from the gateway's
 * address, not from the loopback; unless that one is named here, a request looks unencrypted and gets no `__Host-` cookie.
 */
export function readTrustedProxies(source: NodeJS.ProcessEnv, problems: string[]): string[] {
  const said = (source['GUICHENG_TRUSTED_PROXIES'] ?? DEFAULT).split(',').map((part) => part.trim());
  if (said.length === 1 && said[0] === 'none') return [];
  const wrong = said.filter((part) => !NETWORKS.includes(part) && !isAddress(part));
  if (wrong.length > 0) {
    problems.push(
      `GUICHENG_TRUSTED_PROXIES must be none, or addresses (10.0.0.1, 10.0.0.0/24) and ${NETWORKS.join(', ')}; not "${wrong.join(', ')}".`,
    );
  }
  return said;
}

function isAddress(part: string): boolean {
  const [address = '', bits, ...more] = part.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  // A network of all addresses would let everybody say who he is.
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128));
}
