import type { DataConverter } from '@temporalio/common';
import { EncryptingCodec } from './codec';
import { parsePayloadKeys } from './payload-keys';

const failureConverterPath = require.resolve('./failure-converter');

/** One converter for client and worker. `keys`: see payload-keys.ts. */
export function dataConverterOf(keys: string): DataConverter {
  return { failureConverterPath, payloadCodecs: [new EncryptingCodec(parsePayloadKeys(keys))] };
}
