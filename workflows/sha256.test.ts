import { createHash, randomBytes } from 'node:crypto';
import { sha256 } from './sha256';

describe('the hash inside the sandbox', () => {
  it('is the same as Node’s for texts of every length around a block, and for Chinese', () => {
    const texts = Array.from({ length: 200 }, (_, length) => randomBytes(length).toString('latin1'));
    for (const text of [...texts, '规程', '𠮷'.repeat(100), 'x'.repeat(20_000)]) {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });
});
