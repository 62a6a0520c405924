/**
 * Invented templates, invented ways through them, a restart after every event. The seed of a failure is printed; one that was found goes
 * into FOUND and stays there. `RANDOM_SEED` and `RANDOM_COUNT` choose others.
 */
import { compile, parseTemplate } from '../procedure/authoring';
import type { Template } from '../procedure';
import { dice } from './dice';
import { walkRandomly } from './random-path';
import { RANDOM_FORM, randomBlocks } from './random-template';
import { sketch } from './templates/builder';

const STEPS_AT_MOST = 12;

/** Half of them in each of two files, so that both cores walk. */
export const COUNT = Math.ceil(Number(process.env['RANDOM_COUNT'] ?? 20_000) / 2);
/** Each day others: a run that failed can be run again on the same day, and no day walks what another has walked. */
export const FIRST = Number(process.env['RANDOM_SEED'] ?? Math.floor(Date.now() / 86_400_000) * 20_000);
/** Of failures that were mended. */
export const FOUND: number[] = [9153, 279747049, 280392501, 415570448, 415588689];

const WORDS = [
  ...['parallel', 'choice', 'loop', 'each', 'sequence', 'step', 'auto'],
  ...['call', 'opening', 'wait', 'notice', 'score'],
];

/** Walks one invented case; throws with its seed. */
export function walkSeed(seed: number): ReturnType<typeof walkRandomly> {
  try {
    return walkRandomly(compile(templateOf(seed)), dice(seed ^ 0x5eed));
  } catch (error) {
    throw new Error(`RANDOM_SEED=${seed} RANDOM_COUNT=1: ${String(error)}`, { cause: error });
  }
}

/** Walks so many, one seed after the other; it was not a run in which nothing happened. */
export function walkMany(first: number, count: number): void {
  const seen = { events: 0, closed: 0, words: new Set<string>() };
  for (let n = 0; n < count; n += 1) {
    const { events, state } = walkSeed(first + n);
    seen.events += events.length;
    if (state.status === 'closed') seen.closed += 1;
    for (const id of Object.keys(state.blocks)) seen.words.add(id.split('-')[0] ?? '');
  }
  expect(seen.events).toBeGreaterThan(count * 3);
  if (count < 100) return;
  expect(seen.closed).toBeGreaterThan(count / 2);
  expect([...seen.words]).toEqual(expect.arrayContaining(WORDS));
}

function templateOf(seed: number): Template {
  const { template, issues } = parseTemplate(sketch(randomBlocks(dice(seed), STEPS_AT_MOST), RANDOM_FORM));
  if (template === null) throw new Error(`the invented template is wrong: ${JSON.stringify(issues)}`);
  return template;
}
