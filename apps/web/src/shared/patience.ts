const GROWS = 1.5;
const LONGEST_MS = 8_000;

/**
 * The pauses between one question and the next: soon at first, then less and less often and never all at once, so that a house that was away
 * is not kept busy by those who ask whether it is back.
 */
export function patience(firstMs: number): () => Promise<void> {
  let next = firstMs;
  return async () => {
    const ms = next * (0.75 + Math.random() / 2);
    next = Math.min(LONGEST_MS, next * GROWS);
    await new Promise((resolve) => setTimeout(resolve, ms));
  };
}
