import { hash } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';

const COUNT = 10;
const BYTES = 10;
/** Crockford's alphabet: nothing that looks like something else. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten codes of 80 random bits, each for one use, for the day on which the phone is lost. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, () => {
    const bits = [...randomBytes(BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const letters = (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[parseInt(five, 2)]).join('');
    return (letters.match(/.{4}/g) ?? []).join('-');
  });
}

export function newSalt(): Buffer {
  return randomBytes(16);
}

/** One salt for all codes of a person, so that one hash finds whichever was entered. However it was written: dashes and case do not count. */
export function recoveryHash(code: string, salt: Buffer): Promise<string> {
  return hash(written(code), { salt });
}

/** Sixteen letters of the alphabet, or nothing that could be a code. */
export function isRecoveryCode(code: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{16}$/.test(written(code));
}

function written(code: string): string {
  return code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
}
