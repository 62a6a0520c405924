import { ASKED_REGISTERS } from '../../procedure';
import type { LookUp } from '../../procedure';
import { askedColumns, lookUpStatement } from './look-ups';

const asked = { society: 's', facts: { kind: 'branch' }, parameters: { limit: { value: '7' } }, on: '2026-03-31' };
const lookUp = (more: Partial<LookUp> = {}): LookUp => ({
  ...{ id: 'it', register: 'branches', measure: 'count' },
  where: { state: 'active', of: 'society' },
  ...more,
});

describe('a look-up as a statement', () => {
  it('knows where every register stands that a template may ask, column by column', () => {
    const core = Object.entries(ASKED_REGISTERS).map(([register, { columns }]) => [register, Object.keys(columns)]);
    expect(askedColumns()).toEqual(Object.fromEntries(core));
  });

  it('holds no value, whatever a template says', () => {
    const hostile = `'; drop table guicheng.case_file; --`;
    const where = {
      state: hostile,
      of: 'society' as const,
      name: hostile,
      kind: { field: 'kind' },
      discipline: { param: 'limit' },
    };
    const { text, values } = lookUpStatement(lookUp({ where: { ...where, since: '1 month' } }), asked);
    expect(text).not.toContain('drop');
    expect(values).toEqual(['s', hostile, hostile, 'branch', '7', '2026-02-28']);
  });

  it('takes no name that is not declared', () => {
    const where = { state: 'active', of: 'society' as const };
    const bad: LookUp[] = [
      lookUp({ where: { ...where, head: 'x' } }),
      lookUp({ where: { ...where, 'name" or true --': 'x' } }),
      lookUp({ where: { ...where, constructor: 'x' } as unknown as LookUp['where'] }),
      lookUp({ measure: 'sum', of: 'id' }),
      lookUp({ register: 'constructor' }),
      lookUp({ where: { ...where, name: { field: 'missing' } } }),
    ];
    for (const one of bad) expect(() => lookUpStatement(one, asked)).toThrow();
  });
});
