import { choiceField, fixture, made, step } from './made';
import { call } from '../templates/builder';
import type { RuleFixtures } from './fixture.types';

const closing = {
  ...made('branch-change', [step('a', 'report')], {
    fields: [choiceField('ground', ['problems', 'inactive'], 'grounds', { required: true })],
  }),
  id: 'closing',
};
const graded = step('graded', 'appraise');

export const R29: RuleFixtures = {
  rule: 'R29',
  valid: [
    fixture('the appraisal begins it', made('branch-appraisal', [graded, call('begin', 'closing')]), [closing]),
    fixture('the ground is chosen', closing),
  ],
  invalid: [
    fixture('nothing follows', made('branch-appraisal', [graded]), [closing]),
    fixture('something else follows', made('branch-appraisal', [graded, call('begin', 'other')]), [closing]),
    fixture('no ground', made('branch-change', [graded])),
  ],
};
