import { Link } from 'react-router';
import type { CalendarEntryView } from '../../../../libs/contracts/starts';
import { fill } from '../messages';
import { civilDateOf, type Language } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Folded, Page, Sheet } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { RectificationStrip } from '../supervision/rectification-strip';
import { useCalendar, useStartProposals } from './calendar-api';
import { CalendarRow } from './calendar-row';
import { byMonth, formatMonth, isDone } from './months';

/** 本会日历: what the society is to do by when, the next first; each entry begins its case or is ticked off. */
export function CalendarPage() {
  const { words } = useSpeech();
  const said = words.society.calendar;
  const calendar = useCalendar();
  const proposals = useStartProposals();
  const waiting = (proposals.data ?? []).filter(({ status }) => status === 'open').length;
  return (
    <Page title={said.title} intro={said.intro}>
      <RectificationStrip />
      {waiting > 0 && (
        <Note tone="care">
          <Link to="/start-proposals">{fill(words.society.starts.inCalendar, { n: waiting })}</Link>
        </Note>
      )}
      <Loaded query={calendar}>{(entries) => <Months entries={entries} />}</Loaded>
    </Page>
  );
}

function Months({ entries }: { entries: CalendarEntryView[] }) {
  const { words, language } = useSpeech();
  const said = words.society.calendar;
  const severalSocieties = new Set(entries.map(({ society }) => society.id)).size > 1;
  const done = entries.filter(isDone);
  const open = entries.filter((entry) => !isDone(entry));
  const row = (entry: CalendarEntryView) => <CalendarRow key={entry.id} entry={entry} showSociety={severalSocieties} />;
  return (
    <div className="stack">
      {entries.length === 0 && <Empty title={said.empty} hint={said.emptyHint} />}
      {entries.length > 0 && open.length === 0 && <Empty title={said.allDone} hint={said.allDoneHint} />}
      {byMonth(open, civilDateOf(Date.now())).map((group) => (
        <Sheet key={group.key} title={titleOf(group.key, said, language)}>
          <ul className="rows">{group.entries.map(row)}</ul>
        </Sheet>
      ))}
      {done.length > 0 && (
        <Folded summary={fill(said.done, { n: done.length })}>
          <ul className="rows">{done.map(row)}</ul>
        </Folded>
      )}
      <ShortListEnd list="calendar" came={entries.length} first="open" />
    </div>
  );
}

function titleOf(key: string, said: { earlier: string; noDay: string }, language: Language): string {
  if (key === 'earlier') return said.earlier;
  return key === 'none' ? said.noDay : formatMonth(key, language);
}
