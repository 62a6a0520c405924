/**
 * A case that the association keeps about a society: whose it is, and since when the society knows of it. What is found out inside the house
 * stays there until a step that is meant for the society is reached, or a letter to it is issued (`disclosure.decision.md`).
 */
import type { ProgramStep } from '../template/program.types';
import { ASSOCIATION_ROLES, type Role } from '../template/roles';
import { placedStepsOf } from './program';
import type { Run } from './run';
import type { BlockState, CaseState } from './state.types';

const OF_ASSOCIATION: readonly Role[] = ASSOCIATION_ROLES;

/** Whether a case that is filed in this post is the association's own. */
export function isAssociations(role: Role): boolean {
  return OF_ASSOCIATION.includes(role);
}

/** The organisation in which the applicant holds his post: whose case it is. */
export function houseOf({ applicantRole, society, association }: CaseState): string {
  return isAssociations(applicantRole) ? association : society;
}

/** Whether the society knows of the case: always of its own. */
export function isDisclosed({ applicantRole, disclosedAt }: CaseState): boolean {
  return !isAssociations(applicantRole) || disclosedAt !== undefined;
}

/** Marks the case once something of it has come to the society. While an act can still be undone, it has not. */
export function disclose(run: Run): void {
  const { state, program } = run;
  if (isDisclosed(state) || !placedStepsOf(program, state).some((step) => hasCome(step, state.blocks[step.id]))) return;
  if (run.settling) run.held = true;
  else state.disclosedAt = run.at;
}

/** A letter comes when it is issued, everything else when it begins. */
function hasCome({ audience, kind }: ProgramStep, block: BlockState | undefined): boolean {
  if (audience === 'department' || audience === 'party-body' || block === undefined) return false;
  return kind === 'document' ? block.status === 'done' : block.round > 0;
}
