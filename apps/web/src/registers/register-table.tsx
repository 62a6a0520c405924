import { Link } from 'react-router';
import type { RegisterColumnView, RegisterEntryView, RegisterView } from '../../../../libs/contracts/registers';
import { fill } from '../messages';
import { formatDay, type Language } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Tag } from '../shared/page';
import { usePartShown } from '../shared/part-shown';

/** Further columns stand in the history of an entry; a table that has to be moved sideways is not read. */
const COLUMNS_ACROSS = 5;

/** What stands in a column, in words; a day as days are written. */
export function said(
  entry: Pick<RegisterEntryView, 'values'>,
  column: RegisterColumnView | undefined,
  text: (words: { zh: string; en: string }) => string,
  language: Language,
): string {
  const value = column === undefined ? null : (entry.values[column.id] ?? null);
  if (value === null) return '—';
  const words = text(value);
  return column?.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(words) ? formatDay(words, language) : words;
}

interface TableProps {
  register: RegisterView;
  entries: RegisterEntryView[];
  onOpen: (entry: RegisterEntryView) => void;
}

/** A table on wide screens; on a phone each row becomes a card that repeats its headings. */
export function RegisterTable({ register, entries, onOpen }: TableProps) {
  const { words, text, language } = useSpeech();
  const head = words.registers;
  const [first, ...further] = register.columns;
  // What no entry says anything in takes no room.
  const others = further.filter(({ id }) => entries.some(({ values }) => values[id])).slice(0, COLUMNS_ACROSS - 1);
  const hasStates = register.states.length > 1;
  const titles = [...(first ? [first] : []), ...others].map(({ label }) => text(label));
  const [shown, more] = usePartShown(entries, register.id);
  return (
    <div className="sheet">
      <table className="table">
        <caption className="soft">{fill(head.count, { n: entries.length })}</caption>
        <thead>
          <tr>
            {[...titles, ...(hasStates ? [head.state] : []), head.society, head.entered, head.source].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((entry) => {
            const name = said(entry, first, text, language);
            return (
              <tr key={entry.id}>
                <th scope="row" data-label={first ? text(first.label) : ''}>
                  <button
                    type="button"
                    className="register-name"
                    title={fill(head.historyOf, { name })}
                    onClick={() => onOpen(entry)}
                  >
                    {name}
                  </button>
                </th>
                {others.map((column) => (
                  <td key={column.id} data-label={text(column.label)}>
                    {said(entry, column, text, language)}
                  </td>
                ))}
                {hasStates && <td data-label={head.state}>{text(entry.state)}</td>}
                <td data-label={head.society}>{text(entry.society.name)}</td>
                <td data-label={head.entered}>
                  {formatDay(entry.firstFrom, language)} <Standing entry={entry} day={register.on} />
                </td>
                <td data-label={head.source}>
                  <Source entry={entry} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more}
    </div>
  );
}

/** Until when it holds, and that the register did not say so on that day. */
function Standing({ entry, day }: { entry: RegisterEntryView; day: string }) {
  const { words, language } = useSpeech();
  const head = words.registers;
  return (
    <>
      {entry.recordedLater && (
        <span title={fill(head.laterHint, { day: formatDay(day, language) })}>
          <Tag tone="care">{head.later}</Tag>
        </span>
      )}
      {entry.validTo !== null && entry.validTo > entry.validFrom && (
        <span className="soft register-until">{fill(head.validTo, { day: formatDay(dayBefore(entry.validTo), language) })}</span>
      )}
    </>
  );
}

/** The last day on which something holds that no longer does from this one. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** The case or the import that it came from. */
export function Source({ entry }: { entry: RegisterEntryView }) {
  const { words, text } = useSpeech();
  if (entry.case) return <Link to={`/cases/${entry.case}`}>{entry.number}</Link>;
  if (entry.importedBy) return <>{text(entry.importedBy)}</>;
  return <>{entry.imported ? words.registers.sourceImport : '—'}</>;
}
