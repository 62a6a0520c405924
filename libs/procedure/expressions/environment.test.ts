import type { Vocabulary } from './environment';
import { environmentOf } from './environment';

const vocabulary = (field: string, more: Partial<Vocabulary> = {}): Vocabulary => ({
  facts: [{ field, type: 'integer' }],
  fields: [field],
  parameters: [],
  lookUps: [],
  steps: [],
  ...more,
});

describe('environments', () => {
  it('are shared by vocabularies of the same types, whatever their steps and bounds', () => {
    const one = environmentOf(vocabulary('a'));
    expect(environmentOf(vocabulary('a', { steps: ['x'], facts: [{ field: 'a', type: 'integer', minimum: 3 }] }))).toBe(one);
  });

  it('are others where anything can be read otherwise', () => {
    const one = environmentOf(vocabulary('a'));
    const others = [
      vocabulary('b'),
      vocabulary('a', { facts: [{ field: 'a', type: 'date' }] }),
      vocabulary('a', { parameters: [{ id: 'p', type: 'integer' }] }),
      vocabulary('a', { lookUps: [{ id: 'l', measure: 'count' }] }),
      vocabulary('a', { items: { each: ['done'] } }),
      vocabulary('a', { item: [{ id: 'c', type: 'money' }] }),
      vocabulary('a', { facts: [{ field: 'a', type: 'table', columns: [{ id: 'c', type: 'money' }] }] }),
      vocabulary('a', { facts: [{ field: 'a', type: 'table', columns: [{ id: 'c', type: 'date' }] }] }),
    ].map(environmentOf);
    expect(new Set([one, ...others]).size).toBe(others.length + 1);
  });

  it('are kept while they are used, and not for ever', () => {
    const first = environmentOf(vocabulary('kept'));
    const forgotten = environmentOf(vocabulary('forgotten'));
    for (let n = 0; n < 100; n += 1) {
      environmentOf(vocabulary(`other${n}`));
      expect(environmentOf(vocabulary('kept'))).toBe(first);
    }
    expect(environmentOf(vocabulary('forgotten'))).not.toBe(forgotten);
  });
});
