/**
 * Somebody who has everything that is left after secret votes were counted (each table with the place and the transaction of each row, the
 * write-ahead log, Temporal's history) and who knows in which order people voted. He joins every order in which papers lie with every
 * order of voters, and says who voted what.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestEnvironment } from '../../libs/testing/environment';

export interface DumpedRow {
  ctid: string;
  xmin: number;
  row: Record<string, unknown>;
}
export interface Dump {
  tables: Map<string, DumpedRow[]>;
  writeAheadLog: Buffer;
}

export async function dumpOf(environment: TestEnvironment): Promise<Dump> {
  const named = await environment.owner<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'guicheng' order by tablename`,
  );
  const tables = new Map<string, DumpedRow[]>();
  for (const { name } of named) {
    const rows = await environment.owner<DumpedRow>(
      `select t.ctid::text as ctid, t.xmin::text::bigint::float8 as xmin, to_jsonb(t) as row from guicheng."${name}" t order by t.ctid`,
    );
    tables.set(name, rows);
  }
  const folder = join(environment.folder, 'postgres', 'pg_wal');
  const segments = readdirSync(folder).filter((file) => /^[0-9A-F]{24}$/.test(file));
  const writeAheadLog = Buffer.concat(segments.sort().map((file) => readFileSync(join(folder, file))));
  return { tables, writeAheadLog };
}

/** One secret vote of which the papers were kept, as the guesser knows it. */
export interface Watched {
  item: string;
  /** In the order in which they voted first, as he saw it. */
  seen: string[];
}

type Guess = Map<string, string>;

/** Each of his ways of joining, by name: for each vote whom he takes to have given which paper. */
export function guesses(dump: Dump, votes: Watched[]): Map<string, Guess[]> {
  const found = new Map<string, Guess[]>();
  for (const vote of votes) {
    const orders = paperOrders(dump, vote.item);
    for (const [byPapers, papers] of orders) {
      for (const [byVoters, voters] of voterOrders(dump, vote)) {
        for (const isReversed of [false, true]) {
          const lying = isReversed ? [...papers].reverse() : papers;
          const name = `${byPapers} with ${byVoters}${isReversed ? ', reversed' : ''}`;
          const guess: Guess = new Map(voters.map((voter, n) => [voter, lying[n] ?? '']));
          found.set(name, [...(found.get(name) ?? []), guess]);
        }
      }
    }
  }
  return found;
}

function rowsOf({ tables }: Dump, name: string): DumpedRow[] {
  return tables.get(name) ?? [];
}

/** In which orders the papers lie. */
function paperOrders(dump: Dump, item: string): [string, string[]][] {
  const papers = rowsOf(dump, 'secret_paper').filter(({ row }) => row['item'] === item);
  const marksOf = (rows: DumpedRow[]) => rows.map(({ row }) => String(row['marks']));
  const written = (marks: string) => dump.writeAheadLog.indexOf(marks);
  return [
    ['papers by their place', marksOf(papers)],
    ['papers by their transaction', marksOf([...papers].sort((left, right) => left.xmin - right.xmin))],
    ['papers as the write-ahead log has them', marksOf(papers).sort((left, right) => written(left) - written(right))],
  ];
}

/** In which orders the voters stand. */
function voterOrders(dump: Dump, { item, seen }: Watched): [string, string[]][] {
  const ballots = rowsOf(dump, 'secret_ballot').filter(({ row }) => row['item'] === item);
  const membersOf = (rows: DumpedRow[]) => rows.map(({ row }) => String(row['member']));
  const asked = rowsOf(dump, 'intent').filter(({ row }) => row['kind'] === 'cast-secret' && row['target'] === item);
  const actorsOf = (rows: DumpedRow[]) => [...new Set(rows.map(({ row }) => String(row['actor'])))];
  const told = rowsOf(dump, 'stream_event').filter(
    ({ row }) => row['kind'] === 'secret-cast' && (row['event'] as { item: string }).item === item,
  );
  const last = [...new Set(told.map(({ row }) => String((row['event'] as { member: string }).member)).reverse())].reverse();
  return [
    ['voters as he saw them', seen],
    ['voters by their last vote', last],
    ['voters by the place of their row', membersOf(ballots)],
    ['voters by the transaction of their row', membersOf([...ballots].sort((left, right) => left.xmin - right.xmin))],
    ['voters by number', membersOf(ballots).sort()],
    ['voters by the place of their request', actorsOf(asked)],
    [
      'voters by the key of their request',
      actorsOf([...asked].sort((l, r) => (String(l.row['key']) < String(r.row['key']) ? -1 : 1))),
    ],
    [
      'voters by the number of their request',
      actorsOf([...asked].sort((l, r) => (String(l.row['id']) < String(r.row['id']) ? -1 : 1))),
    ],
  ];
}

/** How many of all he has right. */
export function right(guessed: Guess[], truth: Guess[]): number {
  return guessed.reduce((sum, guess, n) => sum + [...guess].filter(([voter, paper]) => truth[n]?.get(voter) === paper).length, 0);
}

/**
 * Of so many votes of so many voters with papers that all differ, who knows nothing has as many right as a random permutation has fixed
 * points. The least number that he reaches with a probability below the limit, exactly: the distribution is convolved.
 */
export function beyondChance(votes: number, voters: number, limit: number): number {
  const one = fixedPoints(voters);
  let sum = [1];
  for (let vote = 0; vote < votes; vote += 1) {
    const next = Array<number>(sum.length + voters).fill(0);
    for (const [right, p] of sum.entries())
      for (const [more, q] of one.entries()) next[right + more] = (next[right + more] ?? 0) + p * q;
    sum = next;
  }
  let tail = 0;
  for (let reached = sum.length - 1; reached >= 0; reached -= 1) {
    tail += sum[reached] ?? 0;
    if (tail >= limit) return reached + 1;
  }
  return 0;
}

/** How likely a random permutation of so many has 0, 1, … fixed points. */
function fixedPoints(count: number): number[] {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  const none = (n: number) =>
    Array.from({ length: n + 1 }, (_, k) => (k % 2 === 0 ? 1 : -1) / factorial(k)).reduce((a, b) => a + b, 0);
  return Array.from({ length: count + 1 }, (_, k) => none(count - k) / factorial(k));
}
