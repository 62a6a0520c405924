import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  archiveNumber,
  BATCH_AT_MOST,
  retentionTitle,
  type ArchiveCase,
  type ArchiveHouseView,
} from '../../../../libs/contracts/archive';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, FailureNote, Loaded } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { archiveApi, readArchiveAgain, useWaiting } from './archive-api';

const ALL = '';

/** Closed cases that are in no batch, by year and procedure; those that are chosen make one. */
export function WaitingSheet({ view }: { view: ArchiveHouseView }) {
  const { words, text } = useSpeech();
  const said = words.documents.archive;
  const [year, setYear] = useState(ALL);
  const [procedure, setProcedure] = useState(ALL);
  const pages = useWaiting(view.house.id, year || null, procedure || null);
  return (
    <Sheet title={said.waiting}>
      <div className="stack">
        <p className="row-actions">
          <Select
            aria-label={said.year}
            value={year}
            onChange={setYear}
            options={[
              { value: ALL, label: said.yearAll },
              ...view.years.map((value) => ({ value: `${value}`, label: `${value}` })),
            ]}
          />
          <Select
            aria-label={said.procedure}
            value={procedure}
            onChange={setProcedure}
            popupMatchSelectWidth={false}
            options={[
              { value: ALL, label: said.procedureAll },
              ...view.procedures.map(({ id, title }) => ({ value: id, label: text(title) })),
            ]}
          />
        </p>
        <Loaded query={pages}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={said.waitingNone} hint={said.waitingNoneHint} />
            ) : (
              <>
                <Choice key={`${year} ${procedure}`} view={view} list={list} />
                <ShowMore pages={pages} />
              </>
            )
          }
        </Loaded>
      </div>
    </Sheet>
  );
}

function Choice({ view, list }: { view: ArchiveHouseView; list: ArchiveCase[] }) {
  const { words, text, language } = useSpeech();
  const said = words.documents.archive;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { isBusy, failure, run } = useWork();
  const cases = list.map(({ id }) => id).filter((id) => chosen.has(id));
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((other) => other !== id)));
  return (
    <div className="stack">
      {view.mayArchive && (
        <p className="row-actions">
          <Button onClick={() => setChosen(new Set(list.slice(0, BATCH_AT_MOST).map(({ id }) => id)))}>
            {fill(said.chooseShown, { n: Math.min(list.length, BATCH_AT_MOST) })}
          </Button>
          {cases.length > 0 && <Button onClick={() => setChosen(new Set())}>{said.clear}</Button>}
        </p>
      )}
      <ul className="rows">
        {list.map((one) => (
          <li key={one.id} className="row">
            <p className="row-line">
              <span>
                {view.mayArchive && (
                  <Checkbox
                    aria-label={fill(said.choose, { subject: one.subject })}
                    checked={chosen.has(one.id)}
                    onChange={(event) => choose(one.id, event.target.checked)}
                  />
                )}{' '}
                <Link to={`/cases/${one.id}`}>{one.subject}</Link>
              </span>
              {one.supplements !== null && <Tag>{fill(said.supplement, { number: text(archiveNumber(one.supplements)) })}</Tag>}
              {one.retention === null ? (
                <Tag tone="care">{said.noRetention}</Tag>
              ) : (
                <Tag>{text(retentionTitle[one.retention])}</Tag>
              )}
            </p>
            <p className="soft">
              {[
                one.number,
                text(one.title),
                text(one.society),
                fill(said.closedOn, { day: formatDay(one.closedOn, language) }),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <FailureNote failure={failure} />
      {view.mayArchive && (
        <p className="row-actions">
          <Button
            type="primary"
            disabled={isBusy || cases.length === 0 || cases.length > BATCH_AT_MOST}
            aria-busy={isBusy}
            onClick={() => void run(() => archiveApi.make({ house: view.house.id, cases }).then(readArchiveAgain))}
          >
            {fill(said.make, { n: cases.length })}
          </Button>
          {cases.length > BATCH_AT_MOST && <span>{fill(said.most, { n: BATCH_AT_MOST })}</span>}
        </p>
      )}
    </div>
  );
}
