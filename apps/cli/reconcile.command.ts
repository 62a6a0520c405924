import { sayDifference, type Difference } from '../../libs/persistence';
import { roleUrls } from '../../libs/runtime/database';
import { StartProblem } from '../../libs/runtime/problem';
import { secretsOf } from '../../libs/runtime/secrets';
import { textFlag, type Invocation } from './invocation';
import { checkEngine, checkStore, compareAll, resumeAll, type EngineOptions } from './engine';
import { dataFolder, layoutOf } from './layout';
import { keysOf, runningOn } from './store';

/**
 * `guicheng reconcile`: everything that says the same thing twice, beside each other: the log folded again against every derived table, the
 * answers given, the tree and its checkpoint, Temporal's histories, and where each open workflow stands. With --resume each workflow first
 * reads the log again, started anew where it is missing. Exit code 1 when something differs.
 */
export async function reconcile(invocation: Invocation): Promise<number> {
  const options = optionsOf(invocation);
  const isJson = invocation.flags['json'] === true;
  const say = (line: string): void => (isJson ? undefined : console.log(line));
  if (invocation.flags['resume'] === true) {
    const started = performance.now();
    const { open, unanswered } = await resumeAll(options);
    say(
      `Resumed ${open - unanswered} of ${open} open matters from the log in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
    );
  }
  const { open, found, strange } = await compareAll(options);
  say(
    `${open} open: ${found.equal} as in the log, ${found.behind} behind it (the next event heals that), ${strange.length} otherwise`,
  );
  const store = await checkStore(options.databaseUrl);
  say(`${store.logs} logs folded again, ${store.leaves} entries of the tree`);
  const engine = await checkEngine(options);
  say(`${engine.histories} histories of Temporal looked at`);
  const workflows = strange.map(({ stream, finding }): Difference => ({
    stream,
    where: 'workflow',
    what: finding === 'missing' || finding === 'silent' ? 'missing' : 'different',
    key: finding,
  }));
  const differences = [...store.differences, ...engine.differences, ...workflows];
  if (isJson)
    console.log(
      JSON.stringify({ open, found, logs: store.logs, leaves: store.leaves, histories: engine.histories, differences }, null, 2),
    );
  for (const difference of differences) say(`  ${sayDifference(difference, 'zh')}\n  ${sayDifference(difference, 'en')}`);
  if (strange.length > 0 && invocation.flags['resume'] !== true)
    say('Heal the workflows from the log: npx --no guicheng reconcile --resume');
  say(differences.length === 0 ? 'No difference.' : `${differences.length} differences.`);
  return differences.length === 0 ? 0 : 1;
}

function optionsOf(invocation: Invocation): EngineOptions {
  const { environment } = invocation;
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn));
  const { deployment, temporalAddress, temporalNamespace: namespace } = environment;
  const payloadKeys = keysOf(layout, environment, 'payloadKeys');
  if (deployment !== null && temporalAddress !== null)
    return { databaseUrl: roleUrls(deployment.adminUrl, deployment.passwords).auditor, temporalAddress, namespace, payloadKeys };
  const running = runningOn(layout);
  if (!running?.temporalAddress) {
    throw new StartProblem(
      'reconcile',
      `no Guicheng runs on ${layout.folder}`,
      'Start it (npm start); each start resumes what is open by itself.',
    );
  }
  const { passwords } = secretsOf(layout.secrets);
  return {
    databaseUrl: roleUrls(running.databaseUrl, passwords).auditor,
    temporalAddress: running.temporalAddress,
    namespace,
    payloadKeys,
  };
}
