import { createHash } from 'node:crypto';
import { canonicalJson, isRejection, sittingMachine, type SittingEvent, type SittingState } from '../index';
import released from './released-0.1.0.json';

/**
 * Logs that release 0.1.0 wrote, with what its machine made of each event: a hash of state and effects, and the last state. They are judges,
 * and are never recorded again: states are stored with their hashes, and a log must fold to them for ever.
 */
const logs = Object.entries(
  released as unknown as Record<string, { events: SittingEvent[]; hashes: string[]; state: SittingState }>,
);

describe('the logs of release 0.1.0', () => {
  it.each(logs)('%s: fold to the same state and effects, event by event', (_, { events, hashes, state: last }) => {
    let state: SittingState | null = null;
    for (const [index, event] of events.entries()) {
      const step: ReturnType<typeof sittingMachine.start> =
        state === null ? sittingMachine.start(null, event) : sittingMachine.transition(null, state, event);
      if (isRejection(step)) throw new Error(`${event.id} was refused: ${step.rejected}`);
      state = step.state;
      expect(createHash('sha256').update(canonicalJson(step)).digest('hex')).toBe(hashes[index]);
    }
    expect(state).toEqual(last);
    expect(hashes).toHaveLength(events.length);
  });

  it('are there', () => {
    expect(logs.length).toBeGreaterThan(2);
  });
});
