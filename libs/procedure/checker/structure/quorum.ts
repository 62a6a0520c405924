/** Whether the members that an organ has can meet and decide: also when the applicant keeps out, and when one more is away. */
import { neededOf } from '../../sitting/arithmetic';
import { finding, type Check } from '../checked';
import type { Finding, OrganOnFile } from '../checker.types';

export const quorum: Check = ({ steps, surroundings: { organs = [] } }) =>
  steps.flatMap(({ block, path }) => {
    if (block.kind !== 'meeting') return [];
    const organ = organs.find(({ id }) => id === block.organ.parameter);
    return organ === undefined ? [] : ofOrgan(organ, `${path}/organ`);
  });

function ofOrgan(organ: OrganOnFile, path: string): Finding[] {
  const members = new Set(organ.members).size;
  if (!decides(organ, members, 1, 0)) {
    return [
      finding(
        'QUORUM_OUT_OF_REACH',
        'error',
        path,
        `本会该机构现有 ${members} 人，申请人回避后，到会或同意的人数达不到章程的要求，无法作出决定。`,
        `The organ has ${members} members: when the applicant keeps out, those who are left cannot decide as the charter demands.`,
      ),
    ];
  }
  if (decides(organ, members, 1, 1)) return [];
  return [
    finding(
      'QUORUM_AT_RISK',
      'warning',
      path,
      `本会该机构现有 ${members} 人，申请人回避后，再有一人缺席就无法作出决定。`,
      `The organ has ${members} members: when the applicant keeps out and one more is away, it cannot decide.`,
    ),
  ];
}

/** Everybody who is there and does not keep out agrees: is that enough? */
function decides({ rules }: OrganOnFile, members: number, recused: number, away: number): boolean {
  const present = members - away;
  const voters = present - recused;
  if (voters < 1) return false;
  if (rules === undefined) return true;
  // Who keeps out is there for the quorum, and does not count for the vote.
  if (present < neededOf(rules.quorum, members)) return false;
  if (rules.threshold === null) return true;
  const all = rules.recusedLeave === true ? members - recused : members;
  return voters >= neededOf(rules.threshold, rules.threshold.base === 'present' ? voters : all);
}
