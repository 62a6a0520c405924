import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withClient, withoutPassword } from '../../libs/runtime/database';
import { cacheFolder, goEnvironment } from '../../libs/runtime/env';
import { holderOf } from '../../libs/runtime/lock';
import { isPortFree } from '../../libs/runtime/ports';
import { postgresBinaries } from '../../libs/runtime/postgres-binaries';
import { postgresUser } from '../../libs/runtime/postgres-user';
import { reasonOf, StartProblem } from '../../libs/runtime/problem';
import { run } from '../../libs/runtime/process';
import { awaitTemporal } from '../../libs/runtime/temporal';
import { findTemporal } from '../../libs/runtime/temporal-find';
import { textFlag, type Invocation } from './invocation';
import { BUILT, dataFolder, DEFAULT_PORT, layoutOf, ROOT } from './layout';

interface Finding {
  part: string;
  /** `missing` stops a start; `note` only some of the tests, or nothing. */
  is: 'ok' | 'missing' | 'note';
  text: string;
}

/** `guicheng doctor`: what this machine has and what is missing, without changing anything. Exit code 1 when a start would fail. */
export async function doctor(invocation: Invocation): Promise<number> {
  const { environment } = invocation;
  const folder = dataFolder(textFlag(invocation, 'data'), environment.typedIn);
  const findings = [
    node(),
    build(),
    await postgres(environment.databaseUrl),
    await temporal(environment.temporalAddress, environment.temporalNamespace, environment.temporalCli),
    await go(),
    browser(),
    await port(),
    data(folder),
  ];
  const width = Math.max(...findings.map(({ part }) => part.length));
  for (const { part, is, text } of findings) console.log(`${is.padEnd(7)} ${part.padEnd(width)}  ${text}`);
  return findings.some(({ is }) => is === 'missing') ? 1 : 0;
}

function node(): Finding {
  return { part: 'Node', is: 'ok', text: `${process.versions.node} at ${process.execPath}` };
}

function build(): Finding {
  const gone = Object.entries(BUILT)
    .filter(([, path]) => !existsSync(path))
    .map(([name]) => name);
  return gone.length === 0
    ? { part: 'Build', is: 'ok', text: join(ROOT, 'dist') }
    : { part: 'Build', is: 'note', text: `not built: ${gone.join(', ')}; "npm start" does it` };
}

async function postgres(databaseUrl: string | null): Promise<Finding> {
  const part = 'PostgreSQL';
  try {
    if (databaseUrl) {
      const version = await withClient(
        databaseUrl,
        async (client) => (await client.query<{ server_version: string }>('show server_version')).rows[0],
      );
      return { part, is: 'ok', text: `${version?.server_version ?? '?'} at ${withoutPassword(databaseUrl)} (DATABASE_URL)` };
    }
    const version = await run(postgresBinaries().postgres, ['--version'], { timeoutMs: 10_000 });
    const as = await postgresUser();
    const how = {
      direct: 'as this user',
      namespace: 'in a user namespace, since this is root',
      nobody: 'as the user nobody, since this is root',
    }[as.mode];
    return version.code === 0
      ? { part, is: 'ok', text: `${version.output.trim()}, from the packages; runs ${how}` }
      : { part, is: 'missing', text: `the one from the packages does not run (${version.output.trim()}); set DATABASE_URL` };
  } catch (error) {
    return { part, is: 'missing', text: words(error) };
  }
}

async function temporal(address: string | null, namespace: string, given: string | undefined): Promise<Finding> {
  const part = 'Temporal';
  if (address) {
    const answer = await awaitTemporal(address, namespace, 3_000);
    return 'version' in answer
      ? { part, is: 'ok', text: `server ${answer.version} at ${address} (TEMPORAL_ADDRESS)` }
      : { part, is: 'missing', text: `no answer at ${address} (TEMPORAL_ADDRESS) for namespace ${namespace}: ${answer.failure}` };
  }
  try {
    const found = await findTemporal({ given, fetch: false });
    return { part, is: 'ok', text: `server ${found.serverVersion}, ${found.binary} (${found.from})` };
  } catch {
    const go = await run('go', ['version'], { env: goEnvironment(), timeoutMs: 10_000 });
    return {
      part,
      is: 'note',
      text: `not here yet; "npm start" ${go.code === 0 ? 'downloads it, or builds it with Go' : 'tries to download it (there is no Go to build it)'}`,
    };
  }
}

async function go(): Promise<Finding> {
  const version = await run('go', ['version'], { env: goEnvironment(), timeoutMs: 10_000 });
  const built = existsSync(join(cacheFolder(), 'temporal-server'));
  if (version.code === 0) return { part: 'Go', is: 'ok', text: version.output.trim() };
  return {
    part: 'Go',
    is: 'note',
    text: `not here; only the suite "production" needs it${built ? ', and its server is in the cache' : ''}`,
  };
}

function browser(): Finding {
  const part = 'Browser';
  const here = existsSync(join(ROOT, 'node_modules', '@sparticuz', 'chromium'));
  return {
    part,
    is: here ? 'ok' : 'note',
    text: here ? 'Chromium for the tests, from the packages' : 'none from the packages; only the suite "e2e" needs it',
  };
}

async function port(): Promise<Finding> {
  return (await isPortFree(DEFAULT_PORT))
    ? { part: 'Port', is: 'ok', text: `${DEFAULT_PORT} is free` }
    : { part: 'Port', is: 'note', text: `${DEFAULT_PORT} is in use; start with --port N` };
}

function data(folder: string): Finding {
  const layout = layoutOf(folder);
  const holder = holderOf(folder);
  if (holder !== null) return { part: 'Data', is: 'ok', text: `${folder}, in use by process ${holder}` };
  const version = join(layout.postgres, 'PG_VERSION');
  if (!existsSync(version)) return { part: 'Data', is: 'ok', text: `${folder}, new` };
  return { part: 'Data', is: 'ok', text: `${folder}, PostgreSQL ${readFileSync(version, 'utf8').trim()}` };
}

function words(error: unknown): string {
  return error instanceof StartProblem ? `${error.why}. ${error.remedy}` : reasonOf(error);
}
