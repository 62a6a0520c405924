/**
 * Secret votes in the room (无记名投票), as they cross HTTP. Base path `/api`. `L`: with a personal link's session (`ballot-links.ts`).
 *
 *   GET  /sittings/:id/secret-votes               -> SecretVotesView    who has voted, never what; after the count what it came to
 *   POST /sittings/:id/secret-votes               OpenSecretVote -> IntentView (Idempotency-Key)
 *   POST /sittings/:id/secret-votes/:item/count   { turn } -> IntentView (Idempotency-Key)   opens the ballots, once, and destroys the key
 *   POST /sittings/:id/secret-votes/:item/void    { turn, reason } -> IntentView (Idempotency-Key)   ends it; nothing is ever opened
 *   POST L /ballot-link/secret-votes              CastSecretVote -> LinkView (Idempotency-Key)
 */
import type { Arithmetic, ElectionKind, RoundArithmetic, SecretVote, Text } from '../procedure';

export interface OpenSecretVote {
  item: string;
  /** What is asked, as it stands on the ballot paper. */
  question: string;
  /** Of an election; its second round has the names of the first. */
  election?: { seats: number; kind: ElectionKind; candidates: string[] };
  recused: string[];
  outOfRoom: string[];
  /** The ballots are kept as papers without names, for counting again. */
  plain: boolean;
  /** He was told that so few ballots nearly tell who voted what. */
  knowsFew: boolean;
}

export interface CastSecretVote {
  item: string;
  turn: number;
  /** Of what he had before him. */
  textHash: string;
  /** 0 or 1 for each line of the paper, so that every request has the same length. */
  marks: number[];
}

/** One line of a ballot paper: a name, or 同意 / 反对 / 弃权. */
export interface BallotLine {
  id: string;
  /** Null for the three of an ordinary vote. */
  name: string | null;
}

/** A ballot paper as each voter has it. */
export interface BallotPaperView {
  question: string;
  lines: BallotLine[];
  /** How many lines must and may be marked; where none need be, none is an abstention. */
  least: number;
  most: number;
}

export interface SecretVoteView {
  item: string;
  position: number;
  subject: string;
  /** Null before the first. */
  turn: number | null;
  status: SecretVote['status'] | 'not-open';
  why: SecretVote['why'] | null;
  paper: BallotPaperView | null;
  /** Who may vote, and whether he has. */
  people: { id: string; name: string; voted: boolean }[];
  /** After the count, of an ordinary vote. */
  arithmetic: Arithmetic | null;
  /** After the count, of an election: round by round. */
  rounds: SecretRound[];
  /** The papers as they were kept, in no order: one character a line. */
  papers: string[];
  /** It can be opened now: the first, a second round, or again after one that came to nothing. */
  mayOpen: boolean;
  /** The next one is a round of an election that stands already. */
  isNextRound: boolean;
}

export interface SecretRound {
  seats: number;
  arithmetic: RoundArithmetic;
  candidates: { name: string; votes: number; elected: boolean; tied: boolean }[];
}

export interface SecretVotesView {
  /** The sitting is one in which members can vote so: in the room, by name. */
  isPossible: boolean;
  /** Whether the organ's rules let it elect. */
  mayElect: boolean;
  few: number;
  items: SecretVoteView[];
}

/** A member's side: the votes that were opened in his sitting. */
export interface OwnSecretVote {
  item: string;
  position: number;
  subject: string;
  title: Text | null;
  turn: number;
  status: SecretVote['status'];
  textHash: string;
  paper: BallotPaperView | null;
  voted: boolean;
  /** On record, not heard yet. */
  pending: boolean;
  /** Why he has no ballot, or null. */
  barred: 'recused' | 'not-present' | null;
}
