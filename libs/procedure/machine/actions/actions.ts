/** Actions besides deciding, exhaustive by kind: each in a file of its own. What they mean where is the table in `README.md`. */
import { reject } from '../../kernel';
import type { Heard } from '../../steps/step-kind';
import type { ActionEvent, ActionKind } from '../action.types';
import type { Run } from '../run';

type Actions = { [K in ActionKind]: (run: Run, event: Extract<ActionEvent, { kind: K }>) => Heard };

const refused = (_run: Run, { kind }: ActionEvent): Heard => reject('NOT_MEANINGFUL_HERE', { action: kind });

export const actions: Actions = {
  transferred: refused,
  delegated: refused,
  'given-back': refused,
  'signer-added': refused,
  'signer-removed': refused,
  taken: refused,
  'put-back': refused,
  recused: refused,
  'handed-over': refused,
  'applicant-changed': refused,
  'clock-suspended': refused,
  'clock-resumed': refused,
  'clock-extended': refused,
  'calendar-changed': refused,
  'taken-back': refused,
  undone: refused,
  reopened: refused,
  overridden: refused,
};
