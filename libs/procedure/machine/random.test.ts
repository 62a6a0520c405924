import { COUNT, FIRST, FOUND, walkMany, walkSeed } from '../../testing/random-cases';

describe('invented cases', () => {
  it('still hold where they once did not', () => {
    for (const seed of FOUND) walkSeed(seed);
  });

  it(`hold in ${COUNT} invented templates (RANDOM_SEED=${FIRST})`, () => walkMany(FIRST, COUNT), 600_000);
});
