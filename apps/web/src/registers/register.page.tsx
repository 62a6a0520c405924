import { Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { RegisterEntryView, RegisterView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page } from '../shared/page';
import { useRegister } from '../shared/queries';

/** Any register, by the columns that it declares. */
export function RegisterPage() {
  const { id = '' } = useParams();
  const { words, text } = useSpeech();
  const register = useRegister(id);
  const [query, setQuery] = useState('');
  const said = (entry: RegisterEntryView) =>
    [entry.society.name, ...Object.values(entry.values)].map((value) => (value ? text(value) : '')).join(' ');
  return (
    <Page title={register.data ? text(register.data.title) : ''}>
      <Loaded query={register}>
        {(loaded) =>
          loaded.entries.length === 0 ? (
            <Empty title={text(loaded.title)} hint={text(loaded.empty)} />
          ) : (
            <>
              <Input
                type="search"
                allowClear
                className="search"
                value={query}
                aria-label={words.registers.search}
                placeholder={words.registers.search}
                onChange={(event) => setQuery(event.target.value)}
              />
              <RegisterTable register={loaded} entries={loaded.entries.filter((entry) => said(entry).includes(query.trim()))} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** A table on wide screens; on a phone each row becomes a card that repeats its headings. */
function RegisterTable({ register, entries }: { register: RegisterView; entries: RegisterEntryView[] }) {
  const { words, text, language } = useSpeech();
  const head = words.registers;
  const [first, ...others] = register.columns;
  const shown = (entry: RegisterEntryView, column: string | undefined) => {
    const value = entry.values[column ?? ''];
    return value ? text(value) : '—';
  };
  const sourceOf = (entry: RegisterEntryView) =>
    entry.importedBy ? text(entry.importedBy) : entry.imported ? head.sourceImport : '—';
  return (
    <div className="sheet">
      <table className="table">
        <caption className="soft">{fill(head.count, { n: entries.length })}</caption>
        <thead>
          <tr>
            {[...register.columns.map(({ label }) => text(label)), head.society, head.entered, head.source].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row" data-label={first ? text(first.label) : ''}>
                {shown(entry, first?.id)}
              </th>
              {others.map((column) => (
                <td key={column.id} data-label={text(column.label)}>
                  {shown(entry, column.id)}
                </td>
              ))}
              <td data-label={head.society}>{text(entry.society.name)}</td>
              <td data-label={head.entered}>{formatDay(civilDateOf(entry.enteredAt), language)}</td>
              <td data-label={head.source}>
                {entry.case ? <Link to={`/cases/${entry.case}`}>{entry.number}</Link> : sourceOf(entry)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
