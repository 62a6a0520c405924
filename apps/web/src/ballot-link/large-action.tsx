import { useState } from 'react';
import { ApiFailure } from '../shared/api';
import { useFailureWords } from '../shared/failure-words';

/** One thing sent at a time: whether it is under way, and why the last did not arrive, in words. */
export function useSending(onEnded?: () => void) {
  const wordsOf = useFailureWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (action: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    try {
      await action();
    } catch (failure) {
      if (onEnded && failure instanceof ApiFailure && failure.error.code === 'SESSION_EXPIRED') onEnded();
      else setProblem(wordsOf(failure));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, setProblem, send };
}

interface LargeButtonProps {
  label: string;
  busy: boolean;
  /** Without it the button submits the form that it stands in. */
  onPress?: () => void;
}

/** What the page is there for; while it is being sent it cannot be pressed again. */
export function LargeButton({ label, busy, onPress }: LargeButtonProps) {
  return (
    <button
      type={onPress ? 'button' : 'submit'}
      className="large-button large-primary"
      disabled={busy}
      aria-busy={busy}
      onClick={onPress}
    >
      {label}
    </button>
  );
}

/** Why it did not go through, read aloud as it appears. */
export function LargeProblem({ problem }: { problem: string | null }) {
  if (problem === null) return null;
  return (
    <p role="alert" className="large-problem">
      {problem}
    </p>
  );
}
