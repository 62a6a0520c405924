import { createSecretKey, type KeyObject } from 'node:crypto';

/** Keys of the payload codec: `id:base64[,id:base64]`, each of 32 bytes. The first encrypts, all of them decrypt. */
export interface PayloadKeys {
  current: string;
  /** Made ready once: a key of bytes is made ready with every payload. */
  keys: Map<string, KeyObject>;
}

const KEY_BYTES = 32;

/** Throws with everything that is wrong, and without any key. */
export function parsePayloadKeys(text: string): PayloadKeys {
  const keys = new Map<string, KeyObject>();
  for (const [index, entry] of text.split(',').entries()) {
    const at = entry.indexOf(':');
    const id = entry.slice(0, at).trim();
    const key = Buffer.from(entry.slice(at + 1), 'base64');
    if (at < 1 || id === '') throw new Error(`payload key ${index + 1} has no id: it must read id:base64`);
    if (key.length !== KEY_BYTES) throw new Error(`payload key ${id} must be ${KEY_BYTES} bytes in base64`);
    if (keys.has(id)) throw new Error(`payload key ${id} is given twice`);
    keys.set(id, createSecretKey(key));
  }
  const [current] = keys.keys();
  if (current === undefined) throw new Error('no payload key is given');
  return { current, keys };
}
