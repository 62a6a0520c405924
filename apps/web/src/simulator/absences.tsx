import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { SimulationScript } from '../../../../libs/procedure';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { personWords } from './names';

interface AbsencesProps {
  script: SimulationScript;
  onChange: (part: Partial<SimulationScript>) => void;
}

/** Who is away from when to when. */
export function Absences({ script, onChange }: AbsencesProps) {
  const { words, text, language } = useSpeech();
  const said = words.simulator.setUp;
  const first = script.begins.slice(0, 10);
  const [who, setWho] = useState<string | undefined>(undefined);
  const [days, setDays] = useState({ from: first, to: first });
  const { persons } = script;
  const change = (id: string, edit: (absent: { from: string; to: string }[]) => { from: string; to: string }[]) =>
    onChange({
      persons: persons.map((person) => (person.id === id ? { ...person, absent: edit(person.absent ?? []) } : person)),
    });
  const isRight = who !== undefined && days.from !== '' && days.from <= days.to;
  return (
    <>
      <p className="soft">{said.absencesHelp}</p>
      <ul className="rows">
        {persons.flatMap(({ id, absent = [] }) =>
          absent.map(({ from, to }, index) => {
            const name = fill(said.absent, { who: personWords(script, id, text) });
            return (
              <li key={`${id} ${from} ${to}`} className="row row-line">
                <span>
                  {name} {formatDay(from, language, true)} – {formatDay(to, language, true)}
                </span>
                <Button
                  aria-label={`${said.remove} ${name}`}
                  onClick={() => change(id, (all) => all.filter((_, at) => at !== index))}
                >
                  {said.remove}
                </Button>
              </li>
            );
          }),
        )}
      </ul>
      <Field label={words.simulator.stage.by}>
        {(control) => (
          <Select
            {...control}
            className="full"
            value={who}
            options={persons.map(({ id }) => ({ value: id, label: personWords(script, id, text) }))}
            onChange={setWho}
          />
        )}
      </Field>
      <div className="simulator-line">
        <Field label={said.from_}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={days.from}
              onChange={({ target }) => setDays({ ...days, from: target.value })}
            />
          )}
        </Field>
        <Field label={said.to}>
          {(control) => (
            <Input {...control} type="date" value={days.to} onChange={({ target }) => setDays({ ...days, to: target.value })} />
          )}
        </Field>
        <Button disabled={!isRight} onClick={() => who !== undefined && change(who, (all) => [...all, days])}>
          {said.add}
        </Button>
      </div>
    </>
  );
}
