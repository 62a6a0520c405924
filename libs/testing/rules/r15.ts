import { fixture, made, step } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { jurisdiction: 'CN-TJ' as const };
const [gate, second, publish, hold] = [
  step('gate', 'ideology-review'),
  step('second', 'ideology-review'),
  step('publish', 'publish'),
  step('event', 'hold'),
];

export const R15: RuleFixtures = {
  rule: 'R15',
  valid: [
    fixture('entry, event, publicity', made('ideology', [gate, hold, second, publish], around)),
    fixture('nothing is published', made('activity', [gate, hold], around)),
    fixture('no gate stands here', made('activity', [hold, publish], around)),
  ],
  invalid: [
    fixture('published before the last gate', made('ideology', [gate, publish, second], around)),
    fixture('held before any gate', made('ideology', [hold, gate, publish], around)),
  ],
};
