import { byAssociation, fixture, made, step } from './made';
import { call } from '../templates/builder';
import type { RuleFixtures } from './fixture.types';

const around = { jurisdiction: 'CN-NX' as const };
const others = [{ ...made('deregistration', [step('a', 'report')]), id: 'ending' }];
const decided = byAssociation('decided', 'sanction');

export const R23: RuleFixtures = {
  rule: 'R23',
  valid: [fixture('only the membership', made('membership-revocation', [decided], around), others)],
  invalid: [
    fixture('the society is ended too', made('membership-revocation', [decided, call('end', 'ending')], around), others),
    fixture(
      'its property is settled',
      made('membership-revocation', [decided, byAssociation('settle', 'liquidate')], around),
      others,
    ),
  ],
};
