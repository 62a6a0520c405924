/**
 * The arithmetic of a sitting, by cross-multiplication: no ratio ever becomes a double. The rules are the charter's, and every
 * result carries the article that it was counted by.
 */
import { Fault } from '../kernel';
import { attendanceOf, type Attendance } from './attendance';
import type { Arithmetic, Fraction, Majority, OrganRules, PaperCount, Papers, Roll, Votes } from './sitting.types';

/** How many are needed of a number: the least integer that satisfies the majority. */
export function neededOf(majority: Majority, total: number): number {
  const { numerator, denominator } = majority.of;
  const product = numerator * total;
  const floor = Math.floor(product / denominator);
  if (majority.operator === 'more-than') return floor + 1;
  return floor * denominator === product ? floor : floor + 1;
}

/** Whether a number satisfies a majority of a total. */
export function meets(count: number, majority: Majority, total: number): boolean {
  const { numerator, denominator } = majority.of;
  const left = count * denominator;
  const right = numerator * total;
  return majority.operator === 'more-than' ? left > right : left >= right;
}

/** True for shares that can be compared: whole numbers, between nothing and all. */
export function isFraction({ numerator, denominator }: Fraction): boolean {
  return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && numerator > 0 && denominator >= numerator;
}

/** True for what can be counted. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

type Quorum = Pick<Arithmetic, 'members' | 'present' | 'quorumNeeded' | 'quorumMet' | 'article'>;

/** Attendance against the charter's quorum. Leave and absence both count as not attending. */
export function quorumOf(rules: OrganRules, roll: Roll): Quorum {
  return quorumIn(rules, attendanceOf(rules, { roll }, { recused: [] }));
}

export function quorumIn(rules: OrganRules, { members, expected, present }: Attendance): Quorum {
  const total = rules.quorum.base === 'expected' ? expected : members;
  return {
    members,
    present,
    quorumNeeded: neededOf(rules.quorum, total),
    quorumMet: meets(present, rules.quorum, total),
    article: rules.article,
  };
}

/** One item's count over a plain roll. Who is recused is present for the quorum and does not count for the item's vote. */
export function countItem(rules: OrganRules, roll: Roll, recused: string[], votes: Votes): Arithmetic {
  return countVotes(rules, attendanceOf(rules, { roll }, { recused }), votes);
}

export interface Counting {
  matter?: string | undefined;
  castingVote?: 'for' | 'against' | undefined;
  papers?: PaperCount;
}

export function countVotes(
  rules: OrganRules,
  attendance: Attendance,
  { for: inFavour, against, abstained }: Votes,
  { matter, castingVote, papers }: Counting = {},
): Arithmetic {
  const { expected, represented, outOfRoom, recused, entitled } = attendance;
  const quorum = quorumIn(rules, attendance);
  const { threshold, article } = thresholdFor(rules, matter);
  const total = totalOf(threshold, attendance, rules.recusedLeave === true);
  const votes = inFavour + (castingVote === 'for' ? 1 : 0);
  return {
    ...quorum,
    ...(expected === quorum.members ? {} : { expected }),
    ...(represented === 0 ? {} : { represented }),
    ...(outOfRoom === 0 ? {} : { outOfRoom }),
    recused,
    entitled,
    for: inFavour,
    against,
    abstained,
    ...(castingVote === undefined ? {} : { castingVote }),
    ...(papers === undefined ? {} : { papers }),
    ...(total === plainTotal(threshold, attendance) ? {} : { total }),
    // Where everybody is recused, two thirds of nobody is nothing: somebody must have been for it.
    votesNeeded: Math.max(1, neededOf(threshold, total)),
    thresholdMet: votes > 0 && meets(votes, threshold, total),
    article,
    rulesVersion: rules.version,
  };
}

/** Papers against who could vote and what was counted on them; null where they do not add up. */
export function countPapers({ issued, returned, invalid }: Papers, entitled: number, cast: number): PaperCount | null {
  const adds = issued <= entitled && returned <= issued && cast + invalid === returned;
  if (![issued, returned, invalid].every(isCount) || !adds) return null;
  return { issued, returned, valid: returned - invalid, invalid, notReturned: issued - returned };
}

/** What a reader takes a majority to be a share of when nothing else is said. */
function plainTotal({ base }: Majority, { members, entitled }: Attendance): number | null {
  if (base === 'expected') return null;
  return base === 'members' ? members : entitled;
}

/** What a majority is a share of. */
export function totalOf(
  { base }: Majority,
  { members, expected, recused, base: present }: Attendance,
  recusedLeave: boolean,
): number {
  if (base === 'present') return present;
  return (base === 'members' ? members : expected) - (recusedLeave ? recused : 0);
}

function thresholdFor({ special, threshold, article }: OrganRules, matter: string | undefined) {
  const own = special?.find(({ matters }) => matter !== undefined && matters.includes(matter));
  if (own !== undefined) return own;
  // Whoever counts has asked `countsVotes` before.
  if (threshold === null) throw new Fault('NOTHING_TO_COUNT_BY', { article });
  return { threshold, article };
}

/** Whether the organ decides by counting votes: a party body whose own rules name no majority concludes without one. */
export function countsVotes({ threshold }: Pick<OrganRules, 'threshold'>): boolean {
  return threshold !== null;
}
