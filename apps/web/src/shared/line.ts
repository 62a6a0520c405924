const ASK_AGAIN_MS = 2_000;

/** Resolves when the server answers: asked every two seconds, and at once when the machine says that it has a line again. */
export async function lineIsBack(): Promise<void> {
  while (!(await answers())) await nextChance();
}

async function answers(): Promise<boolean> {
  try {
    const { ok } = await fetch('/api/health', { cache: 'no-store' });
    return ok;
  } catch {
    return false;
  }
}

function nextChance(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ASK_AGAIN_MS);
    window.addEventListener('online', go);
  });
}
