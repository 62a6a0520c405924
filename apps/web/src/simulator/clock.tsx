import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { dayKind, readTime, sayUnbounded, type Projection, type Simulation } from '../../../../libs/procedure';
import { stepTitle } from '../../../../libs/contracts/simulation-names';
import { projectedEnds } from '../../../../libs/procedure/simulate/ends';
import { comesNext, skipBy, skipTo, type Played } from '../../../../libs/procedure/simulate/play-by-hand';
import { fill } from '../messages';
import { formatDay, formatInstant, lastDayOf } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Sheet } from '../shared/page';
import type { World } from './world';

interface ClockProps {
  world: World;
  played: Played;
  simulation: Simulation;
  onSkip: (played: Played) => void;
  onUndo: () => void;
  onAgain: () => void;
}

/** The simulated day, ways to let time go on, and when the case can end as things stand. */
export function Clock({ world, played, simulation, onSkip, onUndo, onAgain }: ClockProps) {
  const { words, text, language } = useSpeech();
  const said = words.simulator.now;
  const today = played.now.slice(0, 10);
  const [day, setDay] = useState('');
  const isOver = simulation.state === null || simulation.state.status === 'closed';
  const next = useMemo(() => (isOver ? null : comesNext(world, played)), [world, played, isOver]);
  const { off, title } = dayKind(today, world.calendar);
  const why = title !== null ? text(title) : off ? said.weekend : null;
  return (
    <div>
      <Sheet title={said.title}>
        <p className="simulator-now" role="status">
          <strong>{formatInstant(readTime(played.now) ?? '', language)}</strong>
          {why !== null && <span className="soft">{fill(said.off, { why })}</span>}
        </p>
        {!isOver && (
          <div className="simulator-skips">
            <Button type="primary" disabled={next === null} onClick={() => next !== null && onSkip(skipTo(played, next))}>
              {next === null ? said.nothingNext : said.next}
            </Button>
            {next !== null && <span className="soft">{formatInstant(readTime(next) ?? '', language, true)}</span>}
            <Button onClick={() => onSkip(skipBy(world, played, '1 working day'))}>{said.day}</Button>
            <Button onClick={() => onSkip(skipBy(world, played, '5 working days'))}>{said.week}</Button>
            <label className="simulator-line">
              {said.to}
              <Input type="date" value={day} min={today} onChange={({ target }) => setDay(target.value)} />
            </label>
            <Button disabled={day <= today} onClick={() => onSkip(skipTo(played, `${day} 09:00`))}>
              {said.go}
            </Button>
          </div>
        )}
        <div className="simulator-bar">
          <Button onClick={onUndo}>{said.undo}</Button>
          <Button onClick={onAgain}>{said.again}</Button>
        </div>
      </Sheet>
      {!isOver && <EndsSheet world={world} played={played} simulation={simulation} />}
    </div>
  );
}

function EndsSheet({ world, played, simulation }: Pick<ClockProps, 'world' | 'played' | 'simulation'>) {
  const { words, text, language } = useSpeech();
  const said = words.simulator.ends;
  const { state } = simulation;
  const ends = useMemo(
    () => (state === null ? null : projectedEnds(world, state, readTime(played.now) ?? state.at)),
    [world, state, played.now],
  );
  if (ends === null) return null;
  const say = ({ endsAt, notBefore }: Projection) =>
    endsAt !== null
      ? formatDay(lastDayOf(endsAt), language)
      : fill(said.unknown, { day: formatDay(lastDayOf(notBefore), language) });
  const { unbounded } = ends.latest;
  return (
    <Sheet title={said.title}>
      <dl className="simulator-ends">
        <dt>{said.earliest}</dt>
        <dd>{say(ends.earliest)}</dd>
        <dt>{said.latest}</dt>
        <dd>{say(ends.latest)}</dd>
      </dl>
      {unbounded.length > 0 && (
        <ul className="soft">
          {unbounded.map(({ step, because }) => (
            <li key={`${step} ${because}`}>
              {fill(said.because, { step: stepTitle(world.template, step, language), why: text(sayUnbounded(because)) })}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
