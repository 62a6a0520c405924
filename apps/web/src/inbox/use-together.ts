import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActRequest, ApiError } from '../../../../libs/contracts/api';
import { ApiFailure, decisions } from '../shared/api';
import { tabStore } from '../shared/kept';
import { invalidateTopics } from '../shared/queries';
import { untilAnswered } from '../shared/submission';
import { uuid } from '../shared/uuid';

/** One of several decisions: an intent of its own, with a key of its own, and an answer of its own. */
export interface Line {
  task: string;
  subject: string;
  key: string;
  body: ActRequest;
  /** `broken`: not answered, and asking again under the same key is the same request. `refused`: not done, and why. */
  phase: 'waiting' | 'sending' | 'received' | 'unreachable' | 'accepted' | 'refused' | 'broken';
  error: ApiError | null;
}

const NAME = 'together';

/**
 * Sends them one behind the other. Lines are kept in the tab with their keys until all are answered: after a reload they go on where they were,
 * and what was recorded is answered again instead of done again.
 */
export function useTogether() {
  const [lines, setLines] = useState<Line[]>(() => keptLines());
  const current = useRef(lines);
  const [isRunning, setRunning] = useState(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const change = useCallback((task: string, part: Partial<Line>) => {
    current.current = current.current.map((line) => (line.task === task ? { ...line, ...part } : line));
    tabStore.write(NAME, current.current);
    setLines(current.current);
  }, []);

  const run = useCallback(async () => {
    setRunning(true);
    for (const { task } of current.current.filter(isLeft)) {
      if (!isHere.current) return;
      await sendOne(current.current.find((line) => line.task === task) as Line, () => isHere.current, change);
    }
    await invalidateTopics(['case']);
    setRunning(false);
  }, [change]);

  const start = (asked: { task: string; subject: string; body: ActRequest }[]) => {
    current.current = asked.map((one) => ({ ...one, key: uuid(), phase: 'waiting', error: null }));
    tabStore.write(NAME, current.current);
    setLines(current.current);
    void run();
  };
  const forget = () => {
    tabStore.write(NAME, undefined);
    current.current = [];
    setLines([]);
  };
  return { lines, isRunning, start, goOn: () => void run(), forget };
}

export const isLeft = ({ phase }: Line): boolean => phase !== 'accepted' && phase !== 'refused';

/** What was on its way when the page was left is asked for again. */
function keptLines(): Line[] {
  const kept = (tabStore.read(NAME) as Line[] | undefined) ?? [];
  if (!kept.some(isLeft)) return [];
  return kept.map((line) => (isLeft(line) ? { ...line, phase: 'waiting' } : line));
}

async function sendOne(line: Line, wanted: () => boolean, change: (task: string, part: Partial<Line>) => void): Promise<void> {
  const { task, key, body } = line;
  change(task, { phase: 'sending', error: null });
  try {
    const answer = await untilAnswered({ key, path: decisions.act(task), body }, wanted, (submission) => {
      if (submission.phase === 'received' || submission.phase === 'unreachable') change(task, { phase: submission.phase });
    });
    if (answer === null) return;
    change(task, answer.status === 'accepted' ? { phase: 'accepted' } : { phase: 'refused', error: answer.error });
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    const mayComeAgain = failure.error.code === 'FAULT' || failure.status === 401;
    change(task, { phase: mayComeAgain ? 'broken' : 'refused', error: failure.error });
  }
}
