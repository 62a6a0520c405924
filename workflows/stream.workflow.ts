/**
 * The workflow of one log, a case's or a sitting's: a thin shell that hears updates one after the other, keeps one timer for the next
 * clock whose effect changes the state, and ends with the log. Its input is enough to start again from the log at any time.
 */
import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import {
  DELIVER_UPDATE,
  NOT_AN_ID,
  POSITION_QUERY,
  RENEWING,
  SUBMIT_UPDATE,
  SYNC_UPDATE,
  type Answer,
  type DeliverArguments,
  type Position,
  type StreamInput,
  type SubmitArguments,
} from '../libs/contracts/temporal';
import { StreamShell, type ClockToCome } from './stream-shell';

const submitUpdate = defineUpdate<Answer, [SubmitArguments]>(SUBMIT_UPDATE);
const deliverUpdate = defineUpdate<{ append: string }, [DeliverArguments]>(DELIVER_UPDATE);
const syncUpdate = defineUpdate<Position>(SYNC_UPDATE);
/** A derived id names a log, an item and a step. */
const LONGEST_ID = 300;
const positionQuery = defineQuery<Position>(POSITION_QUERY);

/** Registered under its name in libs/contracts/temporal.ts. */
export async function stream(input: StreamInput): Promise<void> {
  const shell = new StreamShell(input);
  setHandler(positionQuery, () => shell.position());
  const admit = (given: object, name?: string) => {
    if (shouldRenew(shell))
      throw ApplicationFailure.create({ type: RENEWING, message: 'a new run is about to start: ask again' });
    if (name !== undefined) mustHave(given, name);
  };
  setHandler(submitUpdate, ({ intent }) => shell.submit(intent), {
    validator: (given: SubmitArguments) => admit(given, 'intent'),
  });
  setHandler(deliverUpdate, ({ outbox }) => shell.deliver(outbox), {
    validator: (given: DeliverArguments) => admit(given, 'outbox'),
  });
  setHandler(syncUpdate, () => shell.sync(), { validator: () => admit({}) });

  // A run that continues an earlier one reads the log; a first run is woken by what it was started with.
  if (workflowInfo().continuedFromExecutionRunId !== undefined) await shell.sync();
  for (;;) {
    await condition(() => shell.isOver || shouldRenew(shell) || shell.nextClock() !== null);
    if (shell.isOver) {
      await condition(allHandlersFinished);
      if (shell.isOver) return;
    } else if (shouldRenew(shell)) {
      await renew(shell, input);
    } else {
      await watch(shell);
    }
  }
}

/**
 * One timer for the next clock. It is not touched when that clock ends: it then fires once for nothing, which costs less than a new timer
 * at every step. Only an earlier clock, a suspension or the end wakes before it.
 */
async function watch(shell: StreamShell): Promise<void> {
  let armed: ClockToCome | null = shell.nextClock();
  let waitMs = armed === null ? 0 : millisecondsUntil(shell.now, armed.dueAt);
  while (armed !== null) {
    const { dueAt } = armed;
    const woken = await condition(
      () => shell.isOver || shell.isSuspended || shouldRenew(shell) || isBefore(shell.nextClock(), dueAt),
      waitMs,
    );
    const next = shell.nextClock();
    if (shell.isOver || next === null || shouldRenew(shell)) return;
    const early = woken ? null : await shell.strike(next.clock);
    armed = shell.nextClock();
    waitMs = early ?? (armed === null ? 0 : millisecondsUntil(shell.now, armed.dueAt));
  }
}

/**
 * A history grows with every event; a new run starts from the log. Never inside a handler, and one task after the last of them. Nobody is
 * let in meanwhile: a crowd would never leave a moment to go.
 */
async function renew(shell: StreamShell, input: StreamInput): Promise<void> {
  await condition(() => shell.isIdle && allHandlersFinished());
  // An update that reached the server while this task ran would be lost with it; after one more task it has been seen.
  await sleep(1);
  if (shell.isIdle && allHandlersFinished()) await continueAsNew<typeof stream>(input);
}

function shouldRenew(shell: StreamShell): boolean {
  return workflowInfo().continueAsNewSuggested && !shell.isSuspended;
}

function isBefore(clock: ClockToCome | null, dueAt: string): boolean {
  return clock !== null && clock.dueAt < dueAt;
}

/** Both are the record's instants; the sandbox's own clock takes no part. */
function millisecondsUntil(now: string, dueAt: string): number {
  return Math.max(1, Date.parse(dueAt) - Date.parse(now));
}

/** Keeps noise out of the history; who may do what is append's to say. */
function mustHave(given: object | null | undefined, name: string): void {
  const value = (given as Record<string, unknown> | null | undefined)?.[name];
  if (typeof value === 'string' && value !== '' && value.length <= LONGEST_ID) return;
  throw ApplicationFailure.create({ type: NOT_AN_ID, message: `${name} is missing` });
}
