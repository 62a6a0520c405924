import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createDataSource, exportRecord, verifierKey, withConnection, Words } from '../../libs/persistence';
import { commitmentsIn, openCheckpoint } from '../../libs/record';
import { StartProblem } from '../../libs/runtime/problem';
import { textFlag, type Invocation } from './invocation';
import { dataFolder, layoutOf } from './layout';
import { keysOf, openStore } from './store';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `guicheng export CASE… --out FILE`: cases (by number or id) and sittings (by id) with all that proves them, for `guicheng verify`. On the
 * console everything is opened, unless --without-words. --against FILE also proves that it continues from a checkpoint kept elsewhere.
 */
export async function exportCommand(invocation: Invocation): Promise<number> {
  const { environment, words, flags } = invocation;
  const out = textFlag(invocation, 'out');
  if (words.length === 0 || out === undefined)
    throw new StartProblem('export', 'it needs what to export and where to', 'npx --no guicheng export CASE… --out FILE');
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn));
  const against = textFlag(invocation, 'against');
  const kept = against === undefined ? undefined : readFileSync(resolve(environment.typedIn, against), 'utf8');
  const store = await openStore(layout, environment);
  const source = await createDataSource({ url: store.urls.api, poolSize: 2 }).initialize();
  try {
    const opener = new Words(source, keysOf(layout, environment, 'sealingKeys'));
    const exported = await withConnection(source, async (sql) => {
      await sql.run('begin isolation level repeatable read read only');
      const streams = await Promise.all(words.map((word) => streamOf(sql, word)));
      const openings = (commitments: string[]) => opener.openings(sql, commitments);
      return exportRecord(
        sql,
        streams,
        {
          mayReadContent: () => true,
          words: (events) =>
            flags['without-words'] === true
              ? Promise.resolve(new Map())
              : openings(events.flatMap(({ body }) => commitmentsIn(body))),
        },
        kept === undefined ? undefined : sizeOf(kept, await verifierKey(sql)),
      );
    });
    if (exported === null)
      throw new StartProblem(
        'export',
        'no checkpoint holds any of it yet',
        'Start Guicheng (npm start): the auditor takes one within a minute.',
      );
    writeFileSync(resolve(environment.typedIn, out), `${JSON.stringify(exported, null, 1)}\n`, { mode: 0o600 });
    const events = exported.streams.reduce((sum, { events: own }) => sum + own.length, 0);
    console.log(`Exported ${events} records of ${exported.streams.length} to ${out}. Verify: npx --no guicheng verify ${out}`);
    console.log(`Public key: ${exported.key}`);
    return 0;
  } finally {
    await source.destroy();
    await store.close();
  }
}

async function streamOf(sql: { rows<Row>(text: string, values: unknown[]): Promise<Row[]> }, word: string): Promise<string> {
  const [row] = await sql.rows<{ id: string }>(
    `select id from guicheng.case_file where number = $1 union all select id from guicheng.stream where id = $2`,
    [word, UUID.test(word) ? word : null],
  );
  if (row === undefined)
    throw new StartProblem(
      'export',
      `there is no case or sitting ${word}`,
      'Give a case by its number (2026-00001) or by its id.',
    );
  return row.id;
}

function sizeOf(note: string, key: string | null): { size: number } {
  const checkpoint = key === null ? null : openCheckpoint(note, key);
  if (checkpoint === null)
    throw new StartProblem(
      '--against',
      'that checkpoint was not signed by this house',
      'Give a file `checkpoint` that was copied off this machine.',
    );
  return { size: checkpoint.size };
}
