import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { addDays, type DoDecide } from '../../../../libs/procedure';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import type { CardProps } from './stage';

const A_FORTNIGHT = 14;

/** A meeting is convened on a day. */
export function ConveneCard({ offer, title, played, onAct }: CardProps<'convene'>) {
  const { words } = useSpeech();
  const said = words.simulator.stage;
  const [on, setOn] = useState(addDays(played.now.slice(0, 10), A_FORTNIGHT));
  return (
    <fieldset className="simulator-card">
      <legend>{title}</legend>
      <Field label={said.on}>
        {(control) => (
          <Input {...control} type="date" className="short" value={on} onChange={({ target }) => setOn(target.value)} />
        )}
      </Field>
      <Button type="primary" disabled={on === ''} onClick={() => onAct({ do: 'convene', step: offer.step, on })}>
        {said.convene}
      </Button>
    </fieldset>
  );
}

const COUNTS = ['for', 'against', 'abstained'] as const;
const NONE = { away: '0', for: '', against: '', abstained: '' };

/** Who came, how they voted, what was declared. Nothing is filled in beforehand as unanimous. */
export function DecideCard({ offer, title, played, onAct, onDay }: CardProps<'decide'> & { onDay: (day: string) => void }) {
  const { words, text, language } = useSpeech();
  const said = words.simulator.stage;
  const [typed, setTyped] = useState(NONE);
  const [outcome, setOutcome] = useState<DoDecide['outcome'] | null>(null);
  const { members, on, outcomes } = offer;
  const numbers = Object.fromEntries(
    Object.entries(typed).map(([key, value]) => [key, /^\d{1,3}$/.test(value) ? Number(value) : null]),
  );
  const away = numbers['away'] ?? 0;
  const votes = COUNTS.map((key) => numbers[key] ?? null);
  const isCounted = votes.every((count) => count !== null);
  const needsVotes = outcome === 'passed' || outcome === 'passed-in-principle' || outcome === 'not-passed';
  const field = (key: keyof typeof NONE, label: string) => (
    <Field key={key} label={label}>
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          className="simulator-count"
          value={typed[key]}
          onChange={({ target }) => setTyped({ ...typed, [key]: target.value.trim() })}
        />
      )}
    </Field>
  );
  const decide = () => {
    if (outcome === null) return;
    const [yes = 0, no = 0, none = 0] = votes.map((count) => count ?? 0);
    onAct({
      do: 'decide',
      step: offer.step,
      outcome,
      ...(isCounted && needsVotes ? { votes: { for: yes, against: no, abstained: none } } : {}),
      ...(away > 0 ? { away: members.slice(-away) } : {}),
      ...(needsVotes ? {} : { reason: true }),
    });
  };
  const isEarly = on !== null && played.now.slice(0, 10) < on;
  return (
    <fieldset className="simulator-card">
      <legend>
        {said.decideTitle} · {title}
      </legend>
      {isEarly ? (
        <Button type="primary" onClick={() => onDay(on)}>
          {fill(said.toSitting, { day: formatDay(on, language, true) })}
        </Button>
      ) : (
        <>
          <p className="soft">{fill(said.present, { n: Math.max(0, members.length - away), all: members.length })}</p>
          <div className="simulator-line">
            {field('away', said.away)}
            {COUNTS.map((key) => field(key, said[key]))}
          </div>
          <Radio.Group
            className="choices"
            aria-label={said.result}
            value={outcome}
            options={outcomes.map(({ id, label }) => ({ value: id, label: text(label) }))}
            onChange={({ target }) => setOutcome(target.value as DoDecide['outcome'])}
          />
          <Button type="primary" disabled={outcome === null || (needsVotes && !isCounted)} onClick={decide}>
            {said.decide}
          </Button>
        </>
      )}
    </fieldset>
  );
}

export function SignCard({ offer, title, onAct }: CardProps<'sign'>) {
  const { words } = useSpeech();
  return (
    <fieldset className="simulator-card">
      <legend>{title}</legend>
      <Button type="primary" onClick={() => onAct({ do: 'sign', step: offer.step })}>
        {words.simulator.stage.sign}
      </Button>
    </fieldset>
  );
}
