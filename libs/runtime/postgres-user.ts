import { chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './process';

/** How PostgreSQL, which refuses to run as root, is run by whom we are. */
export type RunAs =
  | { mode: 'direct' }
  /** A user namespace in which we are nobody: works under folders that only root may enter, and files stay ours. */
  | { mode: 'namespace' }
  /** The user nobody: the data folder is given to it, so the folder must be reachable for everybody. */
  | { mode: 'nobody'; uid: number };

const NOBODY = 65534;

export async function postgresUser(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { mode: 'direct' };
  const probe = await run('unshare', [...NAMESPACE, 'true'], { timeoutMs: 5_000 });
  return probe.code === 0 ? { mode: 'namespace' } : { mode: 'nobody', uid: NOBODY };
}

const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/** The command line and the user for one program. */
export function commandAs(
  as: RunAs,
  binary: string,
  args: string[],
): { command: string; args: string[]; uid?: number; gid?: number } {
  switch (as.mode) {
    case 'direct':
      return { command: binary, args };
    case 'namespace':
      return { command: 'unshare', args: [...NAMESPACE, binary, ...args] };
    case 'nobody':
      return { command: binary, args, uid: as.uid, gid: as.uid };
  }
}

/** Gives a folder and all in it to the user that PostgreSQL will run as. */
export function giveTo(as: RunAs, path: string): void {
  if (as.mode !== 'nobody') return;
  chownSync(path, as.uid, as.uid);
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' })) chownSync(join(path, entry), as.uid, as.uid);
}
