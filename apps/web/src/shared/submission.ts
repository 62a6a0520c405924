import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError, IntentView } from '../../../../libs/contracts/api';
import type { Text } from '../../../../libs/procedure';
import { needsProof, proveAgain } from '../session/step-up';
import { api, ApiFailure } from './api';
import { tabStore } from './kept';
import { patience } from './patience';
import { invalidateTopics } from './queries';
import { uuid } from './uuid';

/**
 * A decision on its way. Its key is made once and kept with its content until the server has answered, so a double click, a reload
 * or a lost line repeats the same request, never a second one.
 */
export type Submission =
  | { phase: 'idle' }
  | { phase: 'sending' }
  /** On record, not answered yet. */
  | { phase: 'received' }
  /** No answer; sent again until there is one. */
  | { phase: 'unreachable' }
  | { phase: 'accepted'; answer: IntentView }
  | { phase: 'refused'; error: ApiError };

/** A request under its key. */
export interface Pending {
  key: string;
  path: string;
  body: unknown;
}

/** What the server found wrong with single fields of what was handed in. */
export const problemsIn = ({ fields = [] }: ApiError, text: (text: Text) => string): Record<string, string> =>
  Object.fromEntries(fields.map(({ field, message }) => [field, text(message)]));

const RETRY_MS = 2_000;
const FOLLOW_MS = 700;
const REREAD_MS = 1_500;
const LINGER_MS = 10_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function pendingOf(name: string, path: string, body: unknown): Pending {
  const kept = tabStore.read(name) as Pending | undefined;
  if (kept?.path === path && JSON.stringify(kept.body) === JSON.stringify(body)) return kept;
  return { key: uuid(), path, body };
}

/** Whether the server may have taken the request although it did not say so. */
function mayBeOnRecord(failure: unknown): boolean {
  return !(failure instanceof ApiFailure) || failure.error.code === 'STORE_UNAVAILABLE';
}

/**
 * `form` names this instance of the form; `onAccepted` runs once, when the log has taken it. The form may be gone by then, because its
 * result was shown in its place: `isHere` tells.
 */
export function useSubmission(form: string, onAccepted?: (answer: IntentView, isHere: boolean) => void) {
  const name = `pending.${form}`;
  const [submission, setSubmission] = useState<Submission>({ phase: 'idle' });
  const live = useRef({ busy: false, leftAt: null as number | null, onAccepted });
  live.current.onAccepted = onAccepted;

  const settle = useCallback(
    async (answer: IntentView) => {
      tabStore.write(name, undefined);
      const isHere = live.current.leftAt === null;
      // The page shows the new state before it says that it is recorded, unless reading takes long.
      await Promise.race([invalidateTopics(['case', 'sitting']), pause(REREAD_MS)]);
      if (answer.status === 'refused' && answer.error) setSubmission({ phase: 'refused', error: answer.error });
      else {
        setSubmission({ phase: 'accepted', answer });
        live.current.onAccepted?.(answer, isHere);
      }
    },
    [name],
  );

  const run = useCallback(
    async (pending: Pending, hasProved = false) => {
      if (live.current.busy) return;
      live.current.busy = true;
      tabStore.write(name, pending);
      setSubmission({ phase: 'sending' });
      try {
        const answer = await untilAnswered(pending, () => isWanted(live.current.leftAt), setSubmission);
        if (answer) await settle(answer);
      } catch (failure) {
        if (!(failure instanceof ApiFailure)) return;
        // Asked once more who he is: the same request again with the same key, which nothing has been recorded under yet.
        if (!hasProved && needsProof(failure) && (await proveAgain(failure))) {
          live.current.busy = false;
          await run(pending, true);
          return;
        }
        // A fault or an ended session leaves the key: pressing again repeats the same request.
        if (failure.error.code !== 'FAULT' && failure.error.code !== 'SESSION_EXPIRED') tabStore.write(name, undefined);
        if (failure.status >= 400 && failure.status < 500) void invalidateTopics(['case', 'sitting']);
        setSubmission(failure.error.code === 'SESSION_EXPIRED' ? { phase: 'idle' } : { phase: 'refused', error: failure.error });
      } finally {
        live.current.busy = false;
      }
    },
    [name, settle],
  );

  const submit = useCallback((path: string, body: unknown) => void run(pendingOf(name, path, body)), [name, run]);
  const reset = useCallback(() => setSubmission({ phase: 'idle' }), []);

  useEffect(() => {
    const state = live.current;
    state.leftAt = null;
    setSubmission({ phase: 'idle' });
    // The page was left or reloaded before the answer came: ask for it.
    const kept = tabStore.read(name) as Pending | undefined;
    if (kept) void run(kept);
    return () => {
      state.leftAt = Date.now();
    };
  }, [name, run]);

  return { submission, submit, reset, busy: ['sending', 'received', 'unreachable'].includes(submission.phase) };
}

/** The live stream may replace a form by its result before its own answer is there; it is still listened for, for a while. */
function isWanted(leftAt: number | null): boolean {
  return leftAt === null || Date.now() - leftAt < LINGER_MS;
}

/** Sends it, again while nobody answers, and follows it; null when it is not wanted any more. A refusal by the door is thrown. */
export async function untilAnswered(
  pending: Pending,
  wanted: () => boolean,
  show: (submission: Submission) => void,
): Promise<IntentView | null> {
  let answer: IntentView | null = null;
  const [followLater, sendLater] = [patience(FOLLOW_MS), patience(RETRY_MS)];
  while (wanted()) {
    try {
      answer = answer ? await api.intent(answer.id) : await api.decide(pending.path, pending.body, pending.key);
      if (answer.status !== 'received') return answer;
      show({ phase: 'received' });
      await followLater();
    } catch (failure) {
      if (!mayBeOnRecord(failure)) throw failure;
      show({ phase: 'unreachable' });
      await sendLater();
    }
  }
  return null;
}
