/** What single kinds of steps keep in the state of their block. */
import type { CivilDate } from '../kernel';

/** 公示: from when it stands, and what was objected. Names and words stay with the intents. */
export interface NoticeState {
  postedOn: CivilDate | null;
  isOver: boolean;
  objections: NoticeObjection[];
  /** Hash of the proof that it stood, where one is handed in at the end. */
  proof?: string;
}

export interface NoticeObjection {
  slot: string;
  /** Null while it is being handled. */
  outcome: string | null;
  upheld: boolean;
  /** Who made it, as long as it is being handled: he does not handle it himself. Absent where it was only received and entered. */
  objector?: string;
}

/** The sheets so far, added up; no sheet stands here, and nothing that ranks before all are in. */
export interface ScoreState {
  actors: string[];
  /** How many sheets there will be. */
  total: number;
  items: ScoredItem[];
}

/**
 * One item. Until all sheets are in `sum` adds up their exact points (`steps/score/arithmetic.ts`); from then on it is their average in
 * hundredths of 100 points, as are `least` and `most`, which stand here where the template sets a spread.
 */
export interface ScoredItem {
  key: string;
  sum: number;
  /** How many judged it. */
  sheets: number;
  least?: number;
  most?: number;
  /** From 1, equal sums share one. Null until all sheets are in, and where nobody could judge it. */
  rank: number | null;
  /** Null until all sheets are in, and where people have to decide. */
  taken: boolean | null;
}

/** The entry that was made at this place of the case, in this round. */
export interface EntryMade {
  block: string;
  round: number;
}
