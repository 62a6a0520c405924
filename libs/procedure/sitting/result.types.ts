/** What an organ decided on an item, with every number that a reader needs to check it by hand. */

export interface Votes {
  for: number;
  against: number;
  abstained: number;
}

export interface ItemResult {
  outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'withdrawn';
  /** Null where nothing was put to the vote (postponed, withdrawn), and for an election, which has its own. */
  arithmetic: Arithmetic | null;
  /** Candidates by id: by round, then by votes, then as they stood on the ballot. */
  elected?: string[];
  election?: ElectionResult;
}

/** The optional numbers stand there only where they differ from what the others say already. */
export interface Arithmetic {
  /** 全体. */
  members: number;
  /** 应到, where it is not 全体. */
  expected?: number;
  /** 到会 for this item, the represented included, who left the room not. By circulation: who replied. */
  present: number;
  /** Of those present, by a written mandate. */
  represented?: number;
  /** Present at the sitting and out of the room for this item. */
  outOfRoom?: number;
  recused: number;
  /** Votes that can be cast: of who is present, not recused, and may vote. */
  entitled: number;
  for: number;
  against: number;
  abstained: number;
  /** The chair's additional vote on a tie, not counted in `for` or `against`. */
  castingVote?: 'for' | 'against';
  /** 应发、收回、有效、无效、未回复(未交回). */
  papers?: PaperCount;
  quorumNeeded: number;
  quorumMet: boolean;
  /** What `votesNeeded` is a share of, where that is not plainly `entitled` or `members`. */
  total?: number;
  votesNeeded: number;
  thresholdMet: boolean;
  article: string;
  rulesVersion: number;
}

export interface PaperCount {
  issued: number;
  returned: number;
  valid: number;
  invalid: number;
  notReturned: number;
}

/** One round of an election: papers, quorum, and how many votes each candidate needed. */
export interface RoundArithmetic {
  members: number;
  expected?: number;
  present: number;
  represented?: number;
  outOfRoom?: number;
  entitled: number;
  issued: number;
  returned: number;
  notReturned: number;
  valid: number;
  invalid: number;
  blank: number;
  quorumNeeded: number;
  quorumMet: boolean;
  /** What `votesNeeded` is a share of. */
  total: number;
  votesNeeded: number;
  article: string;
  rulesVersion: number;
}

/**
 * What the case hears of an election. The votes of those who were elected, in their order; the votes of the others stand in the sitting,
 * because a case's state is small.
 */
export interface ElectionResult {
  seats: number;
  /** Seats that nobody won. */
  vacant: number;
  rounds: { seats: number; candidates: number; elected: number; votes: number[]; arithmetic: RoundArithmetic }[];
}
