/**
 * A rule of the texts, compiled for one program: which steps may not happen before which others. It has no memory of its own; what is
 * decided and still stands is in the state of the blocks, so a decision that was taken back no longer counts. The same monitors run in
 * the checker, in `transition` (no verb of an administrator breaks one) and over the record.
 */

/** A step that ended, with one of these outcomes (any, when absent). */
export interface Ended {
  step: string;
  outcomes?: string[];
}

/**
 * `before`: `then` may not open or end while none of `first` stands decided, nor have happened on an earlier day; a `first` that the case
 * has passed over by a choice is not asked. `never`: none of these ever ends so. `at-end`: when one of `when` stands decided, the case does
 * not end as completed (by no end with a name of its own) unless one of `needs` does.
 */
export type Monitor =
  | { rule: string; kind: 'before'; first: Ended[]; then: { step: string; when: 'opens' | 'ends'; outcomes?: string[] }[] }
  | { rule: string; kind: 'never'; ends: Ended[] }
  | { rule: string; kind: 'at-end'; when: Ended[]; needs: Ended[] };
