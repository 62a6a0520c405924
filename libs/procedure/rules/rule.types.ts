/**
 * A rule of the texts as data (procedures.md §4): what may not happen, told by matter, act, concept and outcome. One declaration, read by
 * whoever compiles a program (`monitors.ts`) and by whoever checks a template.
 */
import type { Surroundings } from '../checker/checker.types';
import type { Text } from '../kernel';
import type { ValueTest } from '../machine/monitor.types';
import type { Act, Concept, Jurisdiction, Matter, Modality, Template } from '../template/template.types';
import type { Clause } from '../vocabularies';

/** Steps that do one of these acts. Of their outcomes those count that consent. */
export interface ActsOf {
  acts: Act[];
  /** Of automatic checks only those whose condition reads a field of one of these concepts; a person's step looks at everything. */
  about?: Concept[];
  /** Every such step is waited for; without it one of them is enough. */
  all?: true;
  /** That it was done counts, whatever came of it. */
  whatever?: true;
  /** Where it is enough that the act was begun by an `open`, as a case or a dated duty of its own. */
  begun?: Jurisdiction[];
}

/** Steps by which the society learns of the case: done by it, sent to it, or open to its eyes. */
export interface SeenBySociety {
  seenBy: 'society';
}

/**
 * What may pass over a step that a rule waits for: a choice that reads nothing but fields of these concepts and outcomes of these acts (it
 * classifies the matter), or any choice at all. Parameters may be compared with them, and classify nothing by themselves.
 */
export type PassedOver = 'by-any-choice' | { concepts: Concept[]; acts: Act[] };

/** The words of the text; `design`: no text says it, the reading of several does; `default`: ours, where the text is silent. */
export type Strength = Modality | 'design' | 'default';
export type Strengths = Partial<Record<Jurisdiction, Strength>>;

interface RuleCommon {
  /** `R01`. Where one rule says several things of different kind or strength, each is an entry of its own under the same number. */
  rule: string;
  says: Text;
  clauses: Clause[];
  /** How strong it is where it holds. Where it is absent the rule is off. */
  strength: Strengths;
  /** Matters of which the texts speak in other words: instead of `strength`. */
  strengthIn?: Partial<Record<Matter, Strengths>>;
  /** Absent: every matter in which such steps or fields stand. */
  matters?: Matter[];
  /** Not in these. */
  except?: Matter[];
}

/** `first` consents before `then` opens, or before it ends. */
export type OrderRule = RuleCommon & {
  kind: 'before';
  first: ActsOf;
  then: (ActsOf | SeenBySociety) & { when: 'opens' | 'ends' };
  /** Absent: nothing excuses it. */
  passedOver?: PassedOver;
  /** Only templates that have a `first` are asked; without it a template that has none breaks the rule. */
  wherePresent?: true;
};
/** Where `when` has consented, the case does not end as approved without the consent of `needs`. */
export type EndRule = RuleCommon & { kind: 'at-end'; when: ActsOf; needs: ActsOf };
/** No case ends as approved with such a value in a field of this concept; of the tests those count that fit the field's type. */
export type ValueRule = RuleCommon & { kind: 'never'; concept: Concept; part?: string; tests: ValueTest[] };
export type CaseRule = OrderRule | EndRule | ValueRule;

/** Where a template breaks a rule that shows on the template itself; `path` is a JSON pointer into it. */
export interface Found {
  path: string;
  /** What exactly, where the rule's own sentence is too general. */
  message?: Text;
}

/** A rule that shows on the template, without walking its ways. */
export type TemplateRule = RuleCommon & { kind: 'template'; check: (template: Template, surroundings: Surroundings) => Found[] };
export type Rule = CaseRule | TemplateRule;
