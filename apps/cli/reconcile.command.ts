import { roleUrls } from '../../libs/runtime/database';
import { StartProblem } from '../../libs/runtime/problem';
import { secretsOf } from '../../libs/runtime/secrets';
import { textFlag, type Invocation } from './invocation';
import { compareAll, resumeAll, type EngineOptions } from './engine';
import { dataFolder, layoutOf } from './layout';
import { runningOn } from './store';

/**
 * `guicheng reconcile`: every open log beside its workflow. With --resume each workflow first reads the log again, started anew where it is
 * missing. Exit code 1 when a workflow is missing, silent, or elsewhere than the log.
 */
export async function reconcile(invocation: Invocation): Promise<number> {
  const options = optionsOf(invocation);
  if (invocation.flags['resume'] === true) {
    const { open, unanswered } = await resumeAll(options);
    console.log(`Resumed ${open - unanswered} of ${open} open matters from the log.`);
  }
  const { open, found, strange } = await compareAll(options);
  console.log(
    `${open} open: ${found.equal} as in the log, ${found.behind} behind it (the next event heals that), ${strange.length} otherwise`,
  );
  for (const { stream, finding } of strange) console.log(`  ${stream} ${finding}`);
  if (strange.length > 0 && invocation.flags['resume'] !== true)
    console.log('Heal them from the log: npx --no guicheng reconcile --resume');
  return strange.length === 0 ? 0 : 1;
}

function optionsOf(invocation: Invocation): EngineOptions {
  const { environment } = invocation;
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn));
  const running = runningOn(layout);
  if (!running?.temporalAddress) {
    throw new StartProblem(
      'reconcile',
      `no Guicheng runs on ${layout.folder}`,
      'Start it (npm start); each start resumes what is open by itself.',
    );
  }
  const { passwords, payloadKeys } = secretsOf(layout.secrets);
  return {
    databaseUrl: roleUrls(running.databaseUrl, passwords).auditor,
    temporalAddress: running.temporalAddress,
    namespace: environment.temporalNamespace,
    payloadKeys,
  };
}
