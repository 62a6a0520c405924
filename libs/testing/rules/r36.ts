import { fixture, made, step, text } from './made';
import { wait } from '../templates/steps';
import type { Basis, Modality } from '../../procedure';
import type { RuleFixtures } from './fixture.types';

const article = (modality: Modality): Basis => ({
  kind: 'policy',
  source: '001',
  clause: '四(一)',
  modality,
  says: text('says'),
});
const silent = (basis: Basis[]) =>
  made('branch', [step('a', 'follow-up', { clock: { within: '3 working days', remind: [], then: 'outcome:agreed', basis } })]);
const waits = (to: 'next' | 'refuse') =>
  made('branch', [wait('pause', {}, { outcomes: { over: { to, label: text('over') } } }), step('a', 'follow-up')]);

export const R36: RuleFixtures = {
  rule: 'R36',
  valid: [
    fixture('a clock reminds', made('branch', [step('a', 'follow-up')])),
    fixture('an article says so', silent([article('duty')])),
    fixture('after a while it goes on', waits('next')),
  ],
  invalid: [
    fixture('what is encouraged decides by silence', silent([article('encourage')])),
    fixture('waiting refuses', waits('refuse')),
  ],
};
