/** The ways that blocks alone allow, against cases of invented templates: a case never goes where no way leads. */
import { dice } from '../../testing/dice';
import { walkRandomly } from '../../testing/random-path';
import { RANDOM_FORM, randomBlocks } from '../../testing/random-template';
import { templateOf } from '../../testing/templates/builder';
import { compile } from '../template/compile';
import { placedSteps } from '../template/walk-template';
import { readPlace } from '../machine/places';
import { checkedOf } from './checked';
import { alone } from '../../testing/checker/checked';
import { withoutEnd } from './structure/without-end';
import { COMPLETED, isEnd, REFUSED } from './ways';

const COUNT = Math.ceil(Number(process.env['RANDOM_COUNT'] ?? 20_000) / 200);
const FIRST = Number(process.env['RANDOM_SEED'] ?? Math.floor(Date.now() / 86_400_000) * 20_000);

it(`hold in ${COUNT} invented templates (RANDOM_SEED=${FIRST})`, () => {
  let ended = 0;
  for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
    const thrown = dice(seed);
    const template = templateOf(randomBlocks(thrown, 8), RANDOM_FORM);
    const checked = checkedOf(template, alone());
    const { reachable } = checked.ways;
    const { state } = walkRandomly(compile(template), thrown);
    const steps = new Set(placedSteps(template).map(({ block }) => block.id));
    const come = Object.entries(state.blocks).flatMap(([place, { round }]) => (round > 0 ? [readPlace(place).id] : []));
    const lost = come.filter((id) => steps.has(id) && !reachable.has(id));
    expect([seed, lost]).toEqual([seed, []]);
    if (state.outcome === 'refused') expect([seed, reachable.has(REFUSED)]).toEqual([seed, true]);
    if (state.outcome === 'completed') {
      const isNamed = state.result !== undefined;
      expect([seed, [...reachable].some((node) => (isNamed ? isEnd(node) : node === COMPLETED))]).toEqual([seed, true]);
      expect([seed, withoutEnd(checked).filter(({ rule }) => rule === 'NEVER_COMPLETED')]).toEqual([seed, []]);
      ended += 1;
    }
  }
  expect(ended).toBeGreaterThan(COUNT / 20);
});
