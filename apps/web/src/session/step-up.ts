/** Asking once more who somebody is: whatever was refused for it goes on by itself afterwards, with the same key. */
import { ApiFailure } from '../shared/api';

type Asker = (isTooWeak: boolean) => Promise<boolean>;

let asker: Asker | null = null;
const waiting = new Set<(ask: Asker) => void>();
/** The dialogue comes after the page: so long may somebody be quicker than it. */
const COMES_WITHIN_MS = 5_000;

/** The dialogue that stands in the frame. */
export function onProofNeeded(ask: Asker): () => void {
  asker = ask;
  for (const go of waiting) go(ask);
  waiting.clear();
  return () => {
    if (asker === ask) asker = null;
  };
}

export function needsProof(failure: unknown): failure is ApiFailure {
  return failure instanceof ApiFailure && ['STEP_UP_REQUIRED', 'IDENTIFICATION_TOO_WEAK'].includes(failure.error.code);
}

/** Whether the person has proved who he is; where nobody can ask, or he would not, the refusal stands. */
export async function proveAgain(failure: ApiFailure): Promise<boolean> {
  const ask = asker ?? (await dialogue());
  return ask !== null && ask(failure.error.code === 'IDENTIFICATION_TOO_WEAK');
}

/** Null: none stands in this frame. */
function dialogue(): Promise<Asker | null> {
  return new Promise((resolve) => {
    waiting.add(resolve);
    setTimeout(() => {
      waiting.delete(resolve);
      resolve(null);
    }, COMES_WITHIN_MS);
  });
}

/** Does it, and once more after a proof that was asked for. */
export async function withProof<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (failure) {
    if (needsProof(failure) && (await proveAgain(failure))) return work();
    throw failure;
  }
}
