import { childEnvironment } from '../../../libs/runtime/env';
import { StartProblem } from '../../../libs/runtime/problem';
import { startProcess, waitFor, type Log, type ManagedProcess } from '../../../libs/runtime/process';

export interface NodeProgram {
  name: string;
  script: string;
  env: Record<string, string>;
  /** Printed by the program when it does its work. */
  readyLine: RegExp;
  timeoutMs: number;
  onLine: Log;
}

/**
 * What most of our objects need is a moment: with V8's own size of the space for new ones (it goes by the machine's memory) a program holds
 * half as much again under load, and is no faster. The same stands in docker-compose.yml.
 */
const SMALL_NEW_SPACE = '--max-semi-space-size=4';

/** Starts one of our own programs on this Node and waits for its ready line. */
export async function startNodeProgram(program: NodeProgram): Promise<ManagedProcess> {
  let ready = false;
  const child = await startProcess(program.name, process.execPath, ['--enable-source-maps', SMALL_NEW_SPACE, program.script], {
    env: childEnvironment({ NODE_ENV: 'production', ...program.env }),
    onLine: (line) => {
      ready ||= program.readyLine.test(line);
      program.onLine(line);
    },
  });
  const answered = await waitFor(
    () => Promise.resolve(ready ? true : null),
    program.timeoutMs,
    () => !child.running(),
    20,
  );
  if (answered && child.running()) return child;
  await child.stop('SIGTERM', 2_000);
  throw new StartProblem(
    program.name,
    `it did not start: ${child.lastLines().slice(-6).join('\n  ') || 'it said nothing'}`,
    'Look at the lines above and at logs/ in the data folder.',
  );
}
