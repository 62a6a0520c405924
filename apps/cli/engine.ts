import { Engine } from '../../libs/engine';
import {
  checkAnswers,
  checkRegisters,
  checkHistories,
  checkTree,
  compare,
  createDataSource,
  rebuild,
  resume,
  type Comparison,
  type Difference,
} from '../../libs/persistence';
import { waitFor } from '../../libs/runtime/process';

export interface EngineOptions {
  /** The auditor's address is enough: the log is only read. */
  databaseUrl: string;
  temporalAddress: string;
  namespace: string;
  payloadKeys: string;
}

const LONGEST_WAIT_MS = 120_000;

/**
 * Lets every open log's workflow read the log again, starting those that are missing. Gives how many are open and how many answered; asks
 * again for a while those that did not, because a worker that has just started may be slow.
 */
export function resumeAll(options: EngineOptions): Promise<{ open: number; unanswered: number }> {
  return withEngine(options, async (engine, source) => {
    let last = { open: 0, unanswered: 0 };
    await waitFor(
      async () => ((last = await resume(engine, source)).unanswered === 0 ? true : null),
      LONGEST_WAIT_MS,
      () => false,
      1_000,
    );
    return last;
  });
}

export function compareAll(options: EngineOptions): Promise<Comparison> {
  return withEngine(options, compare);
}

/** What PostgreSQL says twice: logs and tables, answers and events, tree and log. */
export async function checkStore(databaseUrl: string): Promise<{ logs: number; leaves: number; differences: Difference[] }> {
  const source = await open(databaseUrl);
  try {
    const [folded, answers, tree] = [await rebuild(source), await checkAnswers(source), await checkTree(source)];
    const registers = await checkRegisters(source);
    return {
      logs: folded.checked,
      leaves: tree.leaves,
      differences: [...folded.differences, ...registers.differences, ...answers, ...tree.differences],
    };
  } finally {
    await source.destroy();
  }
}

/** What Temporal's histories told people, against the log. */
export function checkEngine(options: EngineOptions): Promise<{ histories: number; differences: Difference[] }> {
  return withEngine(options, checkHistories);
}

async function withEngine<Result>(
  { databaseUrl, temporalAddress, namespace, payloadKeys }: EngineOptions,
  work: (engine: Engine, source: Awaited<ReturnType<typeof open>>) => Promise<Result>,
): Promise<Result> {
  const engine = Engine.lazily({ address: temporalAddress, namespace, payloadKeys });
  const source = await open(databaseUrl);
  try {
    return await work(engine, source);
  } finally {
    await engine.close();
    await source.destroy();
  }
}

function open(url: string) {
  return createDataSource({ url, poolSize: 4 }).initialize();
}
