import * as client from 'openid-client';
import type { Text } from '../procedure';
import { SignInRefused, type Begun, type OtherIdentity, type SignInMethod } from './sign-in-method';

export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: Text;
  /** The one algorithm by which ID tokens are signed; `none` is none of them. */
  algorithm: 'RS256' | 'PS256' | 'ES256' | 'EdDSA';
  /** Also ask for a verified telephone number. */
  phone: boolean;
}

/** Older proofs are not fresh, whatever the provider makes of `max_age`. */
const FRESH_SECONDS = 300;
const TIMEOUT_SECONDS = 5;

/**
 * OpenID Connect: authorisation code with PKCE, state, nonce and issuer (openid-client). The ID token's claims are verified, signature
 * included, and then all tokens are dropped: nothing here speaks to the provider in the person's name, so there is nothing to keep.
 */
export class OidcMethod implements SignInMethod {
  readonly id = 'oidc';
  readonly mayProve = true;
  private discovered: Promise<client.Configuration> | null = null;

  constructor(private readonly settings: OidcSettings) {}

  get name(): Text {
    return this.settings.name;
  }

  get issuer(): string {
    return this.settings.issuer;
  }

  async begin(begun: Begun): Promise<string> {
    const configuration = await this.configuration();
    return client.buildAuthorizationUrl(configuration, {
      redirect_uri: begun.redirectUri,
      scope: this.settings.phone ? 'openid phone' : 'openid',
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(begun.codeVerifier),
      code_challenge_method: 'S256',
      ...(begun.fresh ? { prompt: 'login', max_age: '0' } : {}),
    }).href;
  }

  async finish(answer: URLSearchParams, begun: Begun): Promise<OtherIdentity> {
    const configuration = await this.configuration();
    const address = new URL(begun.redirectUri);
    address.search = answer.toString();
    const tokens = await client
      .authorizationCodeGrant(configuration, address, {
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        pkceCodeVerifier: begun.codeVerifier,
        idTokenExpected: true,
        ...(begun.fresh ? { maxAge: FRESH_SECONDS } : {}),
      })
      .catch(refusalOf);
    const claims = tokens.claims();
    if (!claims) throw new SignInRefused('SIGN_IN_ANSWER_INVALID', 'NO_CLAIMS');
    const amr = Array.isArray(claims['amr']) ? claims['amr'] : [];
    const phone = claims['phone_number'];
    return {
      issuer: claims.iss,
      subject: claims.sub,
      strength: amr.includes('mfa') ? 'account+factor' : 'account',
      provedAt: typeof claims['auth_time'] === 'number' ? new Date(claims['auth_time'] * 1000) : null,
      verifiedPhone: typeof phone === 'string' && claims['phone_number_verified'] === true ? phone : null,
    };
  }

  /** Asked for at the first sign-in, so that a provider that is away does not keep the house from starting; a failure is not kept. */
  private configuration(): Promise<client.Configuration> {
    this.discovered ??= this.discover().catch((error: unknown) => {
      this.discovered = null;
      return refusalOf(error);
    });
    return this.discovered;
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, algorithm } = this.settings;
    const address = new URL(issuer);
    const configuration = await client.discovery(
      address,
      clientId,
      { id_token_signed_response_alg: algorithm, client_secret: clientSecret },
      client.ClientSecretBasic(clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        // The environment is read so that this is a loopback address; everything else is TLS.
        ...(address.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
      },
    );
    // TLS would do for a token that comes straight from the provider; the signature is verified all the same.
    client.enableNonRepudiationChecks(configuration);
    return configuration;
  }
}

/** By class and code of the library's errors; their messages may quote what was sent. */
function refusalOf(error: unknown): never {
  if (error instanceof SignInRefused) throw error;
  if (error instanceof client.AuthorizationResponseError) throw new SignInRefused('SIGN_IN_DECLINED', safe(error.error));
  if (error instanceof client.ResponseBodyError) throw new SignInRefused('SIGN_IN_ANSWER_INVALID', safe(error.error));
  const code = (error as { code?: unknown }).code;
  const status = (error as { cause?: { status?: unknown } }).cause?.status;
  if (typeof status === 'number' && status >= 500) throw new SignInRefused('SIGN_IN_UNAVAILABLE', `HTTP_${status}`);
  if (typeof code === 'string' && code.startsWith('OAUTH_') && code !== 'OAUTH_TIMEOUT')
    throw new SignInRefused('SIGN_IN_ANSWER_INVALID', code);
  if (error instanceof TypeError || code === 'OAUTH_TIMEOUT') throw new SignInRefused('SIGN_IN_UNAVAILABLE', 'NO_ANSWER');
  throw new SignInRefused('SIGN_IN_ANSWER_INVALID', typeof code === 'string' ? safe(code) : 'UNEXPECTED');
}

/** What the other side may have made up is cut to a code. */
function safe(code: string): string {
  return /^[\w.-]{1,60}$/.test(code) ? code.toUpperCase() : 'UNEXPECTED';
}
