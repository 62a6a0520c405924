/** What one state of a case has and a later one has not, kept small: an act changes a few blocks, slots and clocks of many. */
import { canonicalJson, copy } from '../plain';
import type { Before, CaseState } from './state.types';

/** Kept entry by entry; everything else of the state as a whole. */
const RECORDS = ['blocks', 'slots', 'clocks'] as const satisfies (keyof CaseState)[];
/**
 * Never taken back: the log's own instant, the snapshot itself, and the number of the answers that a caller has heard.
 */
const LEFT_ALONE: readonly string[] = ['at', 'undo', 'ended'] satisfies (keyof CaseState)[];

type Plain = Record<string, unknown>;

/** What it takes to make `before` out of `after`. */
export function differenceOf(before: CaseState, after: CaseState): Before {
  const isApart = (key: string): boolean => LEFT_ALONE.includes(key) || (RECORDS as readonly string[]).includes(key);
  const records = RECORDS.map((key) => [key, changed(before[key], after[key])] as const);
  return { ...changed(before as unknown as Plain, after as unknown as Plain, isApart), records: Object.fromEntries(records) };
}

/** The state before, on a copy. */
export function withBefore(after: CaseState, { set, gone, records }: Before): CaseState {
  const state = patched(after as unknown as Plain, { set, gone });
  for (const [key, record] of Object.entries(records)) state[key] = patched(state[key] as Plain, record);
  delete state['undo'];
  return copy(state) as unknown as CaseState;
}

function changed(before: Plain, after: Plain, isApart: (key: string) => boolean = () => false): Omit<Before, 'records'> {
  const set = Object.entries(before).filter(([key, value]) => !isApart(key) && value !== undefined && !isSame(value, after[key]));
  const gone = Object.keys(after).filter((key) => !isApart(key) && after[key] !== undefined && before[key] === undefined);
  return { set: copy(Object.fromEntries(set)), gone: gone.sort() };
}

function patched(after: Plain, { set, gone }: Omit<Before, 'records'>): Plain {
  return Object.fromEntries([...Object.entries(after).filter(([key]) => !gone.includes(key)), ...Object.entries(set)]);
}

function isSame(one: unknown, other: unknown): boolean {
  return other !== undefined && canonicalJson(one) === canonicalJson(other);
}
