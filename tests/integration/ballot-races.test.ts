/**
 * Votes racing the closing of a ballot, by HTTP on the real API: each is counted or refused, never both and never neither, and what a member was
 * told is what was counted. The seed is printed; `GUICHENG_SEED=n` votes at the same instants again.
 */
import { randomUUID } from 'node:crypto';
import type { VoteChoice } from '../../libs/contracts';
import type { Answer } from '../../libs/contracts/temporal';
import { rebuild } from '../../libs/persistence';
import { dice } from '../../libs/testing/dice';
import { until } from '../../libs/testing/http-client';
import { setRecordClock } from '../../libs/testing/record-clock';
import { startApi, type RunningApi } from '../support/api';
import { ballotOf, openBallot, visitorOf, type OpenBallot } from '../support/open-ballot';
import type { Visitor } from '../support/visitor';

const SEED = Number(process.env['GUICHENG_SEED'] ?? Math.floor(Math.random() * 1e9));
const MEMBERS = 40;
const VOTES_EACH = 4;
/** Before and after the closing. */
const HALF_MS = 3_000;
const CHOICES: VoteChoice[] = ['for', 'against', 'abstained', 'recused'];

interface Told {
  key: string;
  status: number;
  code: string | undefined;
  pending: boolean;
}
interface Stored {
  id: string;
  key: string;
  actor: string;
  choice: VoteChoice;
  in_time: boolean;
  answer: Answer | null;
  seq: number | null;
}

let api: RunningApi;
const owner = <Row>(text: string, values?: unknown[]) => api.environment.owner<Row>(text, values);

beforeAll(async () => {
  console.log(`seed ${SEED}`);
  api = await startApi();
}, 120_000);
afterAll(() => api?.stop(), 60_000);

/** Everybody votes again and again at instants around the closing, without waiting for what he was told before. */
async function race({ members, closesAt }: OpenBallot): Promise<Told[]> {
  const { roll, pick } = dice(SEED);
  const visitors = await Promise.all(members.map((member) => visitorOf(api.base, member)));
  const [item] = (await ballotOf(visitors[0] as Visitor)).items;
  const votes = visitors.flatMap((visitor) =>
    Array.from({ length: VOTES_EACH }, () => ({ visitor, afterMs: roll(2 * HALF_MS), choice: pick(CHOICES) })),
  );
  await setRecordClock(api.environment, new Date(Date.parse(closesAt) - HALF_MS).toISOString(), 1);
  return Promise.all(
    votes.map(async ({ visitor, afterMs, choice }) => {
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      const key = randomUUID();
      const body = { item: item?.id, choice, textHash: item?.textHash };
      const reply = await visitor.post<{ ballot: { items: { mine: { pending: boolean } | null }[] } }>(
        '/ballot-link/votes',
        body,
        {
          'idempotency-key': key,
        },
      );
      return { key, status: reply.status, code: reply.code, pending: reply.body.ballot?.items[0]?.mine?.pending === true };
    }),
  );
}

const storedVotes = (sitting: string, closesAt: string) =>
  owner<Stored>(
    `select i.id, i.key, i.actor, i.body ->> 'choice' as choice, i.received_at < $2 as in_time, i.answer, e.seq
       from guicheng.intent i left join guicheng.stream_event e on e.id = i.id::text
      where i.stream = $1 and i.kind = 'cast-ballot' order by e.seq nulls last`,
    [sitting, closesAt],
  );

it(`each vote is counted or refused, and whoever heard that it arrived is counted (seed ${SEED})`, async () => {
  const ballot = await openBallot({ base: api.base, rows: owner }, MEMBERS, 1);
  const told = await race(ballot);
  const counted = await ballot.counted();
  await until('every vote to be answered', 60_000, async () => {
    const open = await owner('select 1 from guicheng.intent where answered_at is null');
    const faults = await owner<{ fault: object }>('select fault from guicheng.stream where fault is not null');
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    return open.length === 0;
  });
  const stored = await storedVotes(ballot.sitting, ballot.closesAt);
  expect(stored).toHaveLength(MEMBERS * VOTES_EACH);

  const isAccepted = ({ answer }: Stored) => answer?.answered === 'accepted';
  const wrong = stored.filter((vote) => isAccepted(vote) !== (vote.seq !== null) || isAccepted(vote) !== vote.in_time);
  expect(wrong).toEqual([]);
  const refused = stored.filter((vote) => !isAccepted(vote));
  expect(new Set(refused.map(({ answer }) => answer?.answered === 'refused' && answer.code))).toEqual(
    new Set(['BALLOT_NOT_OPEN']),
  );

  const byKey = new Map(stored.map((vote) => [vote.key, vote]));
  for (const { key, status, code, pending } of told) {
    const vote = byKey.get(key) as Stored;
    if (status === 200) expect({ key, accepted: isAccepted(vote) || pending }).toEqual({ key, accepted: true });
    else expect({ key, code, accepted: isAccepted(vote) }).toEqual({ key, code: 'BALLOT_NOT_OPEN', accepted: false });
  }

  const last = new Map(stored.filter(isAccepted).map(({ actor, choice }) => [actor, choice]));
  const tally = Object.fromEntries(CHOICES.map((choice) => [choice, [...last.values()].filter((one) => one === choice).length]));
  expect(counted.get(ballot.items[0] as string)).toEqual(tally);
  // A race that everybody has won, or lost, was none.
  expect(last.size).toBeGreaterThan(MEMBERS / 4);
  expect(refused.length).toBeGreaterThan(MEMBERS / 4);
  expect(await rebuild(api.environment.auditor, [ballot.sitting])).toEqual({ checked: 1, differences: [] });
}, 240_000);
