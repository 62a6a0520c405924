/** A case that another case called: what it tells its caller at its end, and what it hears from it. */
import { reject } from '../kernel';
import type { Heard } from '../steps/step-kind';
import type { CallerLeft } from './event.types';
import type { Run } from './run';

/** The caller does not wait any more: the case ends as withdrawn, unless its decision stands in a register. */
export function hearCallerLeft(run: Run, _event: CallerLeft): Heard {
  const { registeredBy, caller } = run.state;
  if (caller === undefined) return reject('NOTHING_CALLED');
  if (registeredBy !== null) return reject('ALREADY_REGISTERED', { step: registeredBy });
  run.ending = { outcome: 'withdrawn', refusedBy: null };
  return null;
}
