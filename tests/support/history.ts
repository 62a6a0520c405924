import { Engine } from '../../libs/engine';
import { dataConverterOf } from '../../libs/engine';

/** All payloads of these workflows' histories, opened: what somebody with Temporal's store and the key would read. */
export async function decodeHistory(
  address: { address: string; namespace: string; payloadKeys: string },
  streams: string[],
): Promise<string[]> {
  const engine = Engine.lazily(address);
  const codec = dataConverterOf(address.payloadKeys).payloadCodecs?.[0];
  if (codec === undefined) throw new Error('the payloads have no codec');
  try {
    const texts: string[] = [];
    for (const stream of streams) {
      const history = await engine.client.workflow.getHandle(stream).fetchHistory();
      for (const payload of payloadsIn(history)) {
        const [opened] = await codec.decode([payload as never]);
        texts.push(Buffer.from(opened?.data ?? []).toString());
      }
    }
    return texts;
  } finally {
    await engine.close();
  }
}

function payloadsIn(value: unknown): { metadata: object; data: Uint8Array }[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  const { metadata, data } = value as { metadata?: unknown; data?: unknown };
  if (metadata !== undefined && data instanceof Uint8Array) return [value as { metadata: object; data: Uint8Array }];
  return Object.values(value).flatMap(payloadsIn);
}
