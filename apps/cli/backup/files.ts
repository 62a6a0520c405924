import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { SCHEMA } from '../../../libs/runtime/database';
import { StartProblem } from '../../../libs/runtime/problem';
import { FILES, sha256Of, tableFile, type FileEntry, type Manifest } from './manifest';

/** Copies the files that the rows speak of. They are written once and never changed, so copying them after the snapshot is in time. */
export async function copyFiles(client: Client, from: string, folder: string): Promise<Pick<Manifest, 'files' | 'missingFiles'>> {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    `select distinct stored_as as name, sha256 from ${SCHEMA}.stored_file order by 1`,
  );
  mkdirSync(join(folder, FILES), { recursive: true, mode: 0o700 });
  const files: FileEntry[] = [];
  const missingFiles: string[] = [];
  for (const { name, sha256 } of rows) {
    const target = join(folder, FILES, name);
    if (existsSync(join(from, name))) copyFileSync(join(from, name), target);
    // The hash is the one that was taken at upload: a file that rotted since is as good as gone.
    if (existsSync(target) && (await sha256Of(target)) === sha256) files.push({ name, bytes: statSync(target).size, sha256 });
    else missingFiles.push(name);
  }
  return { files, missingFiles };
}

/** Reads every file of the backup and compares its hash with the manifest. Refuses before anything is written. */
export async function verify(folder: string, manifest: Manifest): Promise<void> {
  const wanted = [
    ...manifest.tables.map(({ name, sha256 }) => ({ path: tableFile(folder, name), sha256 })),
    ...manifest.files.map(({ name, sha256 }) => ({ path: join(folder, FILES, name), sha256 })),
  ];
  for (const { path, sha256 } of wanted) {
    const found = existsSync(path) ? await sha256Of(path) : null;
    if (found === sha256) continue;
    throw new StartProblem(
      'Backup',
      `${path} is ${found === null ? 'missing' : 'not what was written (its hash differs)'}`,
      'Take another backup; nothing was restored.',
    );
  }
}

export function putFiles(folder: string, manifest: Manifest, to: string): void {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const { name } of manifest.files) copyFileSync(join(folder, FILES, name), join(to, name));
}
