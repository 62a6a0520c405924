import { randomBytes } from 'node:crypto';
import { isSame, readSealKeys, Seal } from './seal';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;

describe('the seal', () => {
  const [one, two] = [key('k1'), key('k2')];
  const seal = new Seal(one);

  it('opens what it sealed, differently each time, in its own context only', () => {
    const [first, second] = [seal.seal('秘密', 'person-1'), seal.seal('秘密', 'person-1')];
    expect(first).not.toBe(second);
    expect(first).not.toContain('秘密');
    expect([seal.open(first, 'person-1'), seal.open(second, 'person-1')]).toEqual(['秘密', '秘密']);
    expect(() => seal.open(first, 'person-2')).toThrow();
  });

  it('opens nothing that was changed, and nothing of another key', () => {
    const sealed = seal.seal('x', 'c');
    const at = sealed.length - 2;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => seal.open(changed, 'c')).toThrow();
    expect(() => new Seal(two).open(sealed, 'c')).toThrow('names a key');
    expect(() => new Seal(key('k1')).open(sealed, 'c')).toThrow();
  });

  it('goes on opening, and finding by hash, what was sealed before a new key came', () => {
    const renewed = new Seal(`${two},${one}`);
    expect(renewed.open(seal.seal('x', 'c'), 'c')).toBe('x');
    expect(renewed.seal('x', 'c')).toMatch(/^k2\./);
    expect(renewed.hash('13800001000', 'phone')).toBe(seal.hash('13800001000', 'phone'));
    expect(seal.hash('13800001000', 'phone')).not.toBe(seal.hash('13800001000', 'address'));
  });

  it.each(['', 'k1', 'k1:', 'k1:c2hvcnQ=', `k 1:${randomBytes(32).toString('base64')}`, `${one},`])(
    'does not start on keys written as %j',
    (wrong) => {
      expect(() => readSealKeys(wrong)).toThrow('id:base64');
    },
  );

  it('compares by value', () => {
    expect([isSame('a', 'a'), isSame('a', 'b'), isSame('a', 'aa'), isSame('', '')]).toEqual([true, false, false, true]);
  });
});
