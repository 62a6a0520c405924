import { choiceField, fixture, made, step } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { jurisdiction: 'CN-CQ' as const };
const routes = (...values: string[]) => ({ ...around, fields: [choiceField('route', values, 'dispute-route')] });
const [mediation, heard] = [step('mediation', 'mediation'), step('heard', 'hearing')];

export const R34: RuleFixtures = {
  rule: 'R34',
  valid: [
    fixture('mediation, and the courts stand open', made('dispute', [heard, mediation], routes('inside', 'mediation', 'court'))),
  ],
  invalid: [
    fixture('the courts are not named', made('dispute', [heard, mediation], routes('inside', 'mediation'))),
    fixture('nobody mediates', made('dispute', [heard], routes('inside', 'court'))),
  ],
};
