import { check, field, fixture, FLAG, made, onlyIf, step } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { fields: [field('paid', 'money', 'name-payment', { required: true, minimum: 0 })] };
const [hold, supervised] = [step('event', 'hold'), step('records', 'process-supervision')];

export const R11: RuleFixtures = {
  rule: 'R11',
  valid: [
    fixture('nothing is paid for a name', made('co-hosting', [check('none', 'form.paid == 0'), hold, supervised], around)),
    fixture('it is supervised', made('activity', [hold, supervised])),
  ],
  invalid: [
    fixture('a name may be paid for', made('co-hosting', [hold, supervised], around)),
    fixture('nobody supervises', made('activity', [hold])),
    fixture('supervision may be passed over', made('activity', [hold, onlyIf(supervised)], { fields: [FLAG] })),
  ],
};
