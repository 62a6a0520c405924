/** The roll: who was called, who came, who is represented. Whatever changes it has every item recorded again. */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { Effect } from '../machine/effect.types';
import { isCount } from './arithmetic';
import { refuseAgenda, reopen } from './items';
import { refuseWhileOpen } from './secret-end';
import type { AttendanceRecorded, Mandate, MembersChanged, RollRecorded, SittingState } from './sitting.types';

/** A longer roll is an assembly's: counts and a hash. */
export const MAX_ROLL = 300;

type Heard = Rejection | Effect[];

export function recordRoll(draft: SittingState, event: RollRecorded): Heard {
  if (draft.phase !== 'convened') return reject('SITTING_CLOSED');
  const voting = refuseWhileOpen(draft);
  if (voting !== null) return voting;
  if (draft.form === 'by-circulation' || draft.assembly !== undefined) return reject('FORM_NOT_ALLOWED', { form: draft.form });
  const strangers = notOnRoll(draft, [...Object.keys(event.presence), ...(event.chair === undefined ? [] : [event.chair])]);
  if (strangers.length > 0) return reject('NOT_ON_ROLL', { members: strangers });
  const roll = draft.roll.map(({ member, presence }) => ({ member, presence: event.presence[member] ?? presence }));
  const after = { ...draft, roll };
  const unfit = refuseMandates(after, event.mandates ?? []);
  if (unfit !== null) return unfit;
  draft.roll = roll;
  if (event.chair !== undefined) draft.chair = event.chair;
  if (event.attending !== undefined) draft.attending = [...new Set(event.attending)];
  if (event.mandates !== undefined) draft.mandates = event.mandates;
  else keepFitMandates(draft);
  reopenDecided(draft);
  return [];
}

/** Each member lends one vote and carries at most one, by a paper whose hash stands here; never otherwise (R41). */
function refuseMandates(after: SittingState, mandates: Mandate[]): Rejection | null {
  if (mandates.length === 0) return null;
  if (after.rules.delegation === undefined) return reject('DELEGATION_NOT_ALLOWED', { article: after.rules.article });
  const strangers = notOnRoll(
    after,
    mandates.flatMap(({ member, by }) => [member, by]),
  );
  if (strangers.length > 0) return reject('NOT_ON_ROLL', { members: strangers });
  const unfit = mandates.filter((mandate) => !isFit(after, mandate)).map(({ member }) => member);
  if (unfit.length > 0) return reject('MANDATE_UNFIT', { members: unfit });
  const isOnce = (list: string[]) => new Set(list).size === list.length;
  const once = isOnce(mandates.map(({ member }) => member)) && isOnce(mandates.map(({ by }) => by));
  return once ? null : reject('MANDATE_TWICE', { members: mandates.map(({ member }) => member) });
}

/** Who is represented is away, and who represents him has come. */
function isFit({ roll }: SittingState, { member, by, mandateHash }: Mandate): boolean {
  const isHere = (person: string) => roll.some((entry) => entry.member === person && entry.presence === 'present');
  return mandateHash !== '' && isHere(by) && !isHere(member);
}

function keepFitMandates(draft: SittingState): void {
  if (draft.mandates === undefined) return;
  const members = new Set(draft.roll.map(({ member }) => member));
  draft.mandates = draft.mandates.filter((mandate) => members.has(mandate.member) && isFit(draft, mandate));
}

/** An assembly's sign-in: numbers and the list's hash. */
export function recordAttendance(draft: SittingState, event: AttendanceRecorded): Heard {
  if (draft.phase !== 'convened') return reject('SITTING_CLOSED');
  const { assembly } = draft;
  if (assembly === undefined || draft.form === 'by-circulation') return reject('FORM_NOT_ALLOWED', { form: draft.form });
  const { present, leave, absent, represented = 0, presentHash } = event;
  if (represented !== 0 && draft.rules.delegation === undefined) {
    return reject('DELEGATION_NOT_ALLOWED', { article: draft.rules.article });
  }
  const isWhole = [present, leave, absent, represented].every(isCount);
  // One mandate for each who came, of one who did not.
  const adds = present + leave + absent === assembly.members && represented <= Math.min(present, leave + absent);
  if (!isWhole || !adds) return reject('ATTENDANCE_UNFIT', { expected: assembly.members, present, leave, absent, represented });
  draft.assembly = { ...assembly, present, leave, absent, represented, presentHash };
  reopenDecided(draft);
  return [];
}

/** After the notice the roll changes by name and with a reason only. */
export function changeMembers(draft: SittingState, event: MembersChanged): Heard {
  const closed = refuseAgenda(draft) ?? refuseWhileOpen(draft);
  if (closed !== null) return closed;
  if (!event.hasReason) return reject('ROLL_REASON_REQUIRED');
  const unfit = draft.assembly === undefined ? changeRoll(draft, event) : changeAssembly(draft, event);
  if (unfit !== null) return unfit;
  const expected = draft.assembly?.members ?? draft.roll.length;
  const membership = event.membership ?? draft.membership;
  if (membership !== undefined) {
    if (!isCount(membership) || membership < expected) return reject('ATTENDANCE_UNFIT', { expected, members: membership });
    draft.membership = membership;
  }
  reopenDecided(draft);
  return [];
}

function changeRoll(draft: SittingState, { joined, left }: MembersChanged): Rejection | null {
  const known = new Set(draft.roll.map(({ member }) => member));
  const strangers = notOnRoll(draft, left);
  if (strangers.length > 0) return reject('NOT_ON_ROLL', { members: strangers });
  const twice = joined.filter((member, index) => known.has(member) || joined.indexOf(member) !== index);
  if (twice.length > 0) return reject('ON_ROLL_ALREADY', { members: twice });
  if (left.includes(draft.chair)) return reject('CHAIR_ON_ROLL', { members: [draft.chair] });
  const gone = new Set(left);
  const roll = draft.roll.filter(({ member }) => !gone.has(member));
  roll.push(...joined.map((member) => ({ member, presence: 'present' as const })));
  if (roll.length > MAX_ROLL) return reject('ROLL_TOO_LONG', { expected: roll.length, limit: MAX_ROLL });
  draft.roll = roll;
  keepFitMandates(draft);
  return null;
}

/** The numbers of a sign-in belong to the roll that it was taken from: it is taken again. */
function changeAssembly(draft: SittingState, { assembly }: MembersChanged): Rejection | null {
  if (assembly === undefined || !isCount(assembly.members) || assembly.members === 0) {
    return reject('ATTENDANCE_UNFIT', { expected: assembly?.members ?? null });
  }
  const { named } = draft.assembly ?? {};
  draft.assembly = newAssembly({ ...assembly, ...(named === undefined ? {} : { named }) });
  return null;
}

/** Nobody has come until it was counted: no hall of thousands is there by assumption. */
export function newAssembly({
  members,
  rollHash,
  named,
}: {
  members: number;
  rollHash: string;
  named?: true;
}): NonNullable<SittingState['assembly']> {
  const nobody = { present: 0, leave: 0, absent: members, represented: 0, presentHash: null };
  return { members, rollHash, ...nobody, ...(named === undefined ? {} : { named }) };
}

function reopenDecided(draft: SittingState): void {
  const attending = new Set([
    ...draft.roll.filter(({ presence }) => presence === 'present').map(({ member }) => member),
    ...(draft.mandates ?? []).map(({ member }) => member),
  ]);
  for (const item of draft.items) {
    const wasRecorded = item.status === 'decided' || (item.status === 'listed' && (item.election?.rounds.length ?? 0) > 0);
    if (wasRecorded) reopen(item, draft.assembly === undefined ? item.recused.filter((member) => attending.has(member)) : []);
  }
}

export function notOnRoll({ roll }: SittingState, members: string[]): string[] {
  const known = new Set(roll.map(({ member }) => member));
  return members.filter((member) => !known.has(member));
}
