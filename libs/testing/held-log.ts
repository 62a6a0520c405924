import { withClient } from '../runtime/database';

/**
 * Nothing is appended to this log until the work is over: whoever appends waits, and finds no error. A promise that waits for the log goes out
 * of the work in an array, or the two would wait for each other. `url`: as the owner of the store.
 */
export function whileHeld<Result>(url: string, stream: string, work: () => Promise<Result>): Promise<Result> {
  return withClient(url, async (client) => {
    await client.query('begin');
    await client.query('select 1 from guicheng.stream where id = $1 for update', [stream]);
    const result = await work();
    await client.query('commit');
    return result;
  });
}
