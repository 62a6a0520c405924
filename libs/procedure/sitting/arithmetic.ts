/**
 * The arithmetic of a sitting, by cross-multiplication: no ratio ever becomes a double. The rules are the charter's, and every
 * result carries the article that it was counted by.
 */
import type { Arithmetic, Fraction, Majority, OrganRules, Roll } from './sitting.types';

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

/** Attendance against the charter's quorum. Leave and absence both count as not attending. */
export function quorumOf(
  rules: OrganRules,
  roll: Roll,
): Pick<Arithmetic, 'members' | 'present' | 'quorumNeeded' | 'quorumMet' | 'article'> {
  const members = roll.length;
  const present = roll.filter(({ presence }) => presence === 'present').length;
  return {
    members,
    present,
    quorumNeeded: neededOf(rules.quorum, members),
    quorumMet: meets(present, rules.quorum, members),
    article: rules.article,
  };
}

/** One item's count. Who is recused is present for the quorum and does not count for the item's vote. */
export function countItem(
  rules: OrganRules,
  roll: Roll,
  recused: string[],
  votes: { for: number; against: number; abstained: number },
): Arithmetic {
  const quorum = quorumOf(rules, roll);
  const entitled = quorum.present - recused.length;
  const total = rules.threshold.base === 'members' ? quorum.members : entitled;
  return {
    ...quorum,
    recused: recused.length,
    entitled,
    ...votes,
    // Where everybody is recused, two thirds of nobody is nothing: somebody must have been for it.
    votesNeeded: Math.max(1, neededOf(rules.threshold, total)),
    thresholdMet: votes.for > 0 && meets(votes.for, rules.threshold, total),
    rulesVersion: rules.version,
  };
}
