import { COUNT, FIRST, walkMany } from '../../testing/random-cases';

describe('invented cases', () => {
  it(`hold in ${COUNT} more invented templates (RANDOM_SEED=${FIRST + COUNT})`, () => walkMany(FIRST + COUNT, COUNT), 600_000);
});
