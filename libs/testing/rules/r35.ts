import { check, fixture, made, text } from './made';
import type { Basis, Modality } from '../../procedure';
import type { RuleFixtures } from './fixture.types';

const policy = (modality: Modality): Basis => ({ kind: 'policy', source: '001', clause: '二(六)', modality, says: text('says') });
const ours: Basis = { kind: 'default', reason: text('ours') };
const having = (basis: Basis[], fails: 'refuse' | 'warn') =>
  made('branch', [check('asked', 'given.subject', { basis, outcomes: { holds: 'next', fails } })]);

export const R35: RuleFixtures = {
  rule: 'R35',
  valid: [
    fixture('it is pointed out', having([policy('encourage')], 'warn')),
    fixture('another sentence is a duty', having([policy('push'), policy('duty')], 'refuse')),
    fixture('nothing is cited', having([ours], 'refuse')),
  ],
  invalid: [
    fixture('what is pushed refuses', having([policy('push')], 'refuse')),
    fixture('a reason of ours makes it no stronger', having([policy('aim'), ours], 'refuse')),
  ],
};
