/** What is written down before it is certain: before the minutes are signed, or without the register being asked again. */
import { foundIn } from '../../../testing/checker/checked';
import { review, TEST_BASIS, type Sketch } from '../../../testing/templates/builder';
import { DECIDER, meeting } from '../../../testing/templates/meeting';
import type { Block, CheckBlock, RegisterBlock } from '../../template/template.types';

const text = (words: string) => ({ zh: words, en: words });
const WITH: Sketch = {
  parameters: [DECIDER],
  lookUps: [{ id: 'active', register: 'branches', measure: 'count', where: { state: 'active', of: 'society' } }],
};
const entry = (more: Partial<RegisterBlock> = {}): Block => ({
  ...{ kind: 'register', id: 'entry', title: text('entry'), act: 'register', register: 'branches', as: 'active' },
  ...{ unique: 'name-in-society', basis: TEST_BASIS },
  outcomes: { entered: { to: 'next', label: text('entered') }, conflict: { to: 'refuse', label: text('conflict') } },
  ...more,
});
const limit = (fails: CheckBlock['outcomes']['fails']): Block => ({
  ...{ kind: 'check', id: 'limit', title: text('limit'), act: 'eligibility', that: 'lookups.active < 5', failure: text('limit') },
  ...{ outcomes: { holds: 'next', fails }, basis: TEST_BASIS },
});

describe('a result that may still be corrected', () => {
  const RULE = ['MINUTES_NOT_AWAITED'];
  const early = meeting('council', { effectiveWhen: 'closing' });

  it('is not entered in a register before its minutes are signed', () => {
    expect(foundIn([early, entry()], RULE, WITH)).toEqual(['warning MINUTES_NOT_AWAITED /blocks/0/effectiveWhen']);
    expect(foundIn([meeting('council'), entry()], RULE, WITH)).toEqual([]);
  });

  it('may be used inside the house, and where an article says so', () => {
    expect(foundIn([early, review('follow-up')], RULE, WITH)).toEqual([]);
    const article = meeting('council', {
      effectiveWhen: 'closing',
      basis: [{ kind: 'charter', title: text('charter'), article: '20' }],
    });
    expect(foundIn([article, entry()], RULE, WITH)).toEqual([]);
  });
});

describe('what a check found in a register', () => {
  const RULE = ['GUARANTEE_MISSING'];

  it('is asked again when the entry is made', () => {
    expect(foundIn([limit('refuse'), review('wait'), entry()], RULE, WITH)).toEqual(['warning GUARANTEE_MISSING /blocks/2']);
    expect(foundIn([limit('refuse'), review('wait'), entry({ guarantee: 'lookups.active < 5' })], RULE, WITH)).toEqual([]);
  });

  it('need not be where it only warned, or nothing is entered', () => {
    expect(foundIn([limit('warn'), entry()], RULE, WITH)).toEqual([]);
    expect(foundIn([limit('refuse'), review('end')], RULE, WITH)).toEqual([]);
  });
});
