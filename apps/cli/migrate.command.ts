import { publishCatalogue, RealDataProblem, seedDemo } from '../../libs/demo';
import { migrate } from '../../libs/persistence';
import { prepareDatabase, withClient } from '../../libs/runtime/database';
import { StartProblem } from '../../libs/runtime/problem';
import type { Invocation } from './invocation';
import { readMigrationEnvironment } from './env';
import { holdTo, practiceOf } from './practice';

/** `guicheng migrate`: roles with the deployment's passwords, the schema of this release, the catalogue. Repeating it changes nothing. */
export async function migrateCommand(invocation: Invocation): Promise<number> {
  const practice = practiceOf(invocation);
  const { adminUrl, passwords, missing } = readMigrationEnvironment();
  if (missing.length > 0)
    throw new StartProblem(
      'Environment',
      `${missing.join(', ')} not set`,
      'See .env (npx --no guicheng compose-env writes one).',
    );
  const urls = await prepareDatabase(adminUrl, passwords);
  const ran = await migrate(urls.owner);
  await withClient(urls.owner, async (client) => {
    await holdTo(client, practice);
    await publishCatalogue(client);
    if (practice !== null) await seedDemo(client, undefined, practice);
    else if (invocation.flags['demo'] === true) await seedDemo(client).catch(refused);
  });
  console.log(`migrated ${ran}`);
  return 0;
}

function refused(error: unknown): never {
  if (!(error instanceof RealDataProblem)) throw error;
  throw new StartProblem('--demo', error.message, 'Leave out --demo, or take an empty database.');
}
