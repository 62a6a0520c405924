import { fixture, FLAG, made, onlyIf, step } from './made';
import type { RuleFixtures } from './fixture.types';

const around = { jurisdiction: 'CN-QH' as const };
const read = (act: 'editorial-review' | 'proofreading', times: number) =>
  Array.from({ length: times }, (_, n) => step(`${act}-${n}`, act));
const [reviews, proofs, release] = [read('editorial-review', 3), read('proofreading', 3), step('release', 'publish')];

export const R33: RuleFixtures = {
  rule: 'R33',
  valid: [fixture('three and three, then released', made('journal', [...reviews, ...proofs, release], around))],
  invalid: [
    fixture('two reviews', made('journal', [...reviews.slice(1), ...proofs, release], around)),
    fixture(
      'released before the last proof',
      made('journal', [...reviews, ...proofs.slice(1), release, ...proofs.slice(0, 1)], around),
    ),
    fixture(
      'one review may be passed over',
      made('journal', [...reviews.slice(1), ...reviews.slice(0, 1).map((one) => onlyIf(one)), ...proofs, release], {
        ...around,
        fields: [FLAG],
      }),
    ),
  ],
};
