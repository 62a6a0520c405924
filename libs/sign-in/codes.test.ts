import { isRecoveryCode, newRecoveryCodes, newSalt, recoveryHash } from './recovery-codes';
import { phoneOf } from './sms';
import { codeAt, enrolmentUri, newSecret, stepOf } from './totp';

const STEP = 30_000;

describe('a code of the second factor', () => {
  it('is what RFC 6238 says (its test vectors for SHA-1, last six digits)', () => {
    // The secret of the RFC, `12345678901234567890`, in base32.
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const vectors: [number, string][] = [
      [59, '287082'],
      [1111111109, '081804'],
      [1234567890, '005924'],
      [20000000000, '353130'],
    ];
    for (const [seconds, code] of vectors) {
      expect(codeAt(secret, seconds * 1000)).toBe(code);
      expect(stepOf(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
    }
  });

  it('is taken of the step before and after, under its own number, and of none further away', () => {
    const secret = newSecret();
    const now = 1_800_000_000_000;
    const told = [-2, -1, 0, 1, 2].map((steps) => stepOf(secret, codeAt(secret, now + steps * STEP), now));
    expect(told).toEqual([null, now / STEP - 1, now / STEP, now / STEP + 1, null]);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' 12345'])('is never %j', (code) => {
    expect(stepOf(newSecret(), code, Date.now())).toBeNull();
  });

  it('is set up by a secret of 160 bits and an address that authenticator apps read', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(enrolmentUri(secret, 'keeper'));
    expect([uri.protocol, uri.host, uri.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', secret]);
  });
});

describe('a recovery code', () => {
  it('comes with nine others, all different, and reads like no other letters', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it('is the same however it is written, and another under another salt', async () => {
    const [salt, code] = [newSalt(), '0123-4567-89ab-cdef'];
    const hash = await recoveryHash(code, salt);
    for (const written of ['O123 4567 89AB CDEF', '0l23456789abcdef']) expect(await recoveryHash(written, salt)).toBe(hash);
    expect(await recoveryHash(code, newSalt())).not.toBe(hash);
    expect(hash).toContain('argon2id');
    expect([isRecoveryCode(code), isRecoveryCode('123456'), isRecoveryCode('')]).toEqual([true, false, false]);
  });
});

describe('a telephone number', () => {
  it.each([
    ['13800001000', '13800001000'],
    ['+86 138-0000-1000', '13800001000'],
    ['0086 13800001000', '13800001000'],
    ['(86)13800001000', '13800001000'],
    ['86138000010', null],
    ['010-12345678', null],
    ['', null],
  ])('written %j is %j', (written, phone) => {
    expect(phoneOf(written)).toBe(phone);
  });
});
