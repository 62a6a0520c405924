import type { Payload, PayloadCodec } from '@temporalio/common';
import { METADATA_ENCODING_KEY } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { PayloadKeys } from './payload-keys';

const ENCODING = 'binary/guicheng-1';
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID = 'key-id';

/**
 * What Temporal stores of us: compressed, then encrypted under the current key, whose id stands beside it. Payloads of retired keys
 * are read as long as their keys are given. What is not ours is passed through, so that it is refused by what reads it.
 */
export class EncryptingCodec implements PayloadCodec {
  constructor(private readonly keys: PayloadKeys) {}

  encode(payloads: Payload[]): Promise<Payload[]> {
    return eachOf(payloads, (payload) => this.seal(payload));
  }

  decode(payloads: Payload[]): Promise<Payload[]> {
    return eachOf(payloads, (payload) => this.open(payload));
  }

  private seal(payload: Payload): Payload {
    const { current, keys } = this.keys;
    const plain = gzipSync(temporal.api.common.v1.Payload.encode(payload).finish());
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, keys.get(current) as KeyObject, iv);
    cipher.setAAD(Buffer.from(current));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return {
      metadata: { [METADATA_ENCODING_KEY]: Buffer.from(ENCODING), [KEY_ID]: Buffer.from(current) },
      data: Buffer.concat([iv, cipher.getAuthTag(), sealed]),
    };
  }

  private open(payload: Payload): Payload {
    if (textOf(payload, METADATA_ENCODING_KEY) !== ENCODING) return payload;
    const id = textOf(payload, KEY_ID);
    const key = this.keys.keys.get(id);
    if (key === undefined) throw new Error(`payload key ${id} is not given`);
    const data = Buffer.from(payload.data ?? []);
    const decipher = createDecipheriv(CIPHER, key, data.subarray(0, IV_BYTES));
    decipher.setAAD(Buffer.from(id));
    decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const plain = Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return temporal.api.common.v1.Payload.decode(gunzipSync(plain));
  }
}

/** What one of them throws rejects the promise, as the SDK expects it. */
function eachOf(payloads: Payload[], work: (payload: Payload) => Payload): Promise<Payload[]> {
  return Promise.resolve(payloads).then((all) => all.map(work));
}

function textOf(payload: Payload, name: string): string {
  return Buffer.from(payload.metadata?.[name] ?? []).toString();
}
