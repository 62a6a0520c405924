import { Progress } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { factLabel, SOCIETY_FACTS, type SocietyRecordView } from '../../../../libs/contracts/society-record';
import { fill } from '../messages';
import { useSocieties } from '../session/session';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Folded, Page, Sheet } from '../shared/page';
import { FactsSheet } from './facts-sheet';
import { PapersSheet } from './papers-sheet';
import { useSocietyRecord } from './society-record-api';
import './society-record.css';

/** 本会资料: what a society tells again and again, kept once, with what is missing and what ends soon. */
export function SocietyRecordPage() {
  const { id } = useParams();
  const { words, text } = useSpeech();
  const said = words.societyRecord;
  const societies = useSocieties();
  const society = id ?? societies[0]?.id ?? '';
  const query = useSocietyRecord(society);
  if (society === '')
    return (
      <Page title={said.title}>
        <Empty title={said.papersEmpty} hint={said.papersEmptyHint} />
      </Page>
    );
  return (
    <Page title={said.title} intro={said.intro}>
      {societies.length > 1 && (
        <p className="row-actions">
          {societies.map((one) => (
            <Link key={one.id} to={`/society-record/${one.id}`} aria-current={one.id === society ? 'page' : undefined}>
              {text(one.name)}
            </Link>
          ))}
        </p>
      )}
      <Loaded query={query}>{(record) => <Content key={record.society.id} record={record} />}</Loaded>
    </Page>
  );
}

function Content({ record }: { record: SocietyRecordView }) {
  const { words } = useSpeech();
  const [saved, setSaved] = useState(0);
  const said = words.societyRecord;
  const onSaved = () => setSaved(saved + 1);
  return (
    <div className="stack">
      <Completeness record={record} />
      {saved > 0 && (
        <Note key={saved} tone="good" live>
          {said.saved}
        </Note>
      )}
      <FactsSheet record={record} onSaved={onSaved} />
      <PapersSheet record={record} onSaved={onSaved} />
      <Sheet title={said.master}>
        <p className="soft">{said.masterHint}</p>
        <p>
          <Link to={`/people/${record.society.id}`}>{said.masterLink}</Link>
        </p>
      </Sheet>
      <History record={record} />
    </div>
  );
}

function Completeness({ record }: { record: SocietyRecordView }) {
  const { words, text, language } = useSpeech();
  const said = words.societyRecord;
  const wanted = SOCIETY_FACTS.filter((fact) => fact.wanted).length;
  const done = wanted - record.missing.length;
  const labels = record.missing.map((id) => text(factLabel(id))).join(words.app.comma);
  return (
    <Note tone={record.missing.length > 0 ? 'care' : 'good'}>
      <p>
        {fill(said.complete, { n: done, all: wanted })}
        {language === 'zh' ? '。' : '. '}
        {record.missing.length > 0 ? fill(said.missing, { fields: labels }) : said.whole}
      </p>
      <Progress percent={Math.round((100 * done) / wanted)} showInfo={false} size="small" aria-label={said.completeLabel} />
    </Note>
  );
}

function History({ record: { history } }: { record: SocietyRecordView }) {
  const { words, text, language } = useSpeech();
  const said = words.societyRecord;
  if (history.length === 0) return null;
  const comma = words.app.comma;
  return (
    <Folded summary={fill(said.history, { n: history.length })}>
      <ul className="rows">
        {history.map(({ version, recordedAt, recordedBy, changed }) => (
          <li key={version} className="row">
            <span>{fill(said.changed, { fields: changed.map((id) => text(factLabel(id))).join(comma) })}</span>
            <p className="soft">
              {fill(said.recorded, {
                at: formatInstant(recordedAt, language),
                by: recordedBy === '' ? said.imported : recordedBy,
              })}
            </p>
          </li>
        ))}
      </ul>
    </Folded>
  );
}
