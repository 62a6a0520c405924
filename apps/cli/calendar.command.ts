import { announceCalendar, createDataSource, inTransaction, previewCalendar } from '../../libs/persistence';
import { StartProblem } from '../../libs/runtime/problem';
import { textFlag, type Invocation } from './invocation';
import { dataFolder, layoutOf } from './layout';
import { openStore } from './store';

const HELP = 'npx --no guicheng calendar VERSION; --yes tells the open cases';

/** `guicheng calendar`: what a new list of days off does to the time limits that run; with --yes every open case is told. */
export async function calendarCommand(invocation: Invocation): Promise<number> {
  const { environment, flags, words } = invocation;
  const [version] = words;
  if (version === undefined) throw new StartProblem('calendar', 'it needs the version of a published calendar', HELP);
  const layout = layoutOf(dataFolder(textFlag(invocation, 'data'), environment.typedIn));
  const store = await openStore(layout, environment);
  const source = await createDataSource({ url: store.urls.owner, poolSize: 1 }).initialize();
  try {
    const preview = await inTransaction(source, (sql) => previewCalendar(sql, version));
    if (preview === null) throw new StartProblem('calendar', `there is no calendar ${version}`, HELP);
    const { cases, clocks } = preview;
    console.log(
      `${preview.version} (${preview.jurisdiction}): ${cases} open cases, ${clocks.running} running time limits; ` +
        `${clocks.moving} would move, ${clocks.kept} keep their day because it has come`,
    );
    if (flags['yes'] !== true) {
      if (cases > 0) console.log('Do it: the same command with --yes');
      return 0;
    }
    const told = await inTransaction(source, (sql) => announceCalendar(sql, version));
    console.log(`${told} cases are told, twenty a second; each keeps the deadline that it had until now.`);
    return 0;
  } finally {
    await source.destroy();
    await store.close();
  }
}
