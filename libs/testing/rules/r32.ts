import { byParty, field, fixture, made } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { jurisdiction: 'CN-CQ' as const };
const reasons = field('reasons', 'longText', 'exception-reasons', { maxLength: 500 });
const post = field('post', 'text', 'post', { maxLength: 40 });
const decided = byParty('decided', 'party-decision');

export const R32: RuleFixtures = {
  rule: 'R32',
  valid: [fixture('post and reasons are asked', made('party-head', [decided], { ...around, fields: [post, reasons] }))],
  invalid: [
    fixture('an exception has no room', made('party-head', [decided], { ...around, fields: [post] })),
    fixture('nobody asks for the post', made('party-head', [decided], around)),
  ],
};
