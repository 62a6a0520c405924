/**
 * 变更经办: somebody else of the same house speaks for the case from now on. What was issued keeps the old name, and whoever was the
 * applicant does not decide his own request afterwards; nor does one who has decided it become its applicant.
 */
import { reject } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import { POSTS } from '../../template/posts';
import type { ApplicantChanged } from '../action.types';
import { isAssociations } from '../disclosure';
import { changeHolders, postOf } from '../holders';
import { actorsOf, barred } from '../persons';
import { stepOf, stepsOf } from '../program';
import { applicantOf, notify, type Run } from '../run';
import type { Holder, Slot } from '../state.types';

export function applicantChanged(run: Run, event: ApplicantChanged): Heard {
  const { state } = run;
  const { to, role } = event;
  if (to === state.applicant) return reject('PERSON_UNFIT', { because: 'ONESELF' });
  if (!POSTS[isAssociations(state.applicantRole) ? 'association' : 'society'].includes(role))
    return reject('PERSON_UNFIT', { because: 'OTHER_HOUSE' });
  const decided = stepsOf(run.program).find(
    (step) =>
      'persons' in step &&
      step.persons?.notApplicant === true &&
      step.persons.overlap === 'refuse' &&
      actorsOf(state, step.id, null).includes(to),
  );
  if (decided !== undefined) return reject('PERSON_UNFIT', { because: 'SELF_APPROVAL', step: decided.id });
  const before = state.applicant;
  state.formerApplicants = [...(state.formerApplicants ?? []).filter((person) => person !== before), before];
  state.applicant = to;
  state.applicantRole = role;
  for (const slot of Object.values(state.slots)) follow(run, slot, before);
  return null;
}

/** What was the applicant's own is the new one's: his materials, and a step that asks for the applicant and from which he need not keep out. */
function follow(run: Run, slot: Slot, before: string): void {
  const isHis = ({ person, because }: Holder): boolean =>
    person === before && (slot.purpose === 'supplement' || because === 'applicant');
  if (!slot.holders.some(isHis)) return;
  const { applicant } = run.state;
  const mayNot = slot.purpose !== 'supplement' && barred(run, stepOf(run.program, slot.block), applicant) !== null;
  const next = (held: Holder): Holder => {
    if (mayNot) return postOf(held);
    const { because } = held;
    return { ...applicantOf(run.state), ...(because === undefined ? {} : { because }) };
  };
  const holders = slot.holders.map((held) => (isHis(held) ? next(held) : held));
  changeHolders(run, slot, holders);
  notify(
    run,
    holders.filter(({ turned }) => !turned),
    'task-waiting',
  );
}
