import { Button, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { postTitle } from '../../../../libs/contracts/posts';
import type { Json, ScriptAct } from '../../../../libs/procedure';
import { fill } from '../messages';
import { formatDay, lastDayOf } from '../shared/dates';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Tag } from '../shared/page';
import { personWords } from './names';
import type { CardProps } from './stage';

/** One task: who does it and with which answer. What would be written or handed in counts as given. */
export function TaskCard({ offer, title, played, onAct }: CardProps<'task'>) {
  const { words, text, language } = useSpeech();
  const said = words.simulator.stage;
  const { actors, answers, seat, purpose, dueAt, marks, chooses } = offer;
  const [who, setWho] = useState(actors.persons[0]);
  const [outcome, setOutcome] = useState(answers.length === 1 ? answers[0]?.id : undefined);
  const [points, setPoints] = useState<Record<string, string>>({});
  const [chosen, setChosen] = useState<string[]>([]);
  const name = (id: string) => personWords(played.script, id, text);
  const post = actors.post === null ? '' : text(postTitle[actors.post]);
  const extra = [purpose === 'decide' ? null : said.purposes[purpose], seat === null ? null : fill(said.seat, { n: seat })];
  const label = [title, ...extra].filter(Boolean).join(' · ');
  const isMarked = marks === null || marks.items.every((item) => /^(100|\d{1,2})$/.test(points[item] ?? ''));
  const act = (): ScriptAct => ({
    do: 'act',
    step: offer.step,
    outcome: outcome ?? '',
    who,
    ...(seat === null ? {} : { seat }),
    ...(answers.find(({ id }) => id === outcome)?.reason === true ? { reason: true } : {}),
    ...(offer.submits ? { submits: true } : {}),
    ...withOf(marks, points, chosen),
  });
  return (
    <fieldset className="simulator-card">
      <legend>{label}</legend>
      <p className="soft">
        {post} {dueAt !== null && <Tag>{fill(said.due, { day: formatDay(lastDayOf(dueAt), language, true) })}</Tag>}{' '}
        {actors.as === 'stand-in' && who !== undefined && <Tag tone="care">{fill(said.standIn, { post: name(who) })}</Tag>}
      </p>
      {actors.persons.length === 0 ? (
        <p className="care-text">{fill(said.nobody, { post })}</p>
      ) : (
        <>
          {actors.persons.length > 1 && (
            <Field label={said.by}>
              {(control) => (
                <Select
                  {...control}
                  className="full"
                  value={who}
                  options={actors.persons.map((id) => ({ value: id, label: name(id) }))}
                  onChange={setWho}
                />
              )}
            </Field>
          )}
          {marks !== null && (
            <FieldGroup label={said.points}>
              {marks.items.map((item, index) => (
                <label key={item} className="simulator-line">
                  {fill(said.item, { n: index + 1 })}
                  <Input
                    inputMode="numeric"
                    className="short"
                    value={points[item] ?? ''}
                    onChange={({ target }) => setPoints({ ...points, [item]: target.value.trim() })}
                  />
                </label>
              ))}
            </FieldGroup>
          )}
          {chooses > 0 && (
            <Field label={said.chooses}>
              {(control) => (
                <Select
                  {...control}
                  mode="multiple"
                  maxCount={chooses}
                  className="full"
                  value={chosen}
                  options={played.script.persons.map(({ id }) => ({ value: id, label: name(id) }))}
                  onChange={setChosen}
                />
              )}
            </Field>
          )}
          <Radio.Group
            className="choices"
            aria-label={label}
            value={outcome}
            options={answers.map(({ id, label: words_ }) => ({ value: id, label: text(words_) }))}
            onChange={({ target }) => setOutcome(String(target.value))}
          />
          {offer.submits && <p className="soft">{said.submits}</p>}
          <Button
            type="primary"
            aria-label={`${said.act}${words.app.colon}${label}`}
            disabled={outcome === undefined || !isMarked}
            onClick={() => onAct(act())}
          >
            {said.act}
          </Button>
        </>
      )}
    </fieldset>
  );
}

/** A sheet of marks gives every criterion the same share of what it can have. */
function withOf(
  marks: CardProps<'task'>['offer']['marks'],
  points: Record<string, string>,
  chosen: string[],
): { with?: Record<string, Json> } {
  const sheet = marks?.items.map((item) => ({
    item,
    points: marks.criteria.map(({ most }) => Math.round((most * Number(points[item])) / 100)),
  }));
  const besides = { ...(sheet === undefined ? {} : { marks: sheet }), ...(chosen.length === 0 ? {} : { chosen }) };
  return Object.keys(besides).length === 0 ? {} : { with: besides };
}
