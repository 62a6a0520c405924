/**
 * What somebody who decides is shown besides the case itself, and what may be done with a case besides answering. Base path `/api`.
 *
 *   GET  /cases/:id/offers     -> CaseOfferView[]     what the reader may do with the case now; done by `POST /cases/:id/actions` and, for 代录,
 *                                                    by `POST /tasks/:id/acts`
 *   GET  /cases/:id/similar    -> SimilarCaseView[]   同类办件: the last three that have ended, among those that the reader sees
 *   GET  /phrases              -> string[]            常用语: my own, or what everybody begins with
 *   PUT  /phrases              { phrases: string[] } -> string[]
 */
import type { CivilDate, Instant, RecordForm, Role, StopReason, Text } from '../procedure';
import type { ColleagueView } from './actions';
import type { CaseCard, FieldOfForm, FieldRead, FileView, FormContent, ProgressNode } from './api';

/** What follows an answer; told before it is given. */
export interface FollowsView {
  /** Steps that begin. */
  begins: ProgressNode[];
  /** The case ends, and how. */
  ends: CaseCard['outcome'];
  /** The step goes on with others. */
  goesOn: boolean;
}

/** What is different from the form on which this step was last decided. */
export interface ChangesView {
  /** The revision that lay before the step then, and when it was decided. */
  revision: number;
  at: Instant;
  /** Fields whose value changed, with the earlier one; null where there was none. */
  fields: { id: string; before: unknown }[];
  /** What the earlier values name by id. */
  files: FileView[];
  form: FormContent;
}

/** 会签: who has acted and who is awaited. Votes do not say for what. */
export interface SeveralView {
  way: 'all' | 'any' | 'in-turn' | 'votes';
  total: number;
  acted: number;
  seats: { label: Text; name: string | null; status: 'acted' | 'awaited' | 'later'; outcome: Text | null }[];
}

/** What came with an act because its step asks for it: fields of its own, with what they hold. */
export interface HandedInView {
  fields: FieldRead[];
  form: FormContent;
  files: FileView[];
  /** Whom and what it names by id. */
  people: { id: string; name: string }[];
  organisations: { id: string; name: Text }[];
}

/** 代录: how somebody's act came, who entered it (inside his own house alone), and its proof. */
export interface RecordedView {
  form: RecordForm;
  by: string | null;
  proof: FileView | null;
}

/** What the sheets of a step came to, once all of them are in. Sums are hundredths of 100 points; nobody's own points are in it. */
export interface RankingView {
  step: Text;
  criteria: { label: Text; most: number; weight: number }[];
  /** Sheets that were asked for. */
  total: number;
  /** The best first. `sheets`: who judged it, 回避 aside. `taken`: null where people decide. */
  items: {
    number: number;
    label: string | null;
    rank: number | null;
    sum: number;
    sheets: number;
    taken: boolean | null;
  }[];
}

/** What an outcome asks for besides itself. */
export interface ChoosesView {
  most: number;
  /** The steps that they are chosen for. */
  steps: Text[];
  people: ColleagueView[];
}

/** 评审打分: what is judged and by what. How others judge is told by nothing here before everybody is done. */
export interface ScoreSheetView {
  /** `label` is null for a row without a name: it is called by its number. */
  items: { key: string; label: string | null }[];
  criteria: { id: string; label: Text; most: number; weight: number }[];
  /** Sheets, and how many of them are in. */
  total: number;
  handedIn: number;
}

/** What bears a day of its own: a notice since when it stands, an answer from outside when it came. */
export type DatedAs = 'posted' | 'answered';

export type CaseOfferView =
  | { kind: 'taken-back'; slot: string; step: Text; outcome: Text | null; at: Instant }
  | { kind: 'signer-removed'; slot: string; step: Text; who: Text; name: string | null }
  | { kind: 'clock-suspended'; clock: string; step: Text; reasons: StopReason[] }
  | { kind: 'clock-resumed'; clock: string; step: Text }
  | { kind: 'clock-extended'; clock: string; step: Text; role: Role; within: string }
  /** A named event: `then` says where the case goes by it. `until`: the last day on which one may come with it, where it is waited for. */
  | { kind: 'raised'; block: string; event: string; title: Text; step: Text; then: Text; until: CivilDate | null }
  /**
   * `item`: which one, where each has a notice of its own. `isOver`: its days are over, and only what came until then by letter or telephone can
   * still be entered.
   */
  | { kind: 'objected'; block: string; step: Text; item: string | null; from: CivilDate; until: CivilDate; isOver: boolean }
  | { kind: 'applicant-changed'; people: ColleagueView[] }
  | {
      kind: 'recorded';
      task: string;
      contentHash: string;
      step: Text;
      forms: RecordForm[];
      /** The task has been there since this day; a letter alone may bear an earlier one. */
      since: CivilDate;
      people: ColleagueView[];
      /** `asksSubmission`: what the step asks to be handed in comes with it. */
      outcomes: { id: string; label: Text; reasonRequired: boolean; asksSubmission: boolean }[];
      submission: FieldOfForm[];
    }
  | { kind: 'reopened'; steps: { block: string; title: Text }[] }
  | {
      kind: 'overridden';
      assign: { slot: string; step: Text; organisation: string; people: ColleagueView[] }[];
      again: { block: string; title: Text }[];
      cancel: boolean;
    };

export interface SimilarCaseView {
  id: string;
  number: string;
  subject: string;
  society: Text;
  outcome: CaseCard['outcome'];
  closedAt: Instant;
}
