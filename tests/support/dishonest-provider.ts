import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { oidcOf } from './oidc-provider';

/** What it does wrong this time; nothing: it is honest. */
export interface Lie {
  claims?: JWTPayload & { nonce?: string };
  sign?: 'none' | 'other-key' | 'client-secret';
  /** Instead of tokens. */
  answer?: { status: number; body: unknown };
}

export interface DishonestProvider {
  issuer: string;
  /** For whom the next code is, with the nonce that the house asked for, and what is wrong with the answer. */
  next(subject: string, nonce: string, lie: Lie): void;
  stop(): Promise<void>;
}

/** A provider that says whatever a test wants it to say, signed as the test wants: what the real one never would. */
export async function startDishonestProvider(): Promise<DishonestProvider> {
  const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  let token: () => Promise<{ status: number; body: unknown }> = () =>
    Promise.resolve({ status: 400, body: { error: 'invalid_grant' } });
  let issuer = '';
  const server = createServer((request, response) => {
    void (async () => {
      const reply = (status: number, body: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      request.resume();
      if (request.url === '/.well-known/openid-configuration')
        return reply(200, {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
          authorization_response_iss_parameter_supported: true,
        });
      if (request.url === '/jwks') return reply(200, { keys: [jwk] });
      const { status, body } = await token();
      return reply(status, body);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    next(subject, nonce, { claims, sign, answer }) {
      token = async () => {
        if (answer) return answer;
        const now = Math.floor(Date.now() / 1000);
        const payload = { iss: issuer, sub: subject, aud: 'guicheng', iat: now, exp: now + 300, nonce, ...claims };
        return { status: 200, body: { access_token: 'a', token_type: 'Bearer', id_token: await signed(payload) } };
      };
      const signed = (payload: JWTPayload): Promise<string> => {
        if (sign === 'none') return Promise.resolve(new UnsecuredJWT(payload).encode());
        if (sign === 'client-secret')
          return new SignJWT(payload)
            .setProtectedHeader({ alg: 'HS256' })
            .sign(new TextEncoder().encode(oidcOf(issuer).clientSecret.padEnd(32, '0')));
        return new SignJWT(payload)
          .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
          .sign(sign === 'other-key' ? other.privateKey : own.privateKey);
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
