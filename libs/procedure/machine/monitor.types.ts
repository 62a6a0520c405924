/**
 * A rule of the texts, compiled for one program: which steps may not happen before which others. It has no memory of its own; what is
 * decided and still stands is in the state of the blocks, so a decision that was taken back no longer counts. The same monitors run in
 * the checker, in `transition` (no verb of an administrator breaks one) and over the record.
 */

/** A step that ended, with one of these outcomes (any, when absent). */
export interface Ended {
  step: string;
  outcomes?: string[];
  /** In `first`: waited for even where a choice has passed over it, because that choice did not classify the matter. */
  always?: true;
}

/** What a value may not be: more than this (whole fen, whole numbers), one of these, or none of these. */
export type ValueTest = { above: number } | { is: (string | boolean)[] } | { isNot: (string | boolean)[] };

/**
 * `before`: `then` may not open or end while none of `first` stands decided, nor have happened on an earlier day; a `first` that the case
 * has passed over by a choice is not asked, unless `always`; where all are passed over so, nothing is. An empty `first`: there is no such
 * step, so `then` may not happen at all. `never`: none of these ever ends so. `at-end`: when one of `when` stands decided, the case does
 * not end as approved unless one of `needs` does. `value`: the case does not end as approved with such a value in this field (`part` of an
 * organisation: its kind; `column` of a table: in any row; what is absent breaks nothing). A completed case is approved, unless it came to a
 * named end that refuses.
 */
export type Monitor =
  | { rule: string; kind: 'before'; first: Ended[]; then: { step: string; when: 'opens' | 'ends'; outcomes?: string[] }[] }
  | { rule: string; kind: 'never'; ends: Ended[] }
  | { rule: string; kind: 'at-end'; when: Ended[]; needs: Ended[] }
  | { rule: string; kind: 'value'; field: string; part?: string; column?: string; test: ValueTest };
