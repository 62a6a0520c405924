/** Entries of registers as tests find them: published by the owner, with no case behind them. */
import { hashOf, PUBLISH_REGISTER, TAKE_OVER_ENTRY } from '../persistence';
import type { Register } from '../procedure';

/** As much of the owner's connection as this needs. */
type Owner = (text: string, values: unknown[]) => Promise<unknown>;

export interface PlacedEntry {
  id: string;
  register: string;
  society: string;
  /** Absent: the first of the register. */
  state?: string;
  values: Record<string, string | number | boolean | null>;
  /** Its first day, and the day from which it no longer holds. */
  from: string;
  to?: string;
  /** Absent: now. */
  recordedAt?: string;
  provenance?: string;
}

export async function publishRegister(owner: Owner, register: Register): Promise<void> {
  await owner(PUBLISH_REGISTER, [register.id, hashOf(register), register]);
}

export async function placeEntry(owner: Owner, entry: PlacedEntry): Promise<void> {
  const { id, register, society, state = null, values, from, to = null, recordedAt = null, provenance = 'imported' } = entry;
  await owner(TAKE_OVER_ENTRY, [id, register, society, state, values, from, to, recordedAt, provenance]);
}
