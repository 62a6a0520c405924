import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { problemText, type SimulationScript } from '../../../../libs/procedure';
import { fill } from '../messages';
import { FormEditor } from '../filing/form-editor';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Note } from '../shared/notes';
import { Folded, Sheet } from '../shared/page';
import { Absences } from './absences';
import { beforeHoliday, begunFrom, firstScript } from './cast';
import { LookUps } from './look-ups';
import { personWords } from './names';
import { asked, fieldsOf, problemsIn, SOCIETY, withFiles } from './set-up-form';
import { Standards } from './standards';
import type { World } from './world';

interface SetUpProps {
  world: World;
  scenarios: SimulationScript[];
  script: SimulationScript;
  onChange: (script: SimulationScript) => void;
  onBegin: (script: SimulationScript) => void;
}

const BLANK = -1;

/** Who is there, on which day it begins and what is filed. Everything is filled in already, so that one may begin at once. */
export function SetUp({ world, scenarios, script, onChange, onBegin }: SetUpProps) {
  const { words, text } = useSpeech();
  const said = words.simulator.setUp;
  const { template, calendar } = world;
  const [tried, setTried] = useState(false);
  const fields = fieldsOf(template, script);
  const form = withFiles(fields, script.form);
  const problems = problemsIn(template, script, form);
  const shown = tried ? Object.fromEntries(problems.map((one) => [one.field, text(problemText(template.form.fields, one))])) : {};
  const change = (part: Partial<SimulationScript>) => onChange({ ...script, ...part });
  const begin = () => {
    setTried(true);
    if (problems.length === 0) onBegin({ ...script, form });
    else requestAnimationFrame(() => document.querySelector('.field-wrong')?.scrollIntoView({ block: 'center' }));
  };
  const from = scenarios.findIndex(({ title }) => title.zh === script.title.zh);
  const filers = script.persons.filter(({ posts }) => posts.some((post) => template.filedBy.includes(post)));
  const holiday = beforeHoliday(calendar);
  return (
    <div className="with-aside">
      <Sheet title={said.form} className="simulator-sheet">
        <p className="soft">{said.files}</p>
        <FormEditor
          fields={asked(fields)}
          content={script.form}
          files={[]}
          society={SOCIETY}
          disabled={false}
          problems={shown}
          onContent={(content) => change({ form: content })}
          onFiles={() => undefined}
        />
      </Sheet>
      <div>
        <Sheet title={said.title} className="simulator-sheet">
          <Field label={said.from}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={from}
                options={[
                  { value: BLANK, label: said.blank },
                  ...scenarios.map(({ title }, value) => ({ value, label: text(title) })),
                ]}
                onChange={(at) => {
                  const chosen = scenarios[at];
                  onChange(chosen === undefined ? firstScript(template, calendar) : begunFrom(chosen));
                }}
              />
            )}
          </Field>
          <Field label={said.begins} help={said.beginsHelp}>
            {(control) => (
              <Input
                {...control}
                type="date"
                className="short"
                value={script.begins.slice(0, 10)}
                onChange={({ target }) => target.value !== '' && change({ begins: `${target.value} 09:00` })}
              />
            )}
          </Field>
          {!script.begins.startsWith(holiday) && (
            <Button onClick={() => change({ begins: `${holiday} 09:00` })}>{said.holiday}</Button>
          )}
          <Field label={said.applicant}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={script.applicant}
                options={filers.map(({ id }) => ({ value: id, label: personWords(script, id, text) }))}
                onChange={(applicant) => change({ applicant })}
              />
            )}
          </Field>
          {tried && problems.length > 0 && (
            <Note tone="care" live>
              {fill(said.formWrong, { n: problems.length })}
            </Note>
          )}
          <div className="simulator-bar">
            <Button type="primary" size="large" onClick={begin}>
              {said.begin}
            </Button>
          </div>
        </Sheet>
        <Sheet>
          {template.parameters.length > 0 && (
            <Folded summary={said.standards}>
              <Standards template={template} script={script} onChange={change} />
            </Folded>
          )}
          {world.program.lookUps.length > 0 && (
            <Folded summary={said.registers}>
              <LookUps world={world} script={script} onChange={change} />
            </Folded>
          )}
          <Folded summary={said.absences}>
            <Absences script={script} onChange={change} />
          </Folded>
        </Sheet>
      </div>
    </div>
  );
}
