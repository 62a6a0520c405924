import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { fill } from '../messages';
import { postTitle } from '../../../../libs/contracts/posts';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { personWords } from './names';
import type { CardProps } from './stage';

const PLAIN: readonly string[] = ['completed', 'refused', 'withdrawn'];

/** Another case is waited for: what it came to is chosen here; what happens in it is a demonstration of its own. */
export function CallCard({ offer, title, played, onAct }: CardProps<'call'>) {
  const { words, text } = useSpeech();
  const said = words.simulator.stage;
  const [outcome, setOutcome] = useState<string | null>(null);
  const end = () => {
    if (outcome === null) return;
    const isPlain = PLAIN.includes(outcome);
    const result = { outcome: isPlain ? outcome : 'completed', result: isPlain ? null : outcome };
    const called = `called-${played.script.acts.length + 1}`;
    onAct({ do: 'event', event: { kind: 'call-ended', block: offer.step, case: called, ...result, deciders: [] } });
  };
  return (
    <fieldset className="simulator-card">
      <legend>{title}</legend>
      <p className="soft">{said.call}</p>
      <Radio.Group
        className="choices"
        aria-label={said.call}
        value={outcome}
        options={offer.outcomes.map(({ id, label }) => ({ value: id, label: text(label) }))}
        onChange={({ target }) => setOutcome(String(target.value))}
      />
      <Button type="primary" disabled={outcome === null} onClick={end}>
        {said.happen}
      </Button>
    </fieldset>
  );
}

/** Something that somebody says has happened. */
export function RaiseCard({ offer, title, played, onAct }: CardProps<'raise'>) {
  const { words, text } = useSpeech();
  const said = words.simulator.stage;
  const { actors, events } = offer;
  const [who, setWho] = useState(actors.persons[0]);
  const [event] = events;
  if (event === undefined) return null;
  const post = actors.post === null ? '' : text(postTitle[actors.post]);
  return (
    <fieldset className="simulator-card">
      <legend>{title}</legend>
      <p>
        {said.raise}
        {words.app.colon}
        {text(event.label)} <span className="soft">{post}</span>
      </p>
      {actors.persons.length === 0 && <p className="care-text">{fill(said.nobody, { post })}</p>}
      {actors.persons.length > 1 && (
        <Field label={said.by}>
          {(control) => (
            <Select
              {...control}
              className="full"
              value={who}
              options={actors.persons.map((id) => ({ value: id, label: personWords(played.script, id, text) }))}
              onChange={setWho}
            />
          )}
        </Field>
      )}
      <Button
        disabled={who === undefined}
        aria-label={`${said.happen}${words.app.colon}${text(event.label)}`}
        onClick={() => onAct({ do: 'raise', block: offer.step, event: event.id, who })}
      >
        {said.happen}
      </Button>
    </fieldset>
  );
}
