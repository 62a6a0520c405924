/**
 * Who is there for one item, in numbers. Denominators are the item's own: who left the room is not there, who is recused is there and has
 * no vote, who is represented is there by a mandate as far as the charter lets him.
 */
import type { Heads, OrganRules, SittingState } from './sitting.types';

export interface Attendance {
  /** 全体. */
  members: number;
  /** 应到. */
  expected: number;
  /** 到会, the represented included. */
  present: number;
  represented: number;
  outOfRoom: number;
  recused: number;
  /** Votes that can be cast. */
  entitled: number;
  /** 到会 less the recused: what a threshold over those present is counted over. */
  base: number;
}

/** Who takes no part in an item. */
export interface Away {
  recused: string[];
  outOfRoom?: string[];
  heads?: Heads;
}

export type Attended = Pick<SittingState, 'roll' | 'membership' | 'assembly' | 'mandates'>;

export function attendanceOf(rules: OrganRules, attended: Attended, away: Away): Attendance {
  return attended.assembly === undefined ? ofRoll(rules, attended, away) : ofAssembly(rules, attended, attended.assembly, away);
}

function ofRoll(rules: OrganRules, { roll, membership, mandates = [] }: Attended, { recused, outOfRoom = [] }: Away): Attendance {
  const [left, barred] = [new Set(outOfRoom), new Set(recused)];
  const inRoom = roll.filter(({ member, presence }) => presence === 'present' && !left.has(member)).map(({ member }) => member);
  const here = new Set(inRoom);
  // A mandate is where its bearer is.
  const carried = mandates.filter(({ by }) => here.has(by));
  // Whoever stands aside casts no vote, neither his own nor another's; and nobody casts one for him.
  const lent = rules.delegation === 'vote' ? carried.filter(({ member, by }) => !barred.has(member) && !barred.has(by)) : [];
  const present = inRoom.length + carried.length;
  const aside = [...inRoom, ...carried.map(({ member }) => member)].filter((member) => barred.has(member)).length;
  return {
    members: membership ?? roll.length,
    expected: roll.length,
    present,
    represented: carried.length,
    outOfRoom: outOfRoom.length,
    recused: aside,
    entitled: inRoom.filter((member) => !barred.has(member)).length + lent.length,
    base: present - aside,
  };
}

function ofAssembly(
  rules: OrganRules,
  { membership }: Attended,
  assembly: NonNullable<Attended['assembly']>,
  { recused, heads }: Away,
): Attendance {
  const { inPerson, represented } = heads ?? { inPerson: assembly.present, represented: assembly.represented };
  const present = inPerson + represented;
  return {
    members: membership ?? assembly.members,
    expected: assembly.members,
    present,
    represented,
    outOfRoom: assembly.present + assembly.represented - present,
    recused: recused.length,
    entitled: inPerson - recused.length + (rules.delegation === 'vote' ? represented : 0),
    base: present - recused.length,
  };
}
