/**
 * SHA-256 (FIPS 180-4) in plain arithmetic: the sandbox has no `node:crypto`, and the position of a workflow must be comparable with
 * the hash of the state in the log. A test holds it against Node's.
 */
const WORD = 2 ** 32;

/** Cube and square roots of the first primes, as the standard derives its constants. */
const { constants: K, initial: START } = derive();

export function sha256(text: string): string {
  const message = padded(new TextEncoder().encode(text));
  const hash = START.slice();
  const schedule = new Uint32Array(64);
  for (let offset = 0; offset < message.length; offset += 64) compress(hash, schedule, message, offset);
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function compress(hash: Uint32Array, w: Uint32Array, message: Uint8Array, offset: number): void {
  for (let i = 0; i < 16; i += 1) {
    const at = offset + i * 4;
    w[i] = (byte(message, at) << 24) | (byte(message, at + 1) << 16) | (byte(message, at + 2) << 8) | byte(message, at + 3);
  }
  for (let i = 16; i < 64; i += 1) {
    const a = word(w, i - 15);
    const b = word(w, i - 2);
    w[i] =
      (word(w, i - 16) + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + word(w, i - 7) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let i = 0; i < 64; i += 1) {
    const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + word(K, i) + word(w, i)) | 0;
    const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) hash[i] = word(hash, i) + value;
}

function padded(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  result.set(bytes);
  result[bytes.length] = 0x80;
  const view = new DataView(result.buffer);
  view.setUint32(result.length - 8, Math.floor((bytes.length * 8) / WORD));
  view.setUint32(result.length - 4, (bytes.length * 8) % WORD);
  return result;
}

function derive(): { constants: Uint32Array; initial: Uint32Array } {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  const fraction = (value: number) => Math.floor((value - Math.floor(value)) * WORD);
  return {
    constants: Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    initial: Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  };
}

function turn(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}
function word(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}
function byte(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
