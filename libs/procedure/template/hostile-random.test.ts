/** Anything as a template, and a sound template with anything anywhere. `HOSTILE_SEED` gives a run again, `HOSTILE_RUNS` a longer one. */
import fc from 'fast-check';
import { apply, base, DEFAULT, expectSound, overlay, put, readAll, type Raw } from '../../testing/hostile';
import { parseOverlay } from '../authoring';
import type { Template } from './template.types';

const SEED = Number(process.env['HOSTILE_SEED'] ?? Date.now() % 1_000_000_000);
const RUNS = Number(process.env['HOSTILE_RUNS'] ?? 400);

describe('whatever is sent', () => {
  const json = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      fc.constantFrom<unknown>(
        null,
        true,
        '',
        'next',
        'constructor',
        '__proto__',
        '\u202E',
        '\uD800',
        'each',
        'blocks',
        '5 days',
        'end:x',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.double(),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(
        fc.oneof(
          fc.string({ maxLength: 8 }),
          fc.constantFrom('kind', 'id', 'blocks', 'outcomes', 'branches', 'to', 'basis', 'over', '__proto__'),
        ),
        tie('value'),
        { maxKeys: 6 },
      ),
    ),
  })).value;
  /** Every place of the sound template. */
  const everyPlace = (value: unknown, path: string): string[] =>
    typeof value !== 'object' || value === null
      ? [path]
      : [path, ...Object.entries(value).flatMap(([key, item]) => everyPlace(item, `${path}/${key}`))];
  const all = everyPlace(base(), '').filter((path) => path !== '');

  it(`is answered with issues (HOSTILE_SEED=${SEED})`, () => {
    fc.assert(
      fc.property(json, (input) => {
        readAll(input);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it(`is answered where one value of a sound template is another (HOSTILE_SEED=${SEED})`, () => {
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...all), json, (place, value) => {
        if (readAll(put(place, value)).length > 0) refused += 1;
      }),
      { seed: SEED, numRuns: RUNS },
    );
    // Not a run in which nothing was wrong.
    expect(refused).toBeGreaterThan(RUNS / 2);
  });

  it(`is answered where a part of a sound template stands at another place (HOSTILE_SEED=${SEED})`, () => {
    const at = (path: string): unknown =>
      path
        .slice(1)
        .split('/')
        .reduce<unknown>((node, key) => (node as Raw)[key], base());
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (to, from) => {
        readAll(put(to, at(from)));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it(`is answered by an overlay that sets anything anywhere (HOSTILE_SEED=${SEED})`, () => {
    const template = base() as unknown as Template;
    const ids = template.blocks.map(({ id }) => id);
    const set = fc.dictionary(
      fc.constantFrom('outcomes', 'branches', 'otherwise', 'clock', 'by', 'basis', 'title', 'form', 'that', 'kind'),
      json,
      { maxKeys: 3 },
    );
    const change = fc.record({ at: fc.constantFrom(...ids), set, basis: fc.constant(DEFAULT) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const parsed = parseOverlay(overlay(...changes));
        expectSound(parsed.issues);
        if (parsed.overlay !== null) apply(parsed.overlay);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
