/**
 * What a society's charter says of one of its organs: who must be there, how many must agree, in which forms it may decide. Entered once
 * with the article, confirmed by the society, without defaults (R39). What a charter does not say is not allowed: every rule that is
 * absent here is the strict one.
 */

/** A share, compared by cross-multiplication: never a double. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** `过半数` excludes the half (more-than), `半数以上` and `三分之二以上` include it (at-least). */
export interface Majority {
  operator: 'more-than' | 'at-least';
  of: Fraction;
  /**
   * 全体 / 应到 / 到会. 全体 is everybody who belongs to the organ, 应到 everybody who was called. Recused members leave `present` for
   * their item; whether they leave the other two is the charter's word (`recusedLeave`).
   */
  base: 'members' | 'expected' | 'present';
}

/** 现场、线上、现场加线上、通讯. */
export type SittingForm = 'on-site' | 'online' | 'mixed' | 'by-circulation';

/** Who must sign the minutes before a result is final. */
export type Signer = 'chair' | 'supervisor';

export interface OrganRules {
  organ: string;
  version: number;
  quorum: Majority & { base: 'members' | 'expected' };
  /** Null: a party body whose own rules name no majority. What it concludes stands, and no votes are counted. */
  threshold: Majority | null;
  article: string;
  forms: SittingForm[];
  noticeDays: number;
  /** Whether the recused leave 全体 and 应到 too when a threshold is counted over them. */
  recusedLeave?: boolean;
  /** Matters with a majority of their own (修改章程、终止 …). */
  special?: { matters: string[]; threshold: Majority; article: string }[];
  /** Whether the chair has one vote more when an open vote is tied. It is counted as a vote; it never lowers what is needed. */
  castingVote?: boolean;
  /** 仅代为出席 / 代为表决. Absent: 不允许. */
  delegation?: 'attend' | 'vote';
  /** Absent: the recorder's upload of the signed minutes is enough. */
  signers?: Signer[];
  /** 通讯表决. Absent: not allowed, whatever `forms` says. */
  circulation?: CirculationRules;
  /** Absent: this organ elects nobody. */
  election?: ElectionRules;
  /** Matters that are voted on in secret only (无记名); elections always are. Absent: the chair chooses. */
  secret?: { matters: string[]; article?: string };
}

export interface CirculationRules {
  /** Matters that are never decided so (选举罢免负责人、修改章程、终止 …). Elections never are. */
  never: string[];
  /** How many may ask for a real meeting, which ends the ballot without a result. Absent: nobody. */
  demand?: { count: number } | { share: Fraction };
}

/** 等额 / 差额. */
export type ElectionKind = 'equal' | 'contested';

export interface ElectionRules {
  kinds: ElectionKind[];
  /** For each candidate. */
  threshold: Majority;
  article: string;
  /** 差额比例: how many more candidates than seats, as a share of the seats. */
  surplus?: Fraction;
}
