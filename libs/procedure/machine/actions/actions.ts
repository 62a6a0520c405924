/** Actions besides deciding, exhaustive by kind: each in a file of its own. What they mean where is the table in `README.md`. */
import type { Heard } from '../../steps/step-kind';
import type { ActionEvent, ActionKind } from '../action.types';
import type { Run } from '../run';
import { changeCalendar, extendClock, resumeClock, suspendClock } from './clocks';
import { override } from './overridden';
import { reopen } from './reopened';
import { takeBackAct } from './taken-back';
import { undo } from './undone';
import { applicantChanged } from './applicant-changed';
import { delegated, givenBack } from './delegated';
import { handedOver } from './handed-over';
import { putBack, taken } from './pool';
import { recused } from './recused';
import { signerAdded, signerRemoved } from './signers';
import { transferred } from './transferred';

type Actions = { [K in ActionKind]: (run: Run, event: Extract<ActionEvent, { kind: K }>) => Heard };

export const actions: Actions = {
  transferred,
  delegated,
  'given-back': givenBack,
  'signer-added': signerAdded,
  'signer-removed': signerRemoved,
  taken,
  'put-back': putBack,
  recused,
  'handed-over': handedOver,
  'applicant-changed': applicantChanged,
  'clock-suspended': suspendClock,
  'clock-resumed': resumeClock,
  'clock-extended': extendClock,
  'calendar-changed': changeCalendar,
  'taken-back': takeBackAct,
  undone: undo,
  reopened: reopen,
  overridden: override,
};
