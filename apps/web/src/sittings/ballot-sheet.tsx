import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SittingView } from '../../../../libs/contracts/api';
import type { BallotBoard } from '../../../../libs/contracts/ballots';
import type { Arithmetic } from '../../../../libs/procedure';
import { useSittingLinks } from '../ballot-link/links-api';
import { fill } from '../messages';
import { useCopying } from '../shared/copying';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { LongList } from '../shared/long-list';
import { Loaded, Note } from '../shared/notes';
import { Folded, Sheet, Tag } from '../shared/page';
import { useBallot } from './ballot-api';
import { EnterVote } from './enter-vote';
import { OpenBallot } from './open-ballot';

/** 通讯表决 on its sitting's page: opening it, who has replied, and after the closing what was counted. */
export function BallotSheet({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const query = useBallot(sitting.id, sitting.mayRecord);
  if (!sitting.mayRecord) return null;
  return (
    <Sheet title={words.ballots.board.title}>
      <Loaded query={query}>
        {(board) => (
          <>
            {board.status === 'not-open' && sitting.phase === 'convened' && <OpenBallot sitting={sitting} onSaved={onSaved} />}
            {board.status === 'open' && <Running sitting={sitting} board={board} onSaved={onSaved} />}
            {board.status === 'counted' && <Counted board={board} isDeclared={sitting.phase !== 'convened'} />}
            {board.status === 'abandoned' && <Abandoned sitting={sitting} />}
            {board.objections.length > 0 && (
              <>
                <h3>{words.ballots.board.objections}</h3>
                <ul className="rows">
                  {board.objections.map(({ name, words: text, at }) => (
                    <li key={`${name}${at}`} className="row">
                      {name}
                      {words.app.colon}
                      {text}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Loaded>
    </Sheet>
  );
}

function Running({ sitting, board, onSaved }: { sitting: SittingView; board: BallotBoard; onSaved: (message: string) => void }) {
  const { words, text, language } = useSpeech();
  const said = words.ballots.board;
  const links = useSittingLinks(sitting.id, true).data?.people ?? [];
  const { copy, byHand } = useCopying();
  const [onlySilent, setOnlySilent] = useState(false);
  const voted = board.people.filter(({ replied, of }) => replied === of);
  const silent = board.people.filter(({ replied, of }) => replied < of);
  const at = board.closesAt === null ? '' : formatInstant(board.closesAt, language);
  const copyMissing = async () => {
    const names = silent.map(({ name }) => name).join(words.app.comma);
    if (await copy(fill(said.missingText, { organ: text(sitting.organ.name), at, names })))
      onSaved(words.signIn.links.copiedMissing);
  };
  return (
    <div className="stack">
      <p role="status">
        {fill(said.counts, {
          members: board.people.length,
          opened: links.filter(({ link }) => link?.openedAt).length,
          voted: voted.length,
          silent: silent.length,
        })}{' '}
        · {fill(said.running, { at })}
      </p>
      {silent.length > 0 && (
        <div>
          <Button onClick={() => void copyMissing()}>{said.copyMissing}</Button>
        </div>
      )}
      {byHand}
      {sitting.demand && (
        <Note tone="care">
          {fill(words.acts.demand.board, {
            by: sitting.demand.names.length,
            needed: sitting.demand.needed,
            names: sitting.demand.names.join(words.app.comma),
          })}
        </Note>
      )}
      {silent.length > 0 && voted.length > 0 && (
        <Checkbox checked={onlySilent} onChange={(event) => setOnlySilent(event.target.checked)}>
          {words.acts.longList.onlySilent}
        </Checkbox>
      )}
      <LongList rows={onlySilent ? silent : board.people} nameOf={({ name }) => name}>
        {(shown) => (
          <ul className="roll" aria-label={said.title}>
            {shown.map(({ id, name, replied, of }) => (
              <li key={id} className="roll-entry">
                {name}{' '}
                <Tag tone={replied === of ? 'good' : 'plain'}>
                  {replied === of ? said.voted : replied > 0 ? fill(said.part, { n: replied }) : said.silent}
                </Tag>
              </li>
            ))}
          </ul>
        )}
      </LongList>
      {silent.length > 0 && (
        <Folded summary={said.enter}>
          <EnterVote sitting={sitting} board={board} people={silent} onSaved={onSaved} />
        </Folded>
      )}
    </div>
  );
}

/** Members have asked for a meeting: what became of the items, and the next thing to do. */
function Abandoned({ sitting: { demand } }: { sitting: SittingView }) {
  const { words } = useSpeech();
  const said = words.acts.demand;
  return (
    <Note tone="care">
      <p>{demand === null ? words.ballots.board.abandoned : fill(said.ended, { names: demand.names.join(words.app.comma) })}</p>
      <Link to="/agenda">{said.toAgenda}</Link>
    </Note>
  );
}

/** 应发 … 未回复, and whether the charter's numbers are reached. The chair declares it; the clock decides nothing. */
function Counted({ board, isDeclared }: { board: BallotBoard; isDeclared: boolean }) {
  const { words } = useSpeech();
  const said = words.ballots.board;
  const verdict = (sum: Arithmetic) => (!sum.quorumMet ? said.noQuorum : sum.thresholdMet ? said.reached : said.notReached);
  return (
    <div className="stack">
      <h3>{said.results}</h3>
      <ul className="rows">
        {board.items.map(
          ({ id, position, subject, arithmetic: sum }) =>
            sum?.papers && (
              <li key={id} className="row">
                {fill(said.sheet, {
                  n: position,
                  subject,
                  issued: sum.papers.issued,
                  returned: sum.papers.returned,
                  valid: sum.papers.valid,
                  for: sum.for,
                  against: sum.against,
                  abstained: sum.abstained,
                  recused: sum.recused,
                  notReturned: sum.papers.notReturned,
                })}{' '}
                · <strong>{verdict(sum)}</strong>{' '}
                <span className="soft">{fill(words.sitting.article, { article: sum.article })}</span>
              </li>
            ),
        )}
      </ul>
      {!isDeclared && <p className="soft">{said.declare}</p>}
    </div>
  );
}
