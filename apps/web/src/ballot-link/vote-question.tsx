import { useRef, useState } from 'react';
import type { LinkView } from '../../../../libs/contracts/ballot-links';
import type { OwnBallotItem, VoteChoice } from '../../../../libs/contracts/ballots';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { uuid } from '../shared/uuid';
import { LargeButton, LargeProblem, useSending } from './large-action';
import { linksApi } from './links-api';

const CHOICES: VoteChoice[] = ['for', 'against', 'abstained', 'recused'];

interface VoteQuestionProps {
  item: OwnBallotItem;
  onVoted: (view: LinkView) => void;
  onEnded: () => void;
}

/** Four large buttons, then one confirmation in words. No reason is asked for. */
export function VoteQuestion({ item, onVoted, onEnded }: VoteQuestionProps) {
  const { words } = useSpeech();
  const said = words.ballots.own;
  const [choice, setChoice] = useState<VoteChoice | null>(null);
  const { busy, problem, setProblem, send } = useSending(onEnded);
  // Made with the choice, so that pressing again after a lost line is the same vote.
  const key = useRef('');
  const choose = (chosen: VoteChoice) => {
    key.current = uuid();
    setProblem(null);
    setChoice(chosen);
  };
  const vote = (chosen: VoteChoice) =>
    void send(async () => onVoted(await linksApi.vote({ item: item.id, choice: chosen, textHash: item.textHash }, key.current)));
  return (
    <div className="large-question" aria-live="polite">
      {choice === null ? (
        CHOICES.map((value) => (
          <button
            key={value}
            type="button"
            className={value === 'recused' ? 'large-quiet large-aside' : 'large-button'}
            onClick={() => choose(value)}
          >
            {words.ballots.choices[value]}
          </button>
        ))
      ) : (
        <>
          <p className="large-choice">
            {choice === 'recused'
              ? fill(said.confirmAside, { n: item.position })
              : fill(said.confirm, { n: item.position, choice: words.ballots.choices[choice] })}
          </p>
          <LargeButton label={said.sure} busy={busy} onPress={() => vote(choice)} />
          <button type="button" className="large-button" disabled={busy} onClick={() => setChoice(null)}>
            {said.change}
          </button>
        </>
      )}
      <LargeProblem problem={problem} />
    </div>
  );
}
