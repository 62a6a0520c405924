import { byAssociation, fixture, made, step, SUPERVISOR } from './made';
import type { RuleFixtures } from './fixture.types';

const pay = step('pay', 'pay');
const apart = { separateFrom: ['pay'], overlap: 'mark' as const };
const supervised = step('watch', 'supervision', { by: SUPERVISOR, persons: apart });

export const R18: RuleFixtures = {
  rule: 'R18',
  valid: [
    fixture('three levels, three people', made('large-expenditure', [pay, supervised])),
    fixture('nobody supervises here', made('large-expenditure', [pay])),
    fixture(
      'the authority supervises',
      made('large-expenditure', [byAssociation('watch', 'supervision', { persons: apart }), pay]),
    ),
  ],
  invalid: [
    fixture('the secretariat supervises', made('large-expenditure', [pay, step('watch', 'supervision', { persons: apart })])),
    fixture(
      'the supervisor pays',
      made('large-expenditure', [
        step('pay', 'pay', { by: SUPERVISOR }),
        step('watch', 'supervision', { by: SUPERVISOR, persons: apart }),
      ]),
    ),
    fixture('one person may do both', made('large-expenditure', [pay, step('watch', 'supervision', { by: SUPERVISOR })])),
  ],
};
