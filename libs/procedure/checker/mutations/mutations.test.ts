/**
 * Is the checker honest? Good templates are made wrong in known ways, and each has to be found out; as they are, they give no error. Which
 * kind is found by what, as measured, stands in `README.md`. A sample by default; `RANDOM_COUNT=100000` judges all, `RANDOM_SEED` chooses.
 */
import { dice } from '../../../testing/dice';
import { MUTATIONS } from '../../../testing/checker/mutations';
import { judge, mutantsOf, nameOf } from '../../../testing/checker/mutations/judge';
import { sampleOf } from '../../../testing/checker/mutations/sample';
import { madeForRules } from '../../../testing/checker/mutations/made-for-rules';
import { catalogue } from '../../../testing/checker/mutations/subjects';

const COUNT = Number(process.env['RANDOM_COUNT'] ?? 200);
const SEED = Number(process.env['RANDOM_SEED'] ?? Math.floor(Date.now() / 86_400_000));
const KINDS_AT_LEAST = 20;

const shipped = catalogue();
const subjects = [...shipped, ...madeForRules()];

describe('templates as they are shipped', () => {
  it.each(shipped.map((subject) => [subject.name, subject] as const))('give no false alarm: %s', (_name, subject) => {
    expect(subject.found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('templates that were made wrong', () => {
  const all = mutantsOf(subjects, MUTATIONS);
  const sample = sampleOf(dice(SEED), all, COUNT);

  it(`are of ${KINDS_AT_LEAST} kinds and more, and each kind is really made`, () => {
    const made = new Set(all.map(({ mutation }) => mutation.kind));
    expect(MUTATIONS.map(({ kind }) => kind).filter((kind) => !made.has(kind))).toEqual([]);
    expect(made.size).toBeGreaterThanOrEqual(KINDS_AT_LEAST);
    expect(new Set(MUTATIONS.map(({ kind }) => kind)).size).toBe(MUTATIONS.length);
  });

  it(`are all found out: ${sample.length} of ${all.length} (RANDOM_SEED=${SEED} RANDOM_COUNT=${COUNT})`, () => {
    const judged = sample.map((one) => ({ name: nameOf(one), judged: judge(one) }));
    expect(judged.flatMap((one) => (one.judged.is === 'missed' ? [`${one.name}: ${one.judged.found.join('; ')}`] : []))).toEqual(
      [],
    );
    // Not decided is said to whoever publishes, with the way and what it hinges on. It is not silence, but of these it is one too many.
    const undecided = judged.flatMap((one) => (one.judged.is === 'undecided' ? [`${one.name}: ${one.judged.by}`] : []));
    expect(undecided).toEqual([]);
  }, 3_600_000);
});
