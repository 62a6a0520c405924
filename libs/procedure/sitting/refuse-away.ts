import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import { isCount } from './arithmetic';
import type { Away } from './attendance';
import type { SittingState } from './sitting.types';

/** Whether those who are said to take no part in an item can have taken part at all. */
export function refuseAway(draft: SittingState, away: Away): Rejection | null {
  const { recused, outOfRoom = [] } = away;
  const named = [...recused, ...outOfRoom];
  if (new Set(named).size !== named.length) return reject('NOT_ON_ROLL', { members: named });
  if (draft.assembly !== undefined) return refuseHeads(draft.assembly, away);
  if (away.heads !== undefined) return reject('FORM_NOT_ALLOWED', { form: draft.form });
  for (const member of named) {
    const entry = draft.roll.find((candidate) => candidate.member === member);
    if (entry === undefined) return reject('NOT_ON_ROLL', { members: [member] });
    const isRepresented = recused.includes(member) && draft.mandates?.some((mandate) => mandate.member === member) === true;
    if (entry.presence !== 'present' && !isRepresented) return reject('NOT_PRESENT', { members: [member] });
  }
  return null;
}

/** Of an assembly heads are counted; that the recused are on its roll is verified where the roll is. */
function refuseHeads(assembly: NonNullable<SittingState['assembly']>, { recused, outOfRoom, heads }: Away): Rejection | null {
  const { inPerson, represented } = heads ?? { inPerson: assembly.present, represented: assembly.represented };
  const isWhole = isCount(inPerson) && isCount(represented) && outOfRoom === undefined;
  const isWithin = inPerson <= assembly.present && represented <= Math.min(assembly.represented, inPerson);
  if (isWhole && isWithin && recused.length <= inPerson) return null;
  return reject('ATTENDANCE_UNFIT', { expected: assembly.members, present: assembly.present, inPerson, represented });
}
