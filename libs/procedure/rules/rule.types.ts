/**
 * A rule of the texts as data (procedures.md §4): which steps may not come before which others, told by matter and act. One declaration,
 * read by whoever compiles a program (`monitors.ts`) and by whoever checks a template.
 */
import type { Text } from '../kernel';
import type { Act, Jurisdiction, Matter, Modality } from '../template/template.types';
import type { Clause } from '../vocabularies';

/** Steps that do one of these acts. Of their outcomes those count that consent. */
export interface ActsOf {
  acts: Act[];
}

interface RuleCommon {
  /** `R01`. */
  rule: string;
  says: Text;
  clauses: Clause[];
  /** How strong the words are where the rule holds; `design`: no text says it, the reading of several does. */
  strength: Partial<Record<Jurisdiction, Modality | 'design'>>;
  /** Absent: every matter in which such steps stand. */
  matters?: Matter[];
}

/** `first` consents before `then` opens, or before it ends. */
export type OrderRule = RuleCommon & { kind: 'before'; first: ActsOf; then: ActsOf & { when: 'opens' | 'ends' } };
/** Where `when` has consented, the case is not completed without the consent of `needs`. */
export type EndRule = RuleCommon & { kind: 'at-end'; when: ActsOf; needs: ActsOf };
export type CaseRule = OrderRule | EndRule;
