import { Drawer } from 'antd';
import type {
  RegisterEntryView,
  RegisterHistoryView,
  RegisterVersionView,
  RegisterView,
} from '../../../../libs/contracts/registers';
import { fill } from '../messages';
import { formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Tag } from '../shared/page';
import { useRegisterHistory } from '../shared/queries';
import { said, Source } from './register-table';

interface HistoryProps {
  register: RegisterView;
  entry: RegisterEntryView | null;
  onClose: () => void;
}

/** How an entry came to be as it is: every version, the newest first, each with what wrote it. */
export function EntryHistory({ register, entry, onClose }: HistoryProps) {
  const { words, text, language } = useSpeech();
  const history = useRegisterHistory(register.id, entry?.id ?? null);
  const name = entry === null ? '' : said(entry, register.columns[0], text, language);
  return (
    <Drawer open={entry !== null} onClose={onClose} title={fill(words.registers.history, { name })} width="min(560px, 100vw)">
      <Loaded query={history}>
        {(loaded) => (
          <ol className="plain-list register-history">
            {loaded.versions.map((version, index) => (
              <Version key={version.version} history={loaded} version={version} before={loaded.versions[index + 1]} />
            ))}
          </ol>
        )}
      </Loaded>
    </Drawer>
  );
}

interface VersionProps {
  history: RegisterHistoryView;
  version: RegisterVersionView;
  /** The version that it took the place of. */
  before: RegisterVersionView | undefined;
}

function Version({ history, version, before }: VersionProps) {
  const { words, text, language } = useSpeech();
  const head = words.registers;
  const isNewest = history.versions[0] === version;
  const changed = history.columns.filter(
    (column) => before === undefined || said(version, column, text, language) !== said(before, column, text, language),
  );
  return (
    <li>
      <p className="register-version">
        <strong>{text(version.state)}</strong> {fill(head.holds, { from: formatDay(version.validFrom, language) })}{' '}
        {version.recordedLater && <Tag tone="care">{head.later}</Tag>}
      </p>
      <dl className="register-values">
        {changed
          .filter((column) => version.values[column.id] || before?.values[column.id])
          .map((column) => (
            <div key={column.id}>
              <dt>{text(column.label)}</dt>
              <dd>{said(version, column, text, language)}</dd>
            </div>
          ))}
      </dl>
      <p className="soft">
        {version.procedure && <>{text(version.procedure)} </>}
        {version.imported || version.case ? <Source entry={version} /> : head.byCase}
        {version.by && <> · {fill(head.byImporter, { name: version.by })}</>} ·{' '}
        {fill(head.recorded, { at: formatInstant(version.recordedAt, language) })}
        {version.recordedTo && (
          <> · {fill(isNewest ? head.takenBack : head.replaced, { at: formatInstant(version.recordedTo, language) })}</>
        )}
      </p>
    </li>
  );
}
