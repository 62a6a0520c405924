/** Whether whoever acts was identified as strongly as the step asks: the API has asked before, and this is the place where it counts. */
import { FRESH_MS, lacksIdentification, type Program } from '../../procedure';
import { findStep } from '../../procedure/machine/program';
import type { StreamState } from '../../procedure/streams';
import type { IntentRow } from './rows';

/** The way from the page to the log is forgiven: what was fresh when the API looked still is. */
const GRACE_MS = 60_000;

export function identificationLacking(
  intent: IntentRow,
  state: StreamState | null,
  program: Program | null,
): { code: string; details: Record<string, unknown> } | null {
  if (intent.kind !== 'act' || program === null || state?.kind !== 'case') return null;
  const slot = state.slots[intent.target ?? ''];
  if (slot === undefined || slot.purpose === 'supplement') return null;
  const step = findStep(program, slot.block);
  const asked = step !== null && 'identification' in step ? step.identification : undefined;
  const identified = { strength: intent.strength, provedAt: intent.factor_at?.toISOString() ?? null };
  const code = lacksIdentification(asked, identified, intent.received_at.toISOString(), FRESH_MS + GRACE_MS);
  return code === null ? null : { code, details: { least: asked?.least } };
}
