/** What is done with a running case besides deciding, as its timeline tells it. */
import type { actionsZh } from './actions.zh';

export const actionsEn: typeof actionsZh = {
  'entered-on-paper': 'Entered afterwards: it ran on paper',
  raised: 'Something happened that changed the way',
  objected: 'Objection received',
  'call-ended': 'The matter that was called for has its result',
  'caller-left': 'The other matter no longer waits for the result',
  transferred: 'Handed to somebody else',
  delegated: 'Given to somebody to work on',
  'given-back': 'Given back with an opinion',
  'signer-added': 'A signer was added',
  'signer-removed': 'A signer was taken off',
  taken: 'Taken from the pool',
  'put-back': 'Put back into the pool',
  recused: 'Recused',
  'handed-over': 'Handed over',
  'applicant-changed': 'Another person in charge',
  'clock-suspended': 'Time limit suspended',
  'clock-resumed': 'Time limit goes on',
  'clock-extended': 'Time limit extended',
  'calendar-changed': 'Time limit counted again by the new calendar',
  'taken-back': 'Act taken back',
  undone: 'Undone within a minute',
  reopened: 'Reopened',
  overridden: 'Special handling',
  migrated: 'Goes on under the new version',
};
