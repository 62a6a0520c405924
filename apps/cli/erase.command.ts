import {
  askErasure,
  countErasure,
  createDataSource,
  eraseWords,
  inTransaction,
  type ErasureSubject,
} from '../../libs/persistence';
import { StartProblem } from '../../libs/runtime/problem';
import { textFlag, type Invocation } from './invocation';
import { dataFolder, layoutOf } from './layout';
import { openStore } from './store';

const HELP = 'npx --no guicheng erase --person ID --reason TEXT (or --organisation ID, or --value COMMITMENT); --yes destroys';

/**
 * `guicheng erase`: destroys personal words for ever: a person's opinions and notes, what a society's forms say of people, or one value.
 * Without --yes it says what it would destroy. The record stands: it holds commitments, and an entry that says it was done, and why.
 */
export async function erase(invocation: Invocation): Promise<number> {
  const { environment, flags } = invocation;
  const subject = subjectOf(invocation);
  const reason = textFlag(invocation, 'reason')?.trim();
  if (!reason) throw new StartProblem('erase', 'it needs a reason, which stays on the record', HELP);
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn));
  const store = await openStore(layout, environment);
  const source = await createDataSource({ url: store.urls.owner, poolSize: 1 }).initialize();
  try {
    const values = await inTransaction(source, (sql) => countErasure(sql, subject));
    if (flags['yes'] !== true) {
      console.log(`It would destroy ${values} values for ever. Copies in earlier backups are not reached: let them expire.`);
      console.log('Do it: the same command with --yes');
      return 0;
    }
    const destroyed = await inTransaction(source, async (sql) =>
      eraseWords(sql, await askErasure(sql, subject, reason, null), null),
    );
    console.log(`Destroyed ${destroyed} values. The record stands without them (npx --no guicheng reconcile says so).`);
    return 0;
  } finally {
    await source.destroy();
    await store.close();
  }
}

function subjectOf(invocation: Invocation): ErasureSubject {
  const given = (['person', 'organisation', 'value'] as const).flatMap((kind) => {
    const subject = textFlag(invocation, kind);
    return subject === undefined ? [] : [{ kind, subject }];
  });
  const [only] = given;
  if (only === undefined || given.length > 1) throw new StartProblem('erase', 'it needs whose words', HELP);
  return only;
}
