import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type {
  DocumentRegister,
  DocumentRegisterEntry,
  DocumentRegisterPage,
  HouseView,
} from '../../../../libs/contracts/case-documents';
import { fill } from '../messages';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { ShowMore } from '../shared/list-pages';
import { Empty, Loaded, Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { documentsApi, readDocumentsAgain, workbookAddress } from './documents-api';
import { ReceiveForm, type ToReceive } from './receive-form';

/** A register of a house, the newest line first; 收文登记 is written here too. */
export function RegisterList({ register, house }: { register: DocumentRegister; house: HouseView }) {
  const { words } = useSpeech();
  const said = words.documents;
  const [isReceiving, setReceiving] = useState<ToReceive | 'other' | null>(null);
  const [entered, setEntered] = useState<string | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['documents', 'register', register, house.id],
    queryFn: ({ pageParam }) => documentsApi.register(register, house.id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page: DocumentRegisterPage) => page.next,
  });
  const received = async (number: string | null) => {
    setReceiving(null);
    setEntered(number);
    await readDocumentsAgain();
  };
  return (
    <div className="stack">
      <p className="row-actions">
        {register === 'received' && isReceiving === null && (
          <Button type="primary" onClick={() => setReceiving('other')}>
            {said.received.add}
          </Button>
        )}
        <a href={workbookAddress(register, house.id)} download>
          {said.export}
        </a>
      </p>
      {entered !== null && (
        <Note tone="good" live>
          {fill(said.received.done, { number: entered })}
        </Note>
      )}
      {isReceiving !== null && (
        <Sheet title={said.received.add}>
          <ReceiveForm
            house={house.id}
            of={isReceiving === 'other' ? null : isReceiving}
            onDone={received}
            onClose={() => setReceiving(null)}
          />
        </Sheet>
      )}
      <Loaded query={{ ...pages, data: pages.data?.pages }}>
        {(list) => (
          <>
            <Waiting waiting={list[0]?.toReceive ?? []} onChosen={setReceiving} />
            <Lines register={register} lines={list.flatMap(({ items }) => items)} />
            <ShowMore pages={pages} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Waiting({ waiting, onChosen }: { waiting: ToReceive[]; onChosen: (chosen: ToReceive) => void }) {
  const { words, text, language } = useSpeech();
  const said = words.documents.received;
  if (waiting.length === 0) return null;
  return (
    <Sheet title={said.waiting}>
      <ul className="rows">
        {waiting.map((one) => (
          <li key={one.id} className="row row-line">
            <span>
              <Link to={`/cases/${one.id}`}>{one.subject}</Link>{' '}
              <span className="soft">
                {text(one.society)} · {formatDay(one.filedOn, language)}
              </span>
            </span>
            <Button aria-label={fill(said.enter, { subject: one.subject })} onClick={() => onChosen(one)}>
              {said.add}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Lines({ register, lines }: { register: DocumentRegister; lines: DocumentRegisterEntry[] }) {
  const { words } = useSpeech();
  const said = words.documents;
  if (lines.length === 0) return <Empty title={said.emptyRegister} hint={said.emptyRegisterHint[register]} />;
  const titles = [said.columns.number, said.columns.title, said.columns.other[register], said.columns.case, said.columns.by];
  return (
    <div className="sheet">
      <table className="table">
        <caption className="soft">{said.registers[register]}</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} register={register} line={line} titles={titles} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ register, line, titles }: { register: DocumentRegister; line: DocumentRegisterEntry; titles: string[] }) {
  const { words, language } = useSpeech();
  const said = words.documents;
  const [isVoiding, setVoiding] = useState(false);
  const sealed = line.seal === null ? null : fill(said.entry.seal, { seal: line.seal, copies: line.copies ?? 0 });
  const other =
    register === 'seals'
      ? [sealed, line.takenOut ? said.entry.takenOut : null]
      : [
          line.other,
          line.theirNumber,
          line.receivedOn === null ? null : fill(said.received.receivedOn, { day: formatDay(line.receivedOn, language) }),
          line.pages === null ? null : fill(said.received.pagesOf, { n: line.pages }),
        ];
  return (
    <tr>
      <th scope="row" data-label={titles[0]}>
        {line.number ?? said.noNumber}
      </th>
      <td data-label={titles[1]}>
        {line.title ?? <span className="soft">{said.notSeen}</span>}
        {line.voided !== null && (
          <>
            {' '}
            <Tag tone="care">{fill(said.voided, { reason: line.voided })}</Tag>
          </>
        )}
        {line.mayVoid && !isVoiding && (
          <>
            {' '}
            <Button
              type="text"
              aria-label={fill(said.received.voidOf, { number: line.number ?? '' })}
              onClick={() => setVoiding(true)}
            >
              {said.received.void}
            </Button>
          </>
        )}
        {isVoiding && <VoidForm line={line} onClose={() => setVoiding(false)} />}
      </td>
      <td data-label={titles[2]}>{other.filter(Boolean).join(' · ') || '—'}</td>
      <td data-label={titles[3]}>{line.case === null ? '—' : <Link to={`/cases/${line.case.id}`}>{line.case.number}</Link>}</td>
      <td data-label={titles[4]}>{fill(said.byAt, { at: formatInstant(line.at, language), by: line.by })}</td>
    </tr>
  );
}

function VoidForm({ line, onClose }: { line: DocumentRegisterEntry; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.documents;
  const [reason, setReason] = useState('');
  return (
    <ChangeForm
      label={fill(said.received.voidOf, { number: line.number ?? '' })}
      submit={said.received.void}
      send={() => (reason.trim() === '' ? null : documentsApi.voidReceived(line.id, reason.trim()).then(readDocumentsAgain))}
      onDone={onClose}
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <ReasonField
          label={said.reason}
          missing={said.reasonMissing}
          value={reason}
          onChange={setReason}
          tried={tried}
          problem={problemOf('reason')}
        />
      )}
    </ChangeForm>
  );
}
