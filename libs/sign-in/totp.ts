import { Secret, TOTP } from 'otpauth';

/** What authenticator apps agree on: six digits, thirty seconds, SHA-1 (RFC 6238). */
const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
/** A step before and after: phones' clocks are not exact. */
const WINDOW = 1;
const ISSUER = '规程';

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: ISSUER, label, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS, secret: Secret.fromBase32(secret) });

/** A new shared secret, in base32 as people can type it. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the QR code says. The label is the account's name, not the person's. */
export function enrolmentUri(secret: string, label: string): string {
  return totp(secret, label).toString();
}

/** The time step whose code this is, or null. A code counts once: the caller accepts only steps later than the last one. */
export function stepOf(secret: string, code: string, atMs: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret).validate({ token: code, timestamp: atMs, window: WINDOW });
  return delta === null ? null : Math.floor(atMs / 1000 / PERIOD_SECONDS) + delta;
}

/** The code of an instant: for tests and for nobody else. */
export function codeAt(secret: string, atMs: number): string {
  return totp(secret).generate({ timestamp: atMs });
}
