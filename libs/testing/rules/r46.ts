import { ASSOCIATION, fixture, made, REMINDS, step, text } from './made';
import { TEST_BASIS } from '../templates/builder';
import type { Block, Field } from '../../procedure';
import type { RuleFixtures } from './fixture.types';

const scan = { fields: [{ id: 'scan', type: 'files' as const, label: text('scan'), required: true }] };
const letter = (submits?: { fields: Field[] }): Block => ({
  ...{
    kind: 'document',
    id: 'letter',
    title: text('letter'),
    act: 'issue',
    document: 'letter',
    by: ASSOCIATION,
    clock: REMINDS,
    basis: TEST_BASIS,
  },
  ...(submits === undefined ? {} : { submits }),
  outcomes: { issued: { to: 'next', label: text('issued') } },
});

export const R46: RuleFixtures = {
  rule: 'R46',
  valid: [
    fixture('the scan comes back', made('branch', [letter(scan)])),
    fixture('nothing on paper', made('branch', [step('a', 'issue')])),
  ],
  invalid: [
    fixture('nothing comes back', made('branch', [letter()])),
    fixture(
      'a scan, if somebody likes',
      made('branch', [letter({ fields: scan.fields.map((one) => ({ ...one, required: false })) })]),
    ),
  ],
};
