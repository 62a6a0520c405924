import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './process';
import { StartProblem } from './problem';

export interface FolderLock {
  release(): void;
}

interface Holder {
  pid: number;
  /** When the process began, as the kernel counts: a reused pid is another process. */
  began: string | null;
}

const FILE = 'lock.json';

/**
 * One running Guicheng per data folder: two would write the same PostgreSQL cluster. A lock whose process is gone is taken over.
 * Refuses with the pid of the holder.
 */
export function takeLock(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE);
  const own: Holder = { pid: process.pid, began: beganOf(process.pid) };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
      return { release: () => releaseOwn(path, own) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotWrite(folder, error);
    }
    const holder = readHolder(path);
    if (holder && holds(holder)) throw locked(folder, holder.pid);
    setAside(path, holder);
  }
  throw new StartProblem(
    'Data folder',
    `the lock ${path} could not be taken`,
    'Delete that file if no Guicheng runs on this folder.',
  );
}

/** The pid of the Guicheng that runs on the folder, or null. */
export function holderOf(folder: string): number | null {
  const holder = readHolder(join(folder, FILE));
  return holder && holds(holder) ? holder.pid : null;
}

function holds(holder: Holder): boolean {
  return isAlive(holder.pid) && (holder.began === null || beganOf(holder.pid) === holder.began);
}

/** Renames the stale lock away; if somebody took it over in between, what was renamed is theirs and goes back. */
function setAside(path: string, stale: Holder | null): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    const found = readHolder(aside);
    if (found && found.pid !== stale?.pid && holds(found)) linkSync(aside, path);
  } catch {
    // Gone already, or taken again: the next attempt looks anew.
  }
  rmSync(aside, { force: true });
}

function releaseOwn(path: string, own: Holder): void {
  if (readHolder(path)?.pid === own.pid) rmSync(path, { force: true });
}

function readHolder(path: string): Holder | null {
  try {
    const parsed = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return typeof parsed.pid === 'number' ? { pid: parsed.pid, began: parsed.began ?? null } : null;
  } catch {
    return null;
  }
}

/** The start instant of a process in the kernel's ticks, where /proc tells it. */
function beganOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function locked(folder: string, pid: number): StartProblem {
  return new StartProblem(
    'Data folder',
    `Guicheng already runs on ${folder} (process ${pid})`,
    `Use that one, stop it with Ctrl-C or "kill ${pid}", or start with another folder: npm start -- --data DIR`,
  );
}

function cannotWrite(folder: string, error: unknown): StartProblem {
  return new StartProblem(
    'Data folder',
    `${folder} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`,
    'Give a folder that this user may write: npm start -- --data DIR',
  );
}
