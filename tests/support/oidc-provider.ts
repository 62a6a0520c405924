import { join } from 'node:path';
import { freePort } from '../../libs/runtime/ports';
import { startProcess } from '../../libs/runtime/process';
import { until } from '../../libs/testing/http-client';
import { Visitor } from './visitor';

export interface RunningProvider {
  issuer: string;
  stop(): Promise<void>;
}

/** The settings of a house that trusts it. */
export const oidcOf = (issuer: string, phone = false) => ({
  issuer,
  clientId: 'guicheng',
  clientSecret: 'client-secret',
  name: { zh: '统一身份认证登录', en: 'Sign in with the house’s identity service' },
  algorithm: 'RS256' as const,
  phone,
});

/** Starts a real OpenID provider that knows one house, by the page to which it sends people back. */
export async function startProvider(redirectUri: string): Promise<RunningProvider> {
  const port = await freePort();
  const said: string[] = [];
  const running = await startProcess(
    'provider',
    process.execPath,
    [join(__dirname, 'oidc-provider.process.mjs'), String(port), redirectUri],
    { cwd: join(__dirname, '..', '..'), env: { ...process.env } as Record<string, string>, onLine: (line) => said.push(line) },
  );
  await until('the identity provider', 30_000, () => {
    if (!running.running()) throw new Error(`the provider ended:\n${said.join('\n')}`);
    return Promise.resolve(said.some((line) => line.startsWith('provider ready')));
  });
  return { issuer: `http://127.0.0.1:${port}`, stop: () => running.stop('SIGTERM', 5_000).then(() => undefined) };
}

/** Goes there with a browser's cookies, gives a name (or declines), and stops at the address of ours to which it is sent back. */
export async function visitProvider(location: string, name: string | null, browser?: Visitor): Promise<URL> {
  const visitor = browser ?? new Visitor(new URL(location).origin);
  const home = new URL(location).origin;
  let at = new URL(location);
  for (let step = 0; step < 12; step += 1) {
    if (at.origin !== home) return at;
    let reply = await visitor.fetch(at.href);
    if (reply.status === 200) {
      const body = new URLSearchParams(name === null ? { decline: '1' } : { name });
      reply = await visitor.fetch(at.href, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    }
    const next = reply.headers.get('location');
    if (!next) throw new Error(`the provider answered ${reply.status} at ${at.pathname}: ${(await reply.text()).slice(0, 300)}`);
    at = new URL(next, at);
  }
  throw new Error('the provider never sent the browser back');
}
