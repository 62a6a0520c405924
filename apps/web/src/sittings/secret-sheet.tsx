import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ItemResultRequest, SittingView } from '../../../../libs/contracts/api';
import type { SecretVotesView, SecretVoteView } from '../../../../libs/contracts/secret-votes';
import { fill } from '../messages';
import { decisions } from '../shared/api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { LongList } from '../shared/long-list';
import { Loaded, Note, SubmissionNote } from '../shared/notes';
import { Folded, Sheet, Tag } from '../shared/page';
import { useSubmission } from '../shared/submission';
import { secretPaths, useSecretVotes } from './ballot-api';
import { OpenSecret } from './open-secret';

interface SecretVoteProps {
  sitting: SittingView;
  vote: SecretVoteView;
  onSaved: (message: string) => void;
}

/** 无记名投票 on its sitting's page: opening one for an item, who has voted, the one count, and declaring what it came to. */
export function SecretSheet({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const said = words.secret.board;
  const query = useSecretVotes(sitting.id, sitting.mayRecord);
  if (!sitting.mayRecord) return null;
  return (
    <Sheet title={said.title}>
      <Loaded query={query}>
        {(votes) =>
          !votes.isPossible ? (
            <p className="soft">{said.notHere}</p>
          ) : (
            <>
              <p className="soft">{said.hint}</p>
              <ul className="rows">
                {votes.items.map((vote) => (
                  <li key={vote.item} className="row stack">
                    <h3>
                      {vote.position}. {vote.subject}
                    </h3>
                    <SecretItem sitting={sitting} votes={votes} vote={vote} onSaved={onSaved} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </Sheet>
  );
}

function SecretItem({ votes, ...props }: SecretVoteProps & { votes: SecretVotesView }) {
  const { words } = useSpeech();
  const said = words.secret.board;
  const { sitting, vote } = props;
  const label = vote.isNextRound ? said.nextRound : vote.status === 'void' ? said.restart : said.start;
  const isDecided = sitting.agenda.some(({ id, status }) => id === vote.item && status === 'decided');
  return (
    <>
      {vote.status === 'void' && vote.why && <Note tone="care">{said.why[vote.why]}</Note>}
      {vote.status === 'open' && <Running {...props} />}
      <Counted vote={vote} />
      {vote.status === 'counted' && !isDecided && <Declare {...props} />}
      {vote.mayOpen && (
        <Folded summary={`${label}${words.app.colon}${vote.subject}`}>
          <OpenSecret key={vote.turn ?? 0} votes={votes} {...props} />
        </Folded>
      )}
    </>
  );
}

function Running({ sitting, vote, onSaved }: SecretVoteProps) {
  const { words } = useSpeech();
  const said = words.secret.board;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const counting = useSubmission(`count-secret.${sitting.id}.${vote.item}.${vote.turn}`, () => onSaved(said.counted));
  const ending = useSubmission(`void-secret.${sitting.id}.${vote.item}.${vote.turn}`, () => onSaved(said.ended));
  const busy = counting.busy || ending.busy;
  const voted = vote.people.filter((person) => person.voted).length;
  const end = () => {
    setTried(true);
    if (reason.trim() !== '') ending.submit(secretPaths.end(sitting.id, vote.item), { turn: vote.turn, reason: reason.trim() });
  };
  return (
    <>
      <p role="status">{fill(said.progress, { entitled: vote.people.length, voted })}</p>
      <LongList rows={vote.people} nameOf={({ name }) => name}>
        {(shown) => (
          <ul className="roll" aria-label={`${said.title}${words.app.colon}${vote.subject}`}>
            {shown.map((person) => (
              <li key={person.id} className="roll-entry">
                {person.name} <Tag tone={person.voted ? 'good' : 'plain'}>{person.voted ? said.voted : said.silent}</Tag>
              </li>
            ))}
          </ul>
        )}
      </LongList>
      <p className="soft">{said.countHint}</p>
      <SubmissionNote submission={counting.submission} />
      <div>
        <Button
          type="primary"
          disabled={busy}
          aria-busy={counting.busy}
          onClick={() => counting.submit(secretPaths.count(sitting.id, vote.item), { turn: vote.turn })}
        >
          {said.count}
        </Button>
      </div>
      <Folded summary={`${said.end}${words.app.colon}${vote.subject}`}>
        <Field label={said.endReason} required problem={tried && reason.trim() === '' ? said.endRequired : undefined}>
          {(props) => <Input {...props} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <SubmissionNote submission={ending.submission} />
        <Button disabled={busy} aria-busy={ending.busy} onClick={end}>
          {said.end}
        </Button>
      </Folded>
    </>
  );
}

/** Numbers only; of an election each round by its candidates. */
function Counted({ vote }: { vote: SecretVoteView }) {
  const { words } = useSpeech();
  const said = words.secret.board;
  const { arithmetic: sum } = vote;
  return (
    <>
      {sum?.papers && (
        <p>
          {fill(said.sheet, {
            ...{ issued: sum.papers.issued, returned: sum.papers.returned, article: sum.article, needed: sum.votesNeeded },
            ...{ for: sum.for, against: sum.against, abstained: sum.abstained },
          })}
        </p>
      )}
      {vote.rounds.map(({ arithmetic, candidates }, n) => (
        <div key={n}>
          <p>
            {fill(said.round, {
              ...{ n: n + 1, issued: arithmetic.issued, returned: arithmetic.returned, valid: arithmetic.valid },
              ...{ blank: arithmetic.blank, needed: arithmetic.votesNeeded, article: arithmetic.article },
            })}
          </p>
          <ul>
            {candidates.map(({ name, votes, elected, tied }) => (
              <li key={name}>
                {name}
                {words.app.colon}
                {votes} {elected && <Tag tone="good">{said.elected}</Tag>}
                {tied && <Tag>{said.tied}</Tag>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {vote.papers.length > 0 && (
        <Folded summary={`${said.papers}${words.app.colon}${vote.subject}`}>
          <p>{vote.papers.join('　')}</p>
        </Folded>
      )}
    </>
  );
}

/** The chair declares what the count says, and nothing else can be declared. */
function Declare({ sitting, vote, onSaved }: SecretVoteProps) {
  const { words } = useSpeech();
  const said = words.secret.board;
  const [wording, setWording] = useState('');
  const { submission, submit, busy } = useSubmission(`declare-secret.${sitting.id}.${vote.item}`, () => onSaved(said.declared));
  const isElection = vote.rounds.length > 0;
  const isWon = isElection
    ? vote.rounds.some(({ candidates }) => candidates.some(({ elected }) => elected))
    : vote.arithmetic?.thresholdMet === true;
  const declare = () => {
    const request: ItemResultRequest = {
      ...{ item: vote.item, recused: [], votes: null, outcome: isWon ? 'passed' : 'not-passed' },
      ...(wording.trim() === '' ? {} : { wording: wording.trim() }),
    };
    submit(decisions.sitting(sitting.id, 'results'), request);
  };
  const outcome = isElection
    ? isWon
      ? said.electedSome
      : said.electedNone
    : words.sitting.outcomes[isWon ? 'passed' : 'not-passed'];
  return (
    <>
      <Field label={said.wording}>
        {(props) => (
          <Input.TextArea
            {...props}
            autoSize={{ minRows: 2 }}
            maxLength={4000}
            value={wording}
            onChange={(event) => setWording(event.target.value)}
          />
        )}
      </Field>
      <SubmissionNote submission={submission} />
      <div>
        <Button type="primary" disabled={busy} aria-busy={busy} onClick={declare}>
          {fill(said.declare, { outcome })}
        </Button>
      </div>
    </>
  );
}
