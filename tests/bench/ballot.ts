/**
 * A ballot on which everybody votes at once, on the product as it is started: `npm run bench:ballot`. Three hundred members open their links within a
 * minute, enter their digits, read and vote; with `-- --assembly` three thousand vote within a minute. Prints times, and fails when one
 * acknowledged vote is not counted as it was given, or one is counted twice.
 */
import { randomUUID } from 'node:crypto';
import type { FilePagesView, LinkOpened, LinkView, VoteChoice } from '../../libs/contracts';
import { dice } from '../../libs/testing/dice';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { ballotOf, must, visitorOf, type Member } from '../support/open-ballot';
import { Visitor } from '../support/visitor';
import { assetsOf, load } from './assets';
import { startBallotHouse, type BallotHouse } from './ballot-house';
import { OpenLoop, type Step } from './open-loop';
import { processorSeconds, usedBetween } from './processor-time';
import { machineWords } from './machine';

const MINUTE_MS = 60_000;
const PATIENCE_MS = 60_000;
const SEED = Number(process.env['GUICHENG_SEED'] ?? 1);
const CHOICES: VoteChoice[] = ['for', 'against', 'abstained', 'recused'];
const CHUNKS = ['index.html', 'src/ballot-link/ballot-link.page.tsx'];

/** What members were told that they had voted, by item and member. */
type Told = Map<string, VoteChoice>;

async function main(): Promise<void> {
  const isAssembly = process.argv.includes('--assembly');
  const house = await startBallotHouse(isAssembly ? 3000 : 300, isAssembly ? 1 : 3);
  try {
    const told: Told = new Map();
    const loop = new OpenLoop(house.members.length, MINUTE_MS, SEED);
    const walk = isAssembly ? await voteOnly(house, told) : openAndVote(house, told);
    const voters = process.cpuUsage();
    const before = processorSeconds(house.pid);
    const { tookMs, failures } = await loop.run((n, step) => walk(house.members[n] as Member, step));
    const used = usedBetween(before, processorSeconds(house.pid));
    const { user, system } = process.cpuUsage(voters);
    console.log(`seed ${SEED}, ${machineWords()}; ${(tookMs / 1000).toFixed(1)} s`);
    for (const [name, { count, p50, p95, max }] of loop.percentiles())
      console.log(`${name.padEnd(24)} ${String(count).padStart(5)}  p50 ${ms(p50)}  p95 ${ms(p95)}  max ${ms(max)}`);
    console.log(`processor time: ${used}, those who vote ${((user + system) / 1e6).toFixed(1)} s`);
    for (const [what, times] of failures) console.log(`failed: ${what} (${times})`);
    await check(house, told);
    if (failures.size > 0) process.exitCode = 1;
  } finally {
    await house.stop();
  }
}

const ms = (time: number) => `${time.toFixed(0)} ms`.padStart(9);

/** The whole visit: page and everything that it loads, digits, the ballot, its document, one vote for each item. */
function openAndVote(house: BallotHouse, told: Told) {
  const assets = assetsOf(CHUNKS);
  return async (member: Member, step: Step): Promise<void> => {
    const visitor = new Visitor(house.base, { 'accept-encoding': 'br' });
    await step('page and its assets', 0, async () => {
      await load(visitor, ['/l']);
      await load(visitor, assets);
      await visitor.get('/ballot-link');
    });
    const ballot = await step('digits to first page', 3_000, async () => {
      await must(visitor.post<LinkOpened>('/ballot-link/session', { token: member.token, digits: member.digits }));
      return ballotOf(visitor);
    });
    await step('document', 6_000, async () => {
      const file = ballot.items[0]?.files[0]?.id ?? '';
      const { pages } = await must(visitor.get<FilePagesView>(`/ballot-link/files/${file}/pages`));
      await load(
        visitor,
        Array.from({ length: pages }, (_, n) => `/api/ballot-link/files/${file}/pages/${n + 1}`),
      );
    });
    for (const [n, item] of ballot.items.entries())
      await step('vote', 9_000 + n * 3_000, () => vote(visitor, member, item, told));
  };
}

/** Everybody has his page open already; each sends his vote. */
async function voteOnly(house: BallotHouse, told: Told) {
  const visitors = new Map<string, { visitor: Visitor; items: { id: string; textHash: string }[] }>();
  const waiting = house.members.slice();
  const lane = async () => {
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      const visitor = await visitorOf(house.base, member);
      visitors.set(member.person, { visitor, items: (await ballotOf(visitor)).items });
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return async (member: Member, step: Step): Promise<void> => {
    const { visitor, items } = visitors.get(member.person) as { visitor: Visitor; items: { id: string; textHash: string }[] };
    for (const item of items) await step('vote', 0, () => vote(visitor, member, item, told));
  };
}

/** As the page does: the same request under the same key until somebody answers; told is what the page then shows. */
async function vote(visitor: Visitor, member: Member, item: { id: string; textHash: string }, told: Told): Promise<void> {
  const choice = dice(SEED + Number(member.digits) + item.id.charCodeAt(0)).pick(CHOICES);
  const key = { 'idempotency-key': randomUUID() };
  const body = { item: item.id, choice, textHash: item.textHash };
  const view = await until('an answer', PATIENCE_MS, async () => {
    const reply = await visitor.post<LinkView>('/ballot-link/votes', body, key);
    return reply.status < 500 && must(Promise.resolve(reply));
  });
  const mine = view.ballot?.items.find(({ id }) => id === item.id)?.mine;
  if (mine?.choice !== choice) throw new Error('the page shows another vote');
  told.set(`${item.id} ${member.person}`, choice);
}

/** Lets the closing come now. Whoever votes late is refused, and with him it is counted. */
async function voteTooLate({ base, members, items, closesAt, rows }: BallotHouse): Promise<void> {
  await setRecordClock({ owner: rows }, new Date(Date.parse(closesAt) + 1_000).toISOString(), 1);
  const visitor = await visitorOf(base, members[0] as Member);
  const { textHash } = (await ballotOf(visitor)).items[0] ?? { textHash: '' };
  const body = { item: items[0], choice: 'for', textHash };
  const key = { 'idempotency-key': randomUUID() };
  await until('no to a late vote', PATIENCE_MS, async () => {
    const late = await visitor.post('/ballot-link/votes', body, key);
    return late.code === 'BALLOT_NOT_OPEN';
  });
}

/** Acknowledged is counted, as it was given, and once. */
async function check(house: BallotHouse, told: Told): Promise<void> {
  await voteTooLate(house);
  const counted = await house.counted();
  const events = await house.rows<{ item: string; member: string; n: number }>(
    `select event ->> 'item' as item, event ->> 'member' as member, count(*)::int as n from guicheng.stream_event
      where stream = $1 and kind = 'ballot-cast' group by 1, 2`,
    [house.sitting],
  );
  const problems: string[] = [];
  for (const { item, member, n } of events)
    if (n !== 1 || !told.has(`${item} ${member}`)) problems.push(`${item} ${member}: ${n}`);
  if (events.length !== told.size) problems.push(`${told.size} votes were acknowledged, ${events.length} stand in the log`);
  for (const item of house.items) {
    const said = CHOICES.map((choice) => [...told].filter(([key, value]) => key.startsWith(item) && value === choice).length);
    const found = CHOICES.map((choice) => counted.get(item)?.[choice]);
    if (said.join() !== found.join()) problems.push(`${item}: told ${said.join()}, counted ${found.join()}`);
  }
  console.log(problems.length === 0 ? `${told.size} votes acknowledged, each counted once` : problems.slice(0, 10).join('\n'));
  if (problems.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
