/**
 * Records the scenarios of this release: `node -r ./libs/testing/run-typescript.cjs tests/replay/record.ts`. A history that is there is
 * never recorded again: what it says is what running cases have done.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { startWorker } from '../../apps/worker/main';
import { publishCouncil } from '../../libs/testing/council-case';
import { startEnvironment } from '../../libs/testing/environment';
import { fastTimers } from '../../libs/testing/record-clock';
import { foundSociety } from '../../libs/testing/society';
import { publishTwoSteps } from '../../libs/testing/two-step-case';
import { writeHistory } from './history-file';
import { HISTORY_KEYS, scenarios } from './scenarios';

async function main(): Promise<void> {
  const environment = await startEnvironment({ payloadKeys: HISTORY_KEYS });
  const worker = await startWorker(environment.workerEnvironment(), fastTimers);
  try {
    const stage = {
      environment,
      house: await foundSociety(environment),
      steps: await publishTwoSteps(environment),
      council: await publishCouncil(environment),
    };
    for (const [name, walk] of Object.entries(scenarios)) {
      for (const [part, stream] of Object.entries(await walk(stage))) {
        const path = join(__dirname, 'histories', `${version}-${name}-${part}.json`);
        if (existsSync(path)) continue;
        const history = await environment.engine.client.workflow.getHandle(stream).fetchHistory();
        writeHistory(path, history);
        console.log(`recorded ${path}`);
      }
    }
  } finally {
    await worker.close();
    await environment.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
