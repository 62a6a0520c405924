import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { DaysOffLayer, DaysOffReading, DaysOffRequest } from '../../../../libs/contracts/days-off';
import { fill } from '../messages';
import { LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { FailureNote, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useWork } from '../shared/use-work';
import { daysOffApi } from './days-off-api';
import { HolidayRows } from './holiday-rows';

const PASTED = 20_000;

interface Read {
  body: DaysOffRequest;
  reading: DaysOffReading;
}

/** The words of a notice are pasted, read, looked at by a person with what would follow, and only then registered. */
export function RegisterYear({ layers }: { layers: DaysOffLayer[] }) {
  const { words } = useSpeech();
  const said = words.daysOff;
  const [typed, setTyped, forget] = useKept('days-off', { layer: layers[0]?.id ?? ('CN' as const), text: '', source: '' });
  const [read, setRead] = useState<Read | null>(null);
  const [taken, setTaken] = useState<number | null>(null);
  const { isBusy, failure, run } = useWork();
  const set = (change: Partial<DaysOffRequest>) => {
    setTyped({ ...typed, ...change });
    setRead(null);
    setTaken(null);
  };
  const done = (year: number | null) => {
    forget();
    setRead(null);
    setTaken(year);
  };
  return (
    <Sheet title={said.register}>
      <div className="stack">
        <ChangeForm
          label={said.register}
          submit={said.read}
          send={() => {
            if (typed.text.trim() === '' || typed.source.trim() === '') return null;
            return daysOffApi.read(typed).then((reading) => setRead({ body: typed, reading }));
          }}
        >
          {(problemOf, tried) => (
            <>
              {layers.length > 1 && (
                <FieldGroup label={said.whose}>
                  <Radio.Group
                    className="choices"
                    value={typed.layer}
                    onChange={({ target }) => set({ layer: target.value as DaysOffRequest['layer'] })}
                    options={layers.map(({ id }) => ({
                      value: id,
                      label: id === 'CN' ? said.national : fill(said.regional, { place: words.jurisdiction[id] }),
                    }))}
                  />
                </FieldGroup>
              )}
              <Field
                label={said.text}
                required
                help={said.textHint}
                problem={problemOf('text') ?? (tried && typed.text.trim() === '' ? said.textRequired : undefined)}
              >
                {(props) => (
                  <Input.TextArea
                    {...props}
                    autoSize={{ minRows: 5, maxRows: 16 }}
                    maxLength={PASTED}
                    value={typed.text}
                    onChange={({ target }) => set({ text: target.value })}
                  />
                )}
              </Field>
              <LineField
                label={said.number}
                help={said.numberHint}
                missing={said.numberRequired}
                tried={tried}
                maxLength={200}
                value={typed.source}
                onChange={(source) => set({ source })}
                problem={problemOf('source')}
              />
            </>
          )}
        </ChangeForm>
        <div role="status">{taken !== null && <Note tone="good">{fill(said.registered, { year: taken })}</Note>}</div>
        {read !== null && (
          <Reading reading={read.reading}>
            <FailureNote failure={failure} />
            <div className="row-actions">
              <Button
                type="primary"
                disabled={isBusy}
                aria-busy={isBusy}
                onClick={() => void run(() => daysOffApi.register(read.body).then(() => done(read.reading.year)))}
              >
                {fill(said.take, { year: read.reading.year ?? '' })}
              </Button>
            </div>
          </Reading>
        )}
      </div>
    </Sheet>
  );
}

/** What was read; the button that takes it stands under it where nothing is wrong. */
function Reading({ reading, children }: { reading: DaysOffReading; children: React.ReactNode }) {
  const { words, text } = useSpeech();
  const said = words.daysOff;
  const { year, holidays, problems, before, effects } = reading;
  return (
    <section className="stack" aria-label={said.found}>
      {problems.length > 0 && (
        <Note tone="stop">
          <p>{fill(said.problems, { n: problems.length })}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem.zh}>{text(problem)}</li>
            ))}
          </ul>
        </Note>
      )}
      {year !== null && holidays.length > 0 && (
        <>
          <h3>{fill(said.foundYear, { year })}</h3>
          <HolidayRows holidays={holidays} />
        </>
      )}
      {effects !== null && (
        <>
          {before !== null && <Note tone="care">{fill(said.replaces, { year: before.year, source: before.source })}</Note>}
          <p>
            {effects.cases === 0 ? said.noCases : fill(effects.moving === 0 ? said.nothingMoves : said.effects, effects)}
            {effects.kept > 0 && fill(said.kept, effects)}
          </p>
          {children}
        </>
      )}
    </section>
  );
}
