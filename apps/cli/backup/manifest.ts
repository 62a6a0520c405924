import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StartProblem } from '../../../libs/runtime/problem';

/** What a backup holds, with the hashes by which a restore judges it. */
export interface Manifest {
  format: 1;
  createdAt: string;
  /** Names of the migrations, in order: the schema that the rows fit. */
  migrations: string[];
  tables: TableEntry[];
  sequences: { name: string; value: string; called: boolean }[];
  files: FileEntry[];
  /** Files that the rows speak of and that the files folder did not have. */
  missingFiles: string[];
}

export interface TableEntry {
  name: string;
  columns: string[];
  rows: number;
  sha256: string;
}

export interface FileEntry {
  name: string;
  bytes: number;
  sha256: string;
}

export const MANIFEST = 'manifest.json';
export const TABLES = 'tables';
export const FILES = 'files';

export function readManifest(folder: string): Manifest {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
    if (manifest.format === 1) return manifest;
  } catch {
    // Said below.
  }
  throw new StartProblem(
    'Backup',
    `${folder} holds no backup that this release can read (${MANIFEST})`,
    'Give the folder that "guicheng backup" wrote.',
  );
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** The file of a table inside the backup. */
export function tableFile(folder: string, table: string): string {
  return join(folder, TABLES, `${table}.jsonl`);
}
