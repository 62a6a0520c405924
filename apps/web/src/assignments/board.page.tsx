import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ASSIGNMENT_OWING, ASSIGNMENT_STATES, type AssignmentBoardView } from '../../../../libs/contracts/assignments';
import { fill } from '../messages';
import { useCopying } from '../shared/copying';
import { formatDay } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Loaded, Note } from '../shared/notes';
import { Folded, Page } from '../shared/page';
import { useWork } from '../shared/use-work';
import { assignmentsApi, readAssignmentsAgain, sampleAddress, sheetAddress, useBoard } from './assignments-api';
import { share } from './assignments.page';
import { BoardTable } from './board-table';
import { BulkPanel, type Bulk } from './bulk-panel';
import { missingList } from './missing-list';
import './assignments.css';

type Filter = 'all' | 'owing' | (typeof ASSIGNMENT_STATES)[number];

/** How far each society is; whoever has not handed in stands first. */
export function BoardPage() {
  const { id = '' } = useParams();
  const { words, text } = useSpeech();
  const board = useBoard(id);
  return (
    <Page title={board.data ? text(board.data.procedure.title) : words.assignments.title}>
      <Loaded query={board}>{(view) => <Board board={view} />}</Loaded>
    </Page>
  );
}

function Board({ board }: { board: AssignmentBoardView }) {
  const { words, language } = useSpeech();
  const said = words.assignments.board;
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const shown = board.societies.filter(({ state }) => isShown(state, filter));
  const mine = board.societies.flatMap(({ task }) => (task === null ? [] : [task]));
  // What somebody else has done meanwhile is not chosen any more.
  const still = new Set([...chosen].filter((task) => mine.includes(task)));
  return (
    <div className="stack">
      <Progress percent={share(board.counts.passed, board.asked)} aria-label={words.assignments.board.state} />
      <p>
        {fill(said.finished, { done: board.counts.passed, asked: board.asked })} ·{' '}
        {fill(words.assignments.due, { day: formatDay(board.dueOn, language) })}
      </p>
      <Letter board={board} />
      <Contacting board={board} />
      <div className="assignment-states" role="group" aria-label={said.state}>
        {(['all', 'owing', ...ASSIGNMENT_STATES] as const).map((one) => (
          <Button
            key={one}
            aria-pressed={filter === one}
            type={filter === one ? 'primary' : 'default'}
            onClick={() => setFilter(one)}
          >
            {labelOf(one, words.assignments)} {board.societies.filter(({ state }) => isShown(state, one)).length}
          </Button>
        ))}
      </div>
      {mine.length > 0 && (
        <p className="row-actions">
          <span aria-live="polite">{fill(words.assignments.bulk.chosen, { n: still.size })}</span>
          <Button onClick={() => setChosen(new Set(mine))}>{fill(words.assignments.bulk.chooseAll, { n: mine.length })}</Button>
          <Button type="primary" disabled={still.size === 0} onClick={() => setBulk('pass')}>
            {words.assignments.bulk.pass}
          </Button>
          <Button disabled={still.size === 0} onClick={() => setBulk('return')}>
            {words.assignments.bulk.giveBack}
          </Button>
        </p>
      )}
      {bulk !== null && (
        <BulkPanel
          key={bulk}
          bulk={bulk}
          rows={board.societies.filter(({ task }) => task !== null && still.has(task))}
          onClose={() => setBulk(null)}
        />
      )}
      {shown.length === 0 ? (
        <Empty title={said.none} hint={said.noneHint} />
      ) : (
        <BoardTable board={board} rows={shown} chosen={still} onChoose={setChosen} />
      )}
    </div>
  );
}

function Letter({ board }: { board: AssignmentBoardView }) {
  const { words } = useSpeech();
  const said = words.assignments.board;
  if (board.letter === null && board.sample === null) return null;
  return (
    <Folded summary={said.letter}>
      {board.letter !== null && <p className="assignment-letter">{board.letter}</p>}
      {board.sample !== null && (
        <p>
          <a href={sampleAddress(board.id)} download>
            {fill(said.sample, { name: board.sample.name })}
          </a>
        </p>
      )}
    </Folded>
  );
}

/** One act reminds everybody who owes; the list and the workbook are for those who are telephoned. */
function Contacting({ board }: { board: AssignmentBoardView }) {
  const { words, text } = useSpeech();
  const said = words.assignments.board;
  const { isBusy, failure, run } = useWork();
  const [note, setNote] = useState<string | null>(null);
  const { copy, byHand } = useCopying();
  const owing = board.societies.filter(({ state }) => ASSIGNMENT_OWING.includes(state));
  const remind = () =>
    run(async () => {
      const { reminded, before } = await assignmentsApi.remind(board.id);
      await readAssignmentsAgain();
      setNote(fill(said.remindedNow, { n: reminded, before }));
    });
  const copyOwing = async () => setNote((await copy(missingList(owing, text))) ? said.copied : null);
  return (
    <>
      <p className="row-actions">
        <Button disabled={owing.length === 0 || isBusy} aria-busy={isBusy} onClick={() => void remind()}>
          {fill(said.remind, { n: owing.length })}
        </Button>
        <Button disabled={owing.length === 0} onClick={() => void copyOwing()}>
          {said.copy}
        </Button>
        <a href={sheetAddress(board.id)} download>
          {said.export}
        </a>
      </p>
      {note !== null && (
        <Note tone="good" live>
          {note}
        </Note>
      )}
      {byHand}
      <FailureNote failure={failure} />
    </>
  );
}

function isShown(state: (typeof ASSIGNMENT_STATES)[number], filter: Filter): boolean {
  if (filter === 'all') return true;
  return filter === 'owing' ? ASSIGNMENT_OWING.includes(state) : state === filter;
}

function labelOf(
  filter: Filter,
  said: { states: Record<(typeof ASSIGNMENT_STATES)[number], string>; board: { all: string; owing: string } },
) {
  if (filter === 'all') return said.board.all;
  return filter === 'owing' ? said.board.owing : said.states[filter];
}
