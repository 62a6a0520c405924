import { createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../../libs/runtime/process';

/** One file per part, the last run's kept beside it as `.1`. Gives a writer of lines. */
export function logFile(folder: string, name: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.log`);
  if (existsSync(path)) renameSync(path, `${path}.1`);
  const stream = createWriteStream(path, { mode: 0o600 });
  // A full disk must not end what runs.
  stream.on('error', () => undefined);
  return (line) => void stream.write(`${line}\n`);
}
