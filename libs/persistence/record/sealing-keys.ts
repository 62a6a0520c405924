import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** The deployment's keys for words: they wrap the subjects' keys and never enter the database. */
export interface SealingKeys {
  current: { id: string; key: Buffer };
  all: Map<string, Buffer>;
}

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** Reads `id:base64key[,id:base64key …]`, the current one first; throws when one is no key. */
export function sealingKeysOf(text: string): SealingKeys {
  const all = new Map(
    text.split(',').map((part) => {
      const [id = '', encoded = ''] = part.trim().split(':');
      const key = Buffer.from(encoded, 'base64');
      if (id === '' || key.length !== KEY_BYTES) throw new Error('each key is written as id:base64 of 32 bytes');
      return [id, key] as const;
    }),
  );
  const [first] = all;
  if (first === undefined) throw new Error('there is no key');
  return { current: { id: first[0], key: first[1] }, all };
}

/** Nonce, tag, and the encrypted bytes; bound to what they belong to. */
export function encrypt(key: Buffer, plain: Buffer, belongsTo: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(belongsTo));
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), encrypted]);
}

/** Throws when the box was changed, belongs to something else, or was made with another key. */
export function decrypt(key: Buffer, box: Buffer, belongsTo: string): Buffer {
  const [nonce, tag] = [box.subarray(0, NONCE_BYTES), box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)];
  const decipher = createDecipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(belongsTo)).setAuthTag(tag);
  return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
}

/** A fingerprint that nobody without the key can try values against: for comparing requests that hold words. */
export function keyedHash({ current }: SealingKeys, text: string): string {
  return createHmac('sha256', current.key).update('request\n').update(text).digest('hex');
}
