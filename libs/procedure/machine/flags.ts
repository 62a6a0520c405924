/**
 * Behaviours of the machine that running cases of earlier releases must not see: a number in `CaseState.flags`, given with `filed`, asked for
 * where the behaviour differs, never removed.
 */
import { ADDED_STAY_FLAG, KEPT_OUT_STAY_FLAG } from './actions/taken-back';
import { HOUSE_UNFAVOURED_FLAG } from './recording';
import { RECALL_FLAG } from './undo';

/** What a case that starts now begins with. */
export const CURRENT_FLAGS: readonly number[] = [RECALL_FLAG, ADDED_STAY_FLAG, KEPT_OUT_STAY_FLAG, HOUSE_UNFAVOURED_FLAG];
