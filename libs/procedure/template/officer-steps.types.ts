/**
 * Steps that somebody does and submits the result of. They differ in what they mean, not in how they move: one slot, one clock, an
 * outcome that was declared, and with it what the step asks to be handed in.
 */
import type { Text } from '../kernel';
import type {
  Act,
  Assignee,
  BlockCommon,
  Field,
  Identification,
  OfficerClock,
  ChoosesRule,
  OutcomeDeclaration,
  PersonsRule,
  StepActions,
  SupplementRule,
} from './template.types';

interface Submitted extends BlockCommon {
  act: Act;
  by: Assignee;
  clock: OfficerClock;
  identification?: Identification;
  /** What is handed in with the outcome. The fields belong to the step, not to the request; the act is bound to their hash. */
  submits?: { fields: Field[] };
  /** Needed when an outcome leads to `return`: an authority, too, asks for supplements. */
  supplement?: SupplementRule;
  outcomes: Record<string, OutcomeDeclaration>;
  persons?: PersonsRule;
  chooses?: ChoosesRule;
  actions?: StepActions;
}

/** Somebody does something and hands in what came of it: a rectification, the record of an interview, a report. */
export interface WorkBlock extends Submitted {
  kind: 'work';
}

/**
 * The answer of a body outside the house, which our own handler enters with its number, its date and its scan. The clock reminds the
 * handler alone: no timer addresses another organisation.
 */
export interface AuthorityBlock extends Submitted {
  kind: 'authority';
  /** Whose answer it is. */
  body: Text;
}

/** A paper that is made, numbered, signed or sealed, sent out and comes back as a scan: 批复、函、通知、整改通知书. */
export interface DocumentBlock extends Submitted {
  kind: 'document';
  /** Which of the kit, by its id. */
  document: string;
}

/** Tells posts, and waits for nobody (抄送). */
export interface CopyBlock extends BlockCommon {
  kind: 'copy';
  act: Act;
  copyTo: Assignee[];
  outcomes: { copied: OutcomeDeclaration };
}
