import { fixture, made, step, text } from './made';
import type { Basis, Jurisdiction } from '../../procedure';
import type { RuleFixtures } from './fixture.types';

const cites = (source: string): Basis => ({ kind: 'policy', source, clause: '§9', modality: 'plain', says: text('says') });
const within = (jurisdiction: Jurisdiction, ...basis: Basis[]) =>
  made('branch', [step('a', 'follow-up', { basis })], { jurisdiction });

export const R38: RuleFixtures = {
  rule: 'R38',
  valid: [
    fixture('its own text', within('CN-TJ', cites('002'))),
    fixture('the national one besides', within('CN-TJ', cites('001'), cites('002'))),
    fixture('a default', within('CN', { kind: 'default', reason: text('ours') })),
  ],
  invalid: [
    fixture('a text of elsewhere', within('CN-TJ', cites('003'))),
    fixture('a local text as the national one', within('CN', cites('002'))),
  ],
};
