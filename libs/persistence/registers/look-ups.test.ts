import type { LookUp, Register } from '../../procedure';
import { lookUpStatement } from './look-ups';

const label = { zh: '列', en: 'Column' };
const REGISTER: Register = {
  id: 'branches',
  title: label,
  empty: label,
  key: ['name'],
  columns: [
    { id: 'name', label, type: 'text' },
    { id: 'limit', label, type: 'integer' },
    { id: 'spent', label, type: 'money' },
    { id: 'open', label, type: 'yesNo' },
    { id: 'since', label, type: 'date' },
    { id: 'head', label, type: 'text', personal: true },
  ],
  states: [
    { id: 'active', label, inForce: true },
    { id: 'watch', label, inForce: true },
    { id: 'closed', label, inForce: false },
  ],
  changes: [],
  basis: [],
};
const asked = { society: 's', facts: { kind: 'branch' }, parameters: { limit: { value: 7 } }, on: '2026-03-31' };
const lookUp = (more: Partial<LookUp> = {}): LookUp => ({
  ...{ id: 'it', register: 'branches', measure: 'count' },
  where: { state: 'active', of: 'society' },
  ...more,
});
const where = { state: 'active', of: 'society' as const };

describe('a look-up as a statement', () => {
  it('holds no value and no name, whatever a template, a form or a declaration says', () => {
    const hostile = `'; drop table guicheng.case_file; --`;
    const declared: Register = {
      ...REGISTER,
      columns: [...REGISTER.columns, { id: hostile, label, type: 'text' }],
      states: [{ id: hostile, label, inForce: true }],
    };
    const of = { state: hostile, of: 'society' as const, name: hostile, [hostile]: { field: 'kind' }, limit: { param: 'limit' } };
    const { text, values } = lookUpStatement(
      lookUp({ where: { ...of, since: '1 month', endsWithin: '2 years' } }),
      { ...asked, society: hostile },
      declared,
    );
    expect(text).not.toContain('drop');
    expect(values).toEqual([
      ...['branches', hostile, '2026-03-31', [hostile]],
      ...['name', hostile, hostile, 'branch', 'limit', '7', '2026-02-28', '2028-03-31'],
    ]);
  });

  it('compares each column in its own type', () => {
    const { text } = lookUpStatement(lookUp({ where: { ...where, limit: 1, spent: 2, open: true, name: 'x' } }), asked, REGISTER);
    for (const type of ['numeric', 'boolean', 'text']) expect(text).toContain(`::text)::${type} = $`);
  });

  it('asks for what is in force where it names no state', () => {
    const statesIn = (state: LookUp['where']['state']): unknown =>
      lookUpStatement(lookUp({ where: { of: 'society', ...(state === undefined ? {} : { state }) } }), asked, REGISTER).values[3];
    expect(statesIn(undefined)).toEqual(['active', 'watch']);
    expect(statesIn(['watch', 'closed'])).toEqual(['watch', 'closed']);
  });

  it('takes no name that is not declared, and asks nothing of persons', () => {
    const bad: LookUp[] = [
      lookUp({ where: { ...where, head: 'x' } }),
      lookUp({ where: { ...where, 'name" or true --': 'x' } }),
      lookUp({ where: { ...where, constructor: 'x' } as unknown as LookUp['where'] }),
      lookUp({ measure: 'sum', of: 'id' }),
      lookUp({ measure: 'sum', of: 'head' }),
      lookUp({ where: { ...where, state: 'constructor' } }),
      lookUp({ where: { ...where, name: { field: 'missing' } } }),
    ];
    for (const one of bad) expect(() => lookUpStatement(one, asked, REGISTER)).toThrow();
  });
});
