/**
 * How strongly somebody is identified when he acts: a closed vocabulary in order, and what a step may ask of it (users.md 2).
 * The strength is kept with every act and shown beside it; what a step asks is compared by the page, by the API and again by append.
 */
import type { Instant } from '../kernel';

/**
 * Weakest first. `link`: a personal link and the last digits of a telephone number. `code`: a code sent to the number on file.
 * `link+code`: both. `work-app`: signed in by the work app in which he is at home. `account`: a password, or another house's word for
 * it. `account+factor`: with a second factor.
 */
export const STRENGTHS = ['link', 'code', 'link+code', 'work-app', 'account', 'account+factor'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** What a step asks of whoever acts on it. */
export interface Identification {
  least: Strength;
  /** A proof within the last minutes, not at some time since signing in: for final approvals and seals. */
  fresh?: true;
}

/** How long a proof stays fresh. */
export const FRESH_MS = 5 * 60_000;

/** How somebody was identified when he asked. */
export interface Identified {
  strength: Strength;
  /** When he last proved who he is; null when he was never asked (work apps sign in by themselves). */
  provedAt: Instant | null;
}

export function isAtLeast(strength: Strength, least: Strength): boolean {
  return STRENGTHS.indexOf(strength) >= STRENGTHS.indexOf(least);
}

export function strongerOf(one: Strength, other: Strength): Strength {
  return isAtLeast(one, other) ? one : other;
}

/** Why an act at this instant would not do, or null. A longer `freshMs` lets the log's judge forgive the way from page to log. */
export function lacksIdentification(
  asked: Identification | undefined,
  { strength, provedAt }: Identified,
  at: Instant,
  freshMs = FRESH_MS,
): 'IDENTIFICATION_TOO_WEAK' | 'STEP_UP_REQUIRED' | null {
  if (asked === undefined) return null;
  if (!isAtLeast(strength, asked.least)) return 'IDENTIFICATION_TOO_WEAK';
  if (asked.fresh !== true) return null;
  const ageMs = provedAt === null ? Infinity : Date.parse(at) - Date.parse(provedAt);
  return ageMs > freshMs ? 'STEP_UP_REQUIRED' : null;
}
