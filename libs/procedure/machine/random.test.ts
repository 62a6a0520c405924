/**
 * Invented templates, invented ways through them, a restart after every event. The seed of a failure is printed; one that was found goes
 * into FOUND and stays there. `RANDOM_SEED` and `RANDOM_COUNT` choose others.
 */
import { compile, parseTemplate } from '../authoring';
import type { Field, Template } from '../index';
import { dice } from '../../testing/dice';
import { walkRandomly } from '../../testing/random-path';
import { randomBlocks } from '../../testing/random-template';
import { sketch } from '../../testing/templates/builder';

const COUNT = Number(process.env['RANDOM_COUNT'] ?? 20_000);
const FIRST = Number(process.env['RANDOM_SEED'] ?? Date.now() % 1_000_000_000);
/** Of failures that were mended. */
const FOUND: number[] = [];
const STEPS_AT_MOST = 12;

const text = (words: string) => ({ zh: words, en: words });
const fields: Field[] = [
  {
    id: 'flag',
    type: 'choice',
    label: text('flag'),
    required: true,
    options: [
      { value: 'yes', label: text('yes') },
      { value: 'no', label: text('no') },
    ],
  },
  { id: 'rows', type: 'table', label: text('rows'), columns: [{ id: 'name', type: 'text', label: text('name'), maxLength: 40 }] },
];

function templateOf(seed: number): Template {
  const { template, issues } = parseTemplate(
    sketch(randomBlocks(dice(seed), STEPS_AT_MOST), { fields, results: [{ id: 'settled', label: text('settled') }] }),
  );
  if (template === null) throw new Error(`the invented template is wrong: ${JSON.stringify(issues)}`);
  return template;
}

function run(seed: number): ReturnType<typeof walkRandomly> {
  try {
    return walkRandomly(compile(templateOf(seed)), dice(seed ^ 0x5eed));
  } catch (error) {
    throw new Error(`RANDOM_SEED=${seed} RANDOM_COUNT=1: ${String(error)}`, { cause: error });
  }
}

describe('invented cases', () => {
  it('still hold where they once did not', () => {
    for (const seed of FOUND) run(seed);
  });

  it(`hold in ${COUNT} invented templates (RANDOM_SEED=${FIRST})`, () => {
    const seen = { events: 0, closed: 0, structures: new Set<string>() };
    for (let n = 0; n < COUNT; n += 1) {
      const { events, state } = run(FIRST + n);
      seen.events += events.length;
      if (state.status === 'closed') seen.closed += 1;
      for (const id of Object.keys(state.blocks)) seen.structures.add(id.split('-')[0] ?? '');
    }
    // Not a run in which nothing happened.
    expect(seen.events).toBeGreaterThan(COUNT * 3);
    if (COUNT < 100) return;
    expect(seen.closed).toBeGreaterThan(COUNT / 2);
    expect([...seen.structures]).toEqual(
      expect.arrayContaining(['parallel', 'choice', 'loop', 'each', 'sequence', 'step', 'auto']),
    );
  }, 600_000);
});
