import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { EXCEPTION_KINDS, type FoundException, type FoundKind } from '../../../../libs/contracts/supervision-work';
import { exceptionTitle } from '../../../../libs/contracts/supervision-words';
import { fill } from '../messages';
import { formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Sheet } from '../shared/page';
import { isPeriod, PeriodFields, supervisedAddress, usePeriod } from './period';
import { useExceptionCounts, useFoundExceptions, type Days } from './work-api';

/** 例外清单: by kind with their numbers, then one kind with its entries, each of which leads to its evidence. */
export function ExceptionsPart({ grant }: { grant: string }) {
  const { words } = useSpeech();
  const [period, setPeriod] = usePeriod(grant);
  const [parameters, setParameters] = useSearchParams();
  const kind = EXCEPTION_KINDS.find((known) => known === parameters.get('kind')) ?? null;
  const back = () => setParameters({ grant, tab: 'exceptions' });
  return (
    <div className="stack">
      <PeriodFields period={period} onChange={setPeriod} />
      <p className="soft">{words.supervisionWork.exceptionsHint}</p>
      {isPeriod(period) && kind === null && <Counts grant={grant} period={period} />}
      {isPeriod(period) && kind !== null && <List grant={grant} period={period} kind={kind} onBack={back} />}
    </div>
  );
}

function Counts({ grant, period }: { grant: string; period: Days }) {
  const { words, text } = useSpeech();
  const said = words.supervisionWork;
  const counts = useExceptionCounts(grant, period);
  return (
    <Loaded query={counts}>
      {({ counts: found }) => {
        if (found.every(({ count }) => count === 0)) return <Empty title={said.none} hint={said.noneHint} />;
        return (
          <Sheet>
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{said.kind}</th>
                  <th scope="col">{said.count}</th>
                </tr>
              </thead>
              <tbody>
                {found.map(({ kind, count }) => (
                  <tr key={kind}>
                    <th scope="row" data-label={said.kind}>
                      {count === 0 ? (
                        <span className="soft">{text(exceptionTitle[kind])}</span>
                      ) : (
                        <Link to={`?grant=${grant}&tab=exceptions&kind=${kind}`}>{text(exceptionTitle[kind])}</Link>
                      )}
                    </th>
                    <td data-label={said.count}>{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        );
      }}
    </Loaded>
  );
}

function List({ grant, period, kind, onBack }: { grant: string; period: Days; kind: FoundKind; onBack: () => void }) {
  const { words, text } = useSpeech();
  const said = words.supervisionWork;
  const list = useFoundExceptions(grant, kind, period);
  const entries = list.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Sheet title={text(exceptionTitle[kind])} aside={<Button onClick={onBack}>{said.back}</Button>}>
      <Loaded query={{ data: list.data, error: list.error, refetch: () => void list.refetch() }}>
        {() => (
          <>
            {entries.length === 0 && <Empty title={said.none} hint={said.noneHint} />}
            <ul className="rows">
              {entries.map((entry) => (
                <Row key={entry.id} entry={entry} grant={grant} />
              ))}
            </ul>
            {list.hasNextPage && (
              <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {said.more}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

function Row({ entry, grant }: { entry: FoundException; grant: string }) {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork;
  const { case: file, sitting } = entry;
  const facts = [
    file ? text(file.title) : null,
    text(entry.society.name),
    file?.number,
    formatInstant(entry.at, language, true),
    entry.by,
    entry.count > 1 ? fill(said.times, { n: entry.count }) : null,
  ];
  return (
    <li className="row">
      {file && (
        <Link className="row-title" to={supervisedAddress(grant, file.id, entry.seq)}>
          {file.subject}
        </Link>
      )}
      {sitting && (
        <Link className="row-title" to={`/sittings/${sitting.id}`}>
          {fill(said.sitting, { on: formatDay(sitting.on, language, true), organ: text(sitting.organ) })}
        </Link>
      )}
      <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
      {entry.says && <p>{text(entry.says)}</p>}
    </li>
  );
}
