import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The deployment's keys for what sign-in must be able to read again (secrets of second factors, tokens of links) and for keyed hashes.
 * Written as `id:base64key`, comma-separated; the first seals, all open. What is sealed is bound to a context (a person, a link), so
 * that a row put in another's place does not open.
 */
export class Seal {
  private readonly keys: Map<string, Buffer>;
  private readonly current: string;

  constructor(keys: string) {
    this.keys = readSealKeys(keys);
    this.current = [...this.keys.keys()][0] as string;
  }

  seal(plain: string, context: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.key(this.current), iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${this.current}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** Throws when it was changed, belongs to another context, or its key is gone. */
  open(sealed: string, context: string): string {
    const [id = '', body = ''] = sealed.split('.');
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv(CIPHER, this.key(id), bytes.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** For what is short enough to be tried out (telephone numbers, six digits): without the key the hash tells nothing. */
  hash(value: string, purpose: string): string {
    // The oldest key, so that a new one does not make what is stored unfindable.
    const oldest = [...this.keys.values()].at(-1) as Buffer;
    return createHmac('sha256', oldest).update(`${purpose}\n${value}`).digest('hex');
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (key === undefined) throw new Error('a sealed value names a key that this deployment does not have');
    return key;
  }
}

/** Throws with a sentence for the one who starts the program. */
export function readSealKeys(keys: string): Map<string, Buffer> {
  const read = new Map(
    keys.split(',').map((entry) => {
      const at = entry.indexOf(':');
      return [entry.slice(0, at).trim(), Buffer.from(entry.slice(at + 1), 'base64')] as const;
    }),
  );
  const sound = [...read].every(([id, key]) => /^[\w-]+$/.test(id) && key.length === 32);
  if (read.size === 0 || !sound) throw new Error('keys are written as id:base64, comma-separated, each of 32 bytes');
  return read;
}

/** Compares without telling by its time how much was right. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
