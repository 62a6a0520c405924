/** The record over all logs on real PostgreSQL and Temporal: taken into the tree, signed, carried out, verified, and not quietly changed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Auditor } from '../../apps/auditor/auditor';
import {
  nodesOfTiles,
  openCheckpoint,
  rootOf,
  verify,
  type Receipt,
  type RecordExport,
  type VerifyOptions,
} from '../../libs/record';
import type { ReceiptCard, VerificationView } from '../../libs/contracts';
import { withClient } from '../../libs/runtime/database';
import { act, fileBranch, walkBranchSetup } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startApi, type RunningApi } from '../support/api';
import { checkpointsOf, recordCovered, startAuditor } from '../support/auditor';

let api: RunningApi;
let auditor: Auditor;
let folder: string;
let secretary: HttpClient;
let official: HttpClient;
let closed: string;

const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);
const kept = (): VerifyOptions => ({
  key: readFileSync(join(folder, 'key.pub'), 'utf8'),
  kept: {
    checkpoint: readFileSync(join(folder, 'checkpoint'), 'utf8'),
    tiles: (size) => nodesOfTiles((path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : null), size),
  },
});
const exported = async (client: HttpClient, id: string): Promise<RecordExport> =>
  (await client.get<RecordExport>(`/cases/${id}/export`)).body;

beforeAll(async () => {
  api = await startApi();
  folder = checkpointsOf(api.environment);
  auditor = await startAuditor(api.environment);
  closed = (await walkBranchSetup(api.base)).caseId;
  secretary = await HttpClient.signedIn(api.base, 'secretary');
  official = await HttpClient.signedIn(api.base, 'official');
  await recordCovered(owner);
}, 240_000);

afterAll(async () => {
  await auditor?.stop();
  await api?.stop();
}, 60_000);

describe('an export', () => {
  it('of a case is whole, by the published key and beside the tiles that were copied off', async () => {
    const file = await exported(secretary, closed);
    const found = verify(JSON.stringify(file), kept());
    expect(found).toMatchObject({ result: 'whole', findings: [], compared: 'wholly' });
    const [count] = await owner<{ n: number }>('select count(*)::int as n from guicheng.stream_event where stream = $1', [
      closed,
    ]);
    expect(file.streams[0]?.events.length).toBe(count?.n);
    expect(JSON.stringify(file.words)).toContain('陆一鸣');
  });

  it('holds for another house what its pages show, and is whole all the same', async () => {
    const file = await exported(official, closed);
    expect(verify(JSON.stringify(file), kept())).toMatchObject({ result: 'whole' });
    const withheld = file.streams[0]?.events.filter(({ content }) => content === null) ?? [];
    expect(withheld.length).toBeGreaterThan(0);
    expect(JSON.stringify(file)).not.toMatch(/"votes(Needed)?"/);
  });

  it('is not there for who may not see the case', async () => {
    const stranger = await HttpClient.signedIn(api.base, 'tj-secretary');
    for (const what of ['export', 'verification', 'receipts', 'receipts/1'])
      expect((await stranger.get(`/cases/${closed}/${what}`)).status).toBe(404);
  });
});

describe('a receipt', () => {
  it('proves one’s own act, and others’ acts are theirs', async () => {
    const cards = (await secretary.get<ReceiptCard[]>(`/cases/${closed}/receipts`)).body;
    expect(cards.map(({ what }) => what)).toContain('filed');
    expect(cards.every(({ checkpoint }) => checkpoint !== null)).toBe(true);
    const receipt = (await secretary.get<Receipt>(`/cases/${closed}/receipts/1`)).body;
    expect(verify(JSON.stringify(receipt), kept())).toMatchObject({ result: 'whole', kind: 'receipt' });
    expect((await official.get(`/cases/${closed}/receipts/1`)).status).toBe(404);
    expect((await secretary.get(`/cases/${closed}/receipts/x`)).status).toBe(404);
  });
});

describe('the tree', () => {
  it('holds every event once, and every refusal and act of the house in a batch', async () => {
    await secretary.post(`/cases/${closed}/withdraw`, {}, crypto.randomUUID());
    await recordCovered(owner);
    const [row] = await owner<{ events: number; leaves: number; attempts: number; batched: number }>(
      `select (select count(*)::int from guicheng.stream_event) as events,
              (select count(*)::int from guicheng.record_leaf where stream is not null) as leaves,
              (select count(*)::int from guicheng.attempt) as attempts,
              (select count(*)::int from guicheng.record_batch, jsonb_array_elements(rows) where chain = 'attempts') as batched`,
    );
    expect(row?.leaves).toBe(row?.events);
    expect(row?.attempts).toBeGreaterThan(0);
    expect(row?.batched).toBe(row?.attempts);
  });

  it('misses nothing of a transaction that commits late, and nothing of many at once', async () => {
    await withClient(api.environment.urls.owner, async (late) => {
      await late.query('begin');
      const { rows } = await late.query<{ id: string }>(
        `insert into guicheng.attempt (action, code) values ('late', 'LATE') returning id`,
      );
      await Promise.all(
        Array.from({ length: 30 }, (_, n) => owner(`insert into guicheng.attempt (action, code) values ('many', 'MANY-${n}')`)),
      );
      await until('the others to be in the tree', 20_000, async () => {
        const [found] = await owner<{ n: number }>(
          `select count(*)::int as n from guicheng.record_batch b, jsonb_array_elements(b.rows) r
             join guicheng.attempt a on a.id::text = r ->> 'id' where a.action = 'many'`,
        );
        return found?.n === 30;
      });
      await late.query('commit');
      await until('the late one to be in the tree', 20_000, async () => {
        const found = await owner(
          `select 1 from guicheng.record_batch b, jsonb_array_elements(b.rows) r where r ->> 'id' = $1::text`,
          [rows[0]?.id],
        );
        return found.length === 1;
      });
    });
  });

  it('is signed anew, each checkpoint going on from the one before, and lies in the folder as tiles', async () => {
    const key = readFileSync(join(folder, 'key.pub'), 'utf8');
    const notes = readdirSync(join(folder, 'past'))
      .sort()
      .map((name) => readFileSync(join(folder, 'past', name), 'utf8'));
    expect(notes.length).toBeGreaterThan(2);
    const tiles = (kept().kept?.tiles as (size: number) => ReturnType<typeof nodesOfTiles>)(
      openCheckpoint(readFileSync(join(folder, 'checkpoint'), 'utf8'), key)?.size ?? 0,
    );
    const last = notes.at(-1) as string;
    expect(openCheckpoint(last, key)).not.toBeNull();
    for (const note of notes) {
      const checkpoint = openCheckpoint(note, key);
      expect(rootOf(tiles, checkpoint?.size ?? 0)).toEqual(checkpoint?.root);
    }
  });

  it('counts a flood of the same refusal instead of storing it one by one', async () => {
    await owner(
      `insert into guicheng.attempt (at, actor, action, code)
       select now() - interval '30 minutes', '00000000-0000-4000-8000-000000000001', 'flood', 'FORBIDDEN' from generate_series(1, 60)`,
    );
    const [stored] = await owner<{ n: number }>(`select count(*)::int as n from guicheng.attempt where action = 'flood'`);
    expect(stored?.n).toBe(20);
    await until('the count to be in a batch', 20_000, async () => {
      const found = await owner<{ times: number }>(
        `select (r -> 'tally' ->> 'times')::int as times from guicheng.record_batch b, jsonb_array_elements(b.rows) r
          where r -> 'tally' ->> 'action' = 'flood'`,
      );
      return found[0]?.times === 60;
    });
  });

  it('is changed by nobody: attempts, batches and leaves are append-only for the owner too', async () => {
    for (const table of ['attempt', 'administrative_act', 'record_leaf', 'record_node', 'record_batch', 'record_checkpoint'])
      for (const statement of [`delete from guicheng.${table}`, `truncate guicheng.${table}`])
        await expect(owner(statement)).rejects.toMatchObject({ code: '42501' });
    for (const role of ['api', 'worker'] as const)
      for (const table of ['record_pending', 'record_leaf', 'record_checkpoint', 'attempt_tally'])
        await expect(
          withClient(api.environment.urls[role], (client) => client.query(`delete from guicheng.${table}`)),
        ).rejects.toMatchObject({ code: '42501' });
    for (const statement of ['select box from guicheng.sealed_value', 'select 1 from guicheng.data_key'])
      for (const role of ['auditor', 'worker'] as const)
        await expect(withClient(api.environment.urls[role], (client) => client.query(statement))).rejects.toMatchObject({
          code: '42501',
        });
  });
});

describe('完整性核验', () => {
  const verification = async (id: string) => (await secretary.get<VerificationView>(`/cases/${id}/verification`)).body;

  it('says of a case how many records stand unchanged, and since which checkpoint that is proven', async () => {
    const view = await verification(closed);
    expect(view).toMatchObject({ whole: true, broken: null, erased: 0 });
    expect(view.covered).toBe(view.events);
    expect(view.checkpoint?.size).toBeGreaterThan(view.events);
  });

  it('names what somebody with the owner’s rights changed, though he made the chain fit again', async () => {
    const id = await fileBranch(secretary);
    await act(secretary, id, 'incomplete', { missing: [{ field: 'name', note: '请写全称。' }], opinion: '名称不全。' });
    await recordCovered(owner);
    const [before] = await owner<{ state_hash: string; audit_hash: string }>(
      'select state_hash, audit_hash from guicheng.stream_event where stream = $1 and seq = 1',
      [id],
    );
    const forge = (hash: string) => [
      'alter table guicheng.stream_event disable trigger stream_event_is_append_only',
      `update guicheng.stream_event set state_hash = '${hash}' where stream = '${id}' and seq = 1`,
      'alter table guicheng.stream_event enable trigger stream_event_is_append_only',
    ];
    for (const statement of forge('f'.repeat(64))) await owner(statement);
    const view = await verification(id);
    expect(view).toMatchObject({ whole: false, broken: { seq: 1 } });
    for (const statement of forge(before?.state_hash ?? '')) await owner(statement);
    expect(await verification(id)).toMatchObject({ whole: true });
  });
});

describe('the auditor', () => {
  it('signs what was left pending when it ended, and refuses a tree that no longer contains what it signed', async () => {
    await auditor.stop();
    await owner(`insert into guicheng.attempt (action, code) values ('while-away', 'X')`);
    const said: string[] = [];
    auditor = await startAuditor(api.environment, said);
    await recordCovered(owner);
    await auditor.stop();
    const last = openCheckpoint(readFileSync(join(folder, 'checkpoint'), 'utf8'), readFileSync(join(folder, 'key.pub'), 'utf8'));
    // Somebody who owns the database rewrites the last leaf and all above it, and leaves the checkpoint's row as it was.
    for (const table of ['record_leaf', 'record_node']) await owner(`alter table guicheng.${table} disable trigger user`);
    const forged = [(last?.size ?? 0) - 1];
    await owner(`update guicheng.record_leaf set hash = decode(repeat('ab', 32), 'hex') where position = $1`, forged);
    await owner(
      `update guicheng.record_node set hash = decode(repeat('ab', 32), 'hex') where position = $1::bigint >> level::integer`,
      forged,
    );
    await owner(`insert into guicheng.attempt (action, code) values ('after-forgery', 'X')`);
    auditor = await startAuditor(api.environment, said);
    expect(said.join('\n')).toContain('ALARM');
    const [waiting] = await owner<{ n: number }>('select count(*)::int as n from guicheng.record_pending');
    expect(waiting?.n).toBeGreaterThan(0);
    const now = openCheckpoint(readFileSync(join(folder, 'checkpoint'), 'utf8'), readFileSync(join(folder, 'key.pub'), 'utf8'));
    expect(now?.size).toBe(last?.size);
  });
});
