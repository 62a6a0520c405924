import { createDataSource, inTransaction, sendFailedAgain } from '../../libs/persistence';
import { StartProblem } from '../../libs/runtime/problem';
import { textFlag, type Invocation } from './invocation';
import { dataFolder, layoutOf } from './layout';
import { openStore } from './store';

interface Failed {
  id: string;
  at: string;
  channel: string;
  failure: string | null;
  attempts: number;
}

/** Lines that are printed; the sum says how many there are. */
const LISTED = 200;
const HELP = 'npx --no guicheng messages (lists), messages again ID … (sends those), messages again --all';

/**
 * `guicheng messages`: what could not be delivered, the newest first, without an address or a word of it; `messages again` sends it again, with all its
 * tries. Exit code 1 while something has failed, so that a watch can ask.
 */
export async function messages(invocation: Invocation): Promise<number> {
  const { environment, flags, words } = invocation;
  const [what, ...ids] = words;
  const isAll = flags['all'] === true;
  if ((what !== undefined && what !== 'again') || (what === 'again' && isAll === ids.length > 0) || (what === undefined && isAll))
    throw new StartProblem('messages', 'it lists what failed, or sends some or all of it again', HELP);
  const store = await openStore(layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn)), environment);
  const source = await createDataSource({ url: store.urls.owner, poolSize: 1 }).initialize();
  try {
    if (what === 'again') {
      const again = await inTransaction(source, (sql) => sendFailedAgain(sql, isAll ? null : ids, null));
      console.log(`${again} messages wait to be sent again.`);
      return isAll || again === ids.length ? 0 : 1;
    }
    const [count, rows] = await inTransaction(source, async (sql) => [
      (await sql.one<{ n: number }>(`select count(*)::int as n from guicheng.message where state = 'failed'`))?.n ?? 0,
      await sql.rows<Failed>(
        `select id, to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, channel, failure, attempts
           from guicheng.message where state = 'failed' order by made_at desc, id desc limit ${LISTED}`,
      ),
    ]);
    for (const { id, at, channel, failure, attempts } of rows)
      console.log(`${at}  ${channel}  ${failure ?? 'unknown'}  ${attempts} tries  ${id}`);
    console.log(count === 0 ? 'No message has failed.' : `${count} messages have failed. ${HELP}`);
    return count === 0 ? 0 : 1;
  } finally {
    await source.destroy();
    await store.close();
  }
}
