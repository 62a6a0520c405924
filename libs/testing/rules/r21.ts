import { byAssociation, check, choiceField, council, entry, fixture, made } from './made';
import type { RuleFixtures } from './fixture.types';

const grounds = choiceField('ground', ['grade-c', 'inactive'], 'grounds', { required: true });
const around = { jurisdiction: 'CN-NX' as const, fields: [grounds] };
const [decided, written] = [byAssociation('decided', 'sanction'), entry('entry', { audience: 'department' })];

export const R21: RuleFixtures = {
  rule: 'R21',
  valid: [
    fixture('people decide on a ground', made('membership-revocation', [decided, written], around)),
    fixture('an organ decides', made('membership-revocation', [council(), written], around)),
  ],
  invalid: [
    fixture('the register is written first', made('membership-revocation', [written, decided], around)),
    fixture('no ground is named', made('membership-revocation', [decided, written], { ...around, fields: [] })),
    fixture(
      'a check decides',
      made('membership-revocation', [check('found', "form.ground == 'inactive'", { act: 'sanction' }), written], around),
    ),
  ],
};
