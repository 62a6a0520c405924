import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { migrate } from '../../../libs/persistence';
import { prepareDatabase, withClient } from '../../../libs/runtime/database';
import { StartProblem } from '../../../libs/runtime/problem';
import { randomSecrets, secretsOf, writeSecrets, type Secrets } from '../../../libs/runtime/secrets';
import { textFlag, type Invocation } from '../invocation';
import { dataFolder, layoutOf, type Layout } from '../layout';
import { openStore } from '../store';
import { putFiles, verify } from './files';
import { loadTables } from './load';
import { readManifest, type Manifest } from './manifest';

/**
 * `guicheng restore DIR`: a backup into an empty data folder, or into the empty database of a deployment, checked first. The next start resumes
 * every open case from the log.
 */
export async function restore(invocation: Invocation): Promise<number> {
  const { environment, words } = invocation;
  if (words.length !== 1)
    throw new StartProblem(
      'restore',
      'it needs the folder of the backup',
      'npx --no guicheng restore DIR --secrets FILE --data NEWDIR',
    );
  const source = resolve(environment.typedIn, words[0] ?? '');
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn));
  const manifest = readManifest(source);
  const { deployment } = environment;
  if (deployment === null) refuseUsed(layout);
  const keys = deployment === null ? keysFor(invocation, manifest) : null;
  await verify(source, manifest);
  // Before anything else makes secrets of its own for the folder.
  if (keys !== null) writeSecrets(layout.secrets, { ...randomSecrets(), ...keys });
  // Nothing of it has been started yet. Its words are opened by the keys that it has: those of the house that the backup was taken of.
  if (deployment !== null) await prepareDatabase(deployment.adminUrl, deployment.passwords);
  const store = await openStore(layout, environment);
  try {
    await migrate(store.urls.owner);
    await withClient(store.urls.owner, async (client) => {
      const { rows } = await client.query<{ n: string }>('select count(*) as n from guicheng.stream');
      if (Number(rows[0]?.n) > 0)
        throw new StartProblem('restore', 'the database holds cases already', 'Restore into an empty database or data folder.');
      await loadTables(client, source, manifest);
    });
    const files = deployment?.files ?? layout.files;
    putFiles(source, manifest, files);
    const total = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `Restored ${total} rows and ${manifest.files.length} files into ${deployment === null ? layout.folder : `the database and ${files}`}`,
    );
    console.log('Open matters go on from the log at the next start.');
    return 0;
  } finally {
    await store.close();
  }
}

/** The keys that open the backup's sealed words and the secrets of second factors: they are in no backup. Null where nothing is sealed. */
function keysFor(invocation: Invocation, manifest: Manifest): Pick<Secrets, 'sealingKeys' | 'signInKeys'> | null {
  const sealed = manifest.tables.find(({ name }) => name === 'data_key')?.rows ?? 0;
  const file = textFlag(invocation, 'secrets');
  if (file === undefined && sealed > 0) {
    throw new StartProblem(
      'restore',
      'the words in this backup are sealed, and the key that opens them is in no backup',
      'Name secrets.json of the data folder that it was taken of: --secrets FILE (keep a copy of that file apart from the backups)',
    );
  }
  if (file === undefined) return null;
  const { sealingKeys, signInKeys } = secretsOf(resolve(invocation.environment.typedIn, file));
  return { sealingKeys, signInKeys };
}

function refuseUsed(layout: Layout): void {
  if (!existsSync(layout.folder) || readdirSync(layout.folder).length === 0) return;
  throw new StartProblem(
    'restore',
    `the data folder ${layout.folder} is not empty`,
    'Restore into a new one: npx --no guicheng restore DIR --data NEWDIR',
  );
}
