import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SampleView, WorkView } from '../../../../libs/contracts/supervision-work';
import { readMoney } from '../../../../libs/procedure';
import { fill } from '../messages';
import { LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatDay, formatInstant } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { MoneyText } from '../shared/money-text';
import { Empty, Loaded, Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { isPeriod, PeriodFields, supervisedAddress, usePeriod } from './period';
import { readWorkAgain, useSamples, useWorkView, workApi } from './work-api';

/** 抽样: by procedure, amount, society or at random; what was drawn stays, with its seed. */
export function SamplesPart({ grant }: { grant: string }) {
  const { words } = useSpeech();
  const said = words.supervisionWork;
  const work = useWorkView(grant);
  const samples = useSamples(grant);
  const [drawn, setDrawn] = useState<SampleView | null>(null);
  return (
    <div className="stack">
      <p className="soft">{said.samplesHint}</p>
      <Sheet title={said.drawTitle}>
        <Loaded query={work}>{(view) => <Draw work={view} onDrawn={setDrawn} />}</Loaded>
      </Sheet>
      <div role="status">
        {drawn && <Note tone="good">{fill(said.drawn, { size: drawn.size, universe: drawn.universe })}</Note>}
      </div>
      <Loaded query={samples}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.sampleEmpty} hint={said.sampleEmptyHint} />
          ) : (
            <>
              {list.map((sample) => (
                <Sample key={sample.id} sample={sample} grant={grant} />
              ))}
              <ShortListEnd list="samples" came={list.length} first="newest" />
            </>
          )
        }
      </Loaded>
    </div>
  );
}

const isAmount = (typed: string) => typed.trim() === '' || readMoney(typed) !== null;

/** While it is typed it may be none. */
const SIZE: number | null = 10;

function Draw({ work, onDrawn }: { work: WorkView; onDrawn: (sample: SampleView) => void }) {
  const { words, text } = useSpeech();
  const said = words.supervisionWork;
  const [period, setPeriod] = usePeriod(work.grant.id);
  const [draft, setDraft] = useState({
    society: null as string | null,
    procedure: null as string | null,
    amountFrom: '',
    amountTo: '',
    size: SIZE,
    seed: '',
  });
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const chosen = work.procedures.find(({ id }) => id === draft.procedure);
  const hasAmount = chosen === undefined ? work.procedures.some((procedure) => procedure.hasAmount) : chosen.hasAmount;
  const send = () => {
    const { size, seed, society, procedure, amountFrom, amountTo } = draft;
    if (size === null || !isPeriod(period) || !isAmount(amountFrom) || !isAmount(amountTo)) return null;
    const amounts = hasAmount
      ? { amountFrom: readMoney(amountFrom), amountTo: readMoney(amountTo) }
      : { amountFrom: null, amountTo: null };
    return workApi
      .draw(work.grant.id, {
        ...period,
        society,
        procedure,
        ...amounts,
        size,
        ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
      })
      .then(async (sample) => {
        await readWorkAgain();
        onDrawn(sample);
      });
  };
  return (
    <ChangeForm label={said.drawTitle} submit={said.draw} send={send}>
      {(problemOf, tried) => (
        <>
          <PeriodFields period={period} onChange={setPeriod} />
          <Field label={said.society} problem={problemOf('society')}>
            {(props) => (
              <Select
                {...props}
                className="full"
                value={draft.society ?? ''}
                showSearch={{ optionFilterProp: 'label' }}
                options={[
                  { value: '', label: said.anySociety },
                  ...work.societies.map(({ id, name }) => ({ value: id, label: text(name) })),
                ]}
                onChange={(society: string) => set({ society: society === '' ? null : society })}
              />
            )}
          </Field>
          <Field label={said.procedure} problem={problemOf('procedure')}>
            {(props) => (
              <Select
                {...props}
                className="full"
                value={draft.procedure ?? ''}
                options={[
                  { value: '', label: said.anyProcedure },
                  ...work.procedures.map(({ id, title }) => ({ value: id, label: text(title) })),
                ]}
                onChange={(procedure: string) => set({ procedure: procedure === '' ? null : procedure })}
              />
            )}
          </Field>
          {hasAmount &&
            (['amountFrom', 'amountTo'] as const).map((name) => (
              <LineField
                key={name}
                label={said[name]}
                help={said.amountHint}
                inputMode="decimal"
                className="short"
                value={draft[name]}
                onChange={(value) => set({ [name]: value })}
                problem={isAmount(draft[name]) ? problemOf(name) : said.amountUnclear}
              />
            ))}
          <Field
            label={said.size}
            required
            help={said.sizeHint}
            problem={tried && draft.size === null ? said.sizeMissing : problemOf('size')}
          >
            {(props) => (
              <InputNumber
                {...props}
                className="short"
                min={1}
                max={100}
                precision={0}
                value={draft.size}
                onChange={(size) => set({ size })}
              />
            )}
          </Field>
          <LineField
            label={said.seed}
            help={said.seedHint}
            value={draft.seed}
            maxLength={64}
            onChange={(seed) => set({ seed })}
            problem={problemOf('seed')}
          />
        </>
      )}
    </ChangeForm>
  );
}

function Sample({ sample, grant }: { sample: SampleView; grant: string }) {
  const { words, text, language } = useSpeech();
  const said = words.supervisionWork;
  const { scope } = sample;
  const day = (on: string) => formatDay(on, language, true);
  return (
    <Sheet title={fill(said.sampleTitle, { size: sample.size, universe: sample.universe })}>
      <p className="soft">
        {fill(said.sampleFacts, { at: formatInstant(sample.drawnAt, language, true), seed: sample.seed })}
        <br />
        {fill(said.sampleScope, { from: day(scope.from), to: day(scope.to) })}
      </p>
      <ol className="rows">
        {sample.cases.map(({ case: file, amount, looked }) => (
          <li key={file.id} className="row">
            <Link className="row-title" to={supervisedAddress(grant, file.id)}>
              {file.subject}
            </Link>{' '}
            <Tag tone={looked ? 'good' : 'plain'}>{looked ? said.looked : said.notLooked}</Tag>
            <p className="soft">
              {text(file.title)} · {text(file.society.name)} · {file.number}
              {amount !== null && (
                <>
                  {' '}
                  · <MoneyText fen={amount} />
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
