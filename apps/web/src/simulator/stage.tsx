import { Button } from 'antd';
import { readTime, type ScriptAct, type Simulation } from '../../../../libs/procedure';
import { stepTitle } from '../../../../libs/contracts/simulation-names';
import { skipTo, type Played } from '../../../../libs/procedure/simulate/play-by-hand';
import { playables, type Playable } from '../../../../libs/procedure/simulate/playables';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Empty, Note } from '../shared/notes';
import { CallCard, RaiseCard } from './outside-cards';
import { ConveneCard, DecideCard, SignCard } from './sitting-cards';
import { TaskCard } from './task-card';
import type { World } from './world';

interface StageProps {
  world: World;
  played: Played;
  simulation: Simulation;
  onAct: (act: ScriptAct) => void;
  onSkip: (played: Played) => void;
}

/** What a card needs of the play. */
export interface CardProps<K extends Playable['kind']> {
  offer: Extract<Playable, { kind: K }>;
  title: string;
  played: Played;
  onAct: (act: ScriptAct) => void;
}

/** Everything that somebody could do at this minute, a card each. */
export function Stage({ world, played, simulation, onAct, onSkip }: StageProps) {
  const { words, language } = useSpeech();
  const said = words.simulator.stage;
  const { state, elapsed } = simulation;
  if (state === null) return null;
  if (state.status === 'closed') {
    const outcome = words.simulator.outcomes[state.outcome ?? 'open'];
    const named = world.template.results?.find(({ id }) => id === state.result);
    return (
      <Note tone="good" title={fill(said.over, { outcome: named === undefined ? outcome : named.label[language] })} live>
        <p>{fill(words.simulator.ends.took, { days: elapsed.days, working: elapsed.workingDays })}</p>
        <p className="soft">{said.overHint}</p>
      </Note>
    );
  }
  const offers = playables(world.template, played.script, state, readTime(played.now) ?? state.at);
  return (
    <>
      {offers.length === 0 && <Empty title={said.nothing} hint={said.nothingHint} />}
      <ul className="simulator-cards">
        {offers.map((offer) => {
          const title = stepTitle(world.template, offer.step, language);
          const key = `${offer.kind} ${'slot' in offer ? offer.slot : offer.step} ${played.script.acts.length}`;
          return (
            <li key={key}>
              <Card
                offer={offer}
                title={title}
                played={played}
                onAct={onAct}
                onDay={(day) => onSkip(skipTo(played, `${day} 15:00`))}
              />
            </li>
          );
        })}
      </ul>
      <Button type="text" onClick={() => onAct({ do: 'withdraw' })}>
        {said.withdraw}
      </Button>
    </>
  );
}

function Card({ offer, onDay, ...rest }: Omit<CardProps<never>, 'offer'> & { offer: Playable; onDay: (day: string) => void }) {
  switch (offer.kind) {
    case 'task':
      return <TaskCard offer={offer} {...rest} />;
    case 'convene':
      return <ConveneCard offer={offer} {...rest} />;
    case 'decide':
      return <DecideCard offer={offer} onDay={onDay} {...rest} />;
    case 'sign':
      return <SignCard offer={offer} {...rest} />;
    case 'call':
      return <CallCard offer={offer} {...rest} />;
    case 'raise':
      return <RaiseCard offer={offer} {...rest} />;
  }
}
