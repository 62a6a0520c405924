/**
 * What stands around the machine, on the product as it is started (`npm run build` first): 100 MB up and down with the memory of the API, a
 * 办理单 of twenty opinions, and ten thousand messages to a local sink beside decisions. `npm run bench:service`. Fails when a byte or a message is lost, or the memory grows with the file.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, openAsBlob, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { fileBranch } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { startHouse, type House } from '../support/house';
import { startWire } from '../support/wire';
import { measurePapers } from './papers';
import { machineWords } from './machine';

const MB = 1024 * 1024;
const FILE_MB = 100;
/** What a hundred megabytes may add to the API: buffers of the line and of the disk, never the file. */
const MOST_GROWN_MB = 64;
const MESSAGES = 10_000;
const DECISIONS = Number(process.env['GUICHENG_DECISIONS'] ?? 30);
const PATIENCE_MS = 600_000;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guicheng-bench-'));
  const sink = await startWire(() => ({}));
  const settings = join(folder, 'webhooks.json');
  const hook = {
    name: 'sink',
    organisation: demo.ENVIRONMENT_SOCIETY,
    url: sink.url,
    secret: 'sixteen-characters',
    allowPrivate: true,
  };
  writeFileSync(settings, JSON.stringify([hook]));
  const house = await startHouse(join(folder, 'house'), { environment: { GUICHENG_WEBHOOKS: settings } });
  try {
    console.log(machineWords());
    console.log(await measurePapers());
    const secretary = await HttpClient.signedIn(house.base, 'secretary');
    await files(house, secretary, folder);
    await messages(house, secretary, () => new Set(sink.asked.map(({ headers }) => headers['guicheng-delivery'])).size);
  } finally {
    await house.stop();
    await sink.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function files(house: House, secretary: HttpClient, folder: string): Promise<void> {
  const path = join(folder, 'large.pdf');
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(FILE_MB * MB - 16), Buffer.from('\n%%EOF\n')]);
  writeFileSync(path, content);
  const wanted = createHash('sha256').update(content).digest('hex');
  const pid = apiOf();
  const before = peakMb(pid);
  const up = await timed(async () => {
    const form = new FormData();
    form.set('society', demo.ENVIRONMENT_SOCIETY);
    form.set('file', await openAsBlob(path), 'large.pdf');
    return secretary.sendForm<FileView>('/files', form);
  });
  if (up.result.body.sha256 !== wanted) throw new Error(`the upload answered ${up.result.status} ${up.result.body.error?.code}`);
  const down = await timed(async () => {
    const hash = createHash('sha256');
    const response = await secretary.open(`/files/${up.result.body.id}`);
    for await (const part of response.body ?? []) hash.update(part as Uint8Array);
    return hash.digest('hex');
  });
  if (down.result !== wanted) throw new Error('what came down is not what went up');
  const grown = peakMb(pid) - before;
  console.log(
    `${FILE_MB} MB up ${up.ms} ms, down ${down.ms} ms; peak of the API ${before} MB before, ${before + grown} MB after`,
  );
  if (grown > MOST_GROWN_MB) fail(`the API grew by ${grown} MB`);
}

async function messages(house: House, secretary: HttpClient, arrived: () => number): Promise<void> {
  await decide(secretary, 5);
  const alone = await decide(secretary, DECISIONS);
  const queued = await timed(() =>
    house.owner(
      `insert into guicheng.message (id, kind, channel, facts, next_attempt_at)
       select 'event/sink/bench/' || n, 'event', 'webhook:sink', '{"event": "task-waiting"}', guicheng.record_now() from generate_series(1, $1::int) n`,
      [MESSAGES],
    ),
  );
  const sending = timed(() =>
    until('every message to be sent', PATIENCE_MS, async () => {
      const [row] = await house.owner<{ n: number }>(
        `select count(*)::int as n from guicheng.message where id like 'event/sink/bench/%' and state = 'sent'`,
      );
      return row?.n === MESSAGES;
    }),
  );
  const beside = await decide(secretary, DECISIONS);
  const isBeside = arrived() < MESSAGES;
  const sent = await sending;
  console.log(
    `${MESSAGES} messages queued in ${queued.ms} ms, sent in ${(sent.ms / 1000).toFixed(1)} s (${Math.round(MESSAGES / (sent.ms / 1000))}/s)`,
  );
  console.log(
    `a decision p50 ${alone.p50} ms p95 ${alone.p95} ms alone, ${beside.p50} ms ${beside.p95} ms beside: ${(beside.p50 / alone.p50).toFixed(2)} times`,
  );
  if (!isBeside) fail('the messages were gone before the decisions were taken: take fewer (GUICHENG_DECISIONS)');
  if (arrived() < MESSAGES) fail(`${arrived()} of ${MESSAGES} arrived`);
}

/** Filing a case: the form's check, the intent, the workflow, the log. */
async function decide(secretary: HttpClient, times: number): Promise<{ p50: number; p95: number }> {
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) took.push((await timed(() => fileBranch(secretary))).ms);
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const begun = performance.now();
  const result = await work();
  return { result, ms: Math.round(performance.now() - begun) };
}

/** Of the product that this bench started: the newest one on this machine whose parent is ours. */
function apiOf(): number {
  const mine = descendants(process.pid);
  const found = mine.find((pid) => /apps\/api\/main/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')));
  if (found === undefined) throw new Error('the API is not among the processes of this bench');
  return found;
}

function descendants(root: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.flatMap((name) => parentOf(name)));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

function parentOf(name: string): [number, number][] {
  try {
    return [[Number(name), Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])]];
  } catch {
    return [];
  }
}

/** The most memory that a process has ever had. */
function peakMb(pid: number): number {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
}

function fail(why: string): void {
  console.log(`failed: ${why}`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
