import { defaultPayloadConverter } from '@temporalio/common';
import { randomBytes } from 'node:crypto';
import { EncryptingCodec } from './codec';
import { parsePayloadKeys } from './payload-keys';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [first, second] = [key('2026-a'), key('2026-b')];
const codec = (keys: string) => new EncryptingCodec(parsePayloadKeys(keys));
const payload = defaultPayloadConverter.toPayload({ intent: 'an id', 名: '规程'.repeat(100) });

describe('the payload codec', () => {
  it('gives back what was put in, and stores neither words nor structure', async () => {
    const sealed = await codec(first).encode([payload]);
    const stored = Buffer.concat(sealed.map(({ data }) => Buffer.from(data ?? []))).toString('utf8');
    expect(stored).not.toMatch(/规程|intent|json\/plain/);
    expect(await codec(first).decode(sealed)).toEqual([expect.objectContaining({ data: Buffer.from(payload.data ?? []) })]);
  });

  it('never writes the same twice', async () => {
    const [[a], [b]] = await Promise.all([codec(first).encode([payload]), codec(first).encode([payload])]);
    expect(Buffer.from(a?.data ?? [])).not.toEqual(Buffer.from(b?.data ?? []));
  });

  it('reads what an earlier key has written, and writes with the first', async () => {
    const old = await codec(first).encode([payload]);
    const rotated = codec(`${second},${first}`);
    expect((await rotated.decode(old))[0]?.data).toEqual(Buffer.from(payload.data ?? []));
    expect(Buffer.from((await rotated.encode([payload]))[0]?.metadata?.['key-id'] ?? []).toString()).toBe('2026-b');
    await expect(codec(second).decode(old)).rejects.toThrow('payload key 2026-a is not given');
  });

  it('refuses a payload that was changed', async () => {
    const [sealed] = await codec(first).encode([payload]);
    const data = Buffer.from(sealed?.data ?? []);
    data[data.length - 1] = (data.at(-1) ?? 0) ^ 1;
    await expect(codec(first).decode([{ ...sealed, data }])).rejects.toThrow();
  });

  it.each([
    ['', 'no id'],
    ['a:short', '32 bytes'],
    [`${first},${first}`, 'twice'],
  ])('refuses keys that are none (%#)', (keys, message) => {
    expect(() => parsePayloadKeys(keys)).toThrow(message);
  });
});
