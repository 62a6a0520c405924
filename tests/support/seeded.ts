/** The demo in a store of a test. */
import { holdToPractice, seedDemo } from '../../libs/demo';
import { withClient } from '../../libs/runtime/database';

/**
 * Without the checker: `libs/templates/checked.test.ts` holds every template of the catalogue against it, with the same surroundings, and
 * `tests/integration/admin.test.ts` publishes through it. Once for each test file would be minutes.
 */
export async function seedChecked(ownerUrl: string, isPractice = false): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await holdToPractice(client, isPractice);
    await seedDemo(client, () => undefined);
  });
}
