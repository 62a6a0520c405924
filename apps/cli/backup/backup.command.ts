import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withClient } from '../../../libs/runtime/database';
import { StartProblem } from '../../../libs/runtime/problem';
import { textFlag, type Invocation } from '../invocation';
import { dataFolder, layoutOf } from '../layout';
import { openStore } from '../store';
import { dumpTables } from './dump';
import { copyFiles } from './files';
import { MANIFEST, TABLES, type Manifest } from './manifest';

/**
 * `guicheng backup DIR`: PostgreSQL at one instant, and the files of the folder; what lies in an object store stays there, and is said to.
 * Temporal is not backed up: open cases resume from the log.
 */
export async function backup(invocation: Invocation): Promise<number> {
  const { environment, words } = invocation;
  if (words.length !== 1) throw new StartProblem('backup', 'it needs the folder to write to', 'npx --no guicheng backup DIR');
  const target = resolve(environment.typedIn, words[0] ?? '');
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn));
  const files = environment.deployment?.files ?? layout.files;
  if (!environment.databaseUrl && !existsSync(layout.postgres))
    throw new StartProblem('backup', `there is no data in ${layout.folder}`, 'Name the data folder: --data DIR');
  emptyFolder(target);
  const store = await openStore(layout, environment);
  try {
    const manifest = await withClient(store.urls.owner, async (client): Promise<Manifest> => {
      const tables = await dumpTables(client, target);
      return { format: 1, createdAt: new Date().toISOString(), ...tables, ...(await copyFiles(client, files, target)) };
    });
    // The manifest comes last: a folder without one is no backup.
    writeFileSync(join(target, `${MANIFEST}.new`), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    renameSync(join(target, `${MANIFEST}.new`), join(target, MANIFEST));
    return report(manifest, target, environment.bucket);
  } finally {
    await store.close();
  }
}

function report(manifest: Manifest, target: string, bucket: string | null): number {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  console.log(`Backed up ${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files to ${target}`);
  if (manifest.missingFiles.length === 0) return 0;
  if (bucket !== null) {
    console.log(
      `${manifest.missingFiles.length} files lie in the object store (bucket ${bucket}) and are NOT in this backup: keep the bucket by its own means (versions, a copy elsewhere). A restored house reads them there, by the same GUICHENG_S3_… settings.`,
    );
    return 0;
  }
  console.error(
    `! ${manifest.missingFiles.length} files are missing or damaged in the files folder: ${manifest.missingFiles.join(', ')}`,
  );
  return 1;
}

function emptyFolder(target: string): void {
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new StartProblem('backup', `${target} is not empty`, 'Give a new folder; an earlier backup is never overwritten.');
  }
  mkdirSync(join(target, TABLES), { recursive: true, mode: 0o700 });
}
