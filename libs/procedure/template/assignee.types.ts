/** Who does a step, and what whoever does it may do with it besides deciding. */
import type { Period } from './template.types';
import type { Role } from './roles';

/** In whose organisation a post is looked for: the society's, its party organisation's, or the association's. */
export type OrganisationOf = 'society' | 'party-organisation' | 'association';

/**
 * Who does an officer's step: whoever holds the post when he acts. `nobody`: who does it when no one holds it; every assignee says so,
 * because nobody there never stops a case.
 */
export interface Assignee {
  role: Role;
  of: OrganisationOf;
  nobody: Role;
  /** One person instead of the post: found when the step opens; not there, or gone since: the post. */
  person?: PersonSource;
  /** Several may take it from a pool: whoever takes it (领办) has it alone until he gives it back. */
  pool?: true;
}

/**
 * The person that a field names (`organisation`-less: its value's person), whoever acted in an earlier step, whoever was chosen by its
 * actor, or the applicant himself.
 */
export type PersonSource = { field: string } | { actorOf: string } | { chosenIn: string } | 'applicant';

/** Why a person holds a slot and not his post: kept with the slot, shown to his department. */
export type HeldBecause =
  'field' | 'actor' | 'chosen' | 'applicant' | 'taken' | 'transferred' | 'delegated' | 'added' | 'handed-over';

/** The actor names persons for a later step (`chosenIn`), so many at most. */
export interface ChoosesRule {
  most: number;
}

/** How an act that happened elsewhere came to us. */
export const RECORD_FORMS = ['paper', 'meeting', 'letter', 'telephone', 'message'] as const;
export type RecordForm = (typeof RECORD_FORMS)[number];

/** 代录: somebody enters another's act, with its day, form and evidence. Never by the person whom the act favours. */
export interface RecordingRule {
  forms: RecordForm[];
  /** How far back: `15 days`. Until then only effects of the clock that leave the slot open are allowed. */
  back: Period;
  by: Assignee;
}

/** What a step allows besides its outcomes; what is absent here follows the table of `machine/actions`. */
export interface StepActions {
  /** Refused here though the table would allow it: a party body's opinion is never handed on (R41). */
  never?: HandOnAction[];
  recording?: RecordingRule;
}

/** Actions by which a step comes into other hands. */
export type HandOnAction = 'transfer' | 'delegate' | 'add-signer' | 'proxy';
