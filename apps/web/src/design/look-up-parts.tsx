import { Button } from 'antd';
import { freeId } from '../../../../libs/design/ids';
import type { LookUp, LookUpMeasure, LookUpValueOf, Register } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { Folded, Sheet } from '../shared/page';
import { useDesigning, useSetter } from './design-context';
import { FindingList } from './findings-panel';
import { type Choice, Choose, PartSet, Tick } from './parts';
import { PeriodEditor } from './period-editor';

const MEASURES: readonly LookUpMeasure[] = ['exists', 'count', 'sum', 'consecutive', 'list'];

/** 查询名录: what the procedure asks registers while it runs; conditions speak of the answers. */
export function LookUps() {
  const { words } = useSpeech();
  const { template, edit, surroundings } = useDesigning();
  const said = words.designing.lookUps;
  const { lookUps } = template;
  const first = surroundings?.registers[0];
  const add = (register: Register) => {
    const id = freeId(
      lookUps.map((one) => one.id),
      'asked',
      '',
    );
    const entry: LookUp = { id, register: register.id, measure: 'exists', where: { of: 'society' } };
    edit({ edit: 'insert-entry', list: 'lookUps', entry, after: lookUps[lookUps.length - 1]?.id ?? null });
  };
  return (
    <Sheet title={said.title} className="design-sheet">
      <p className="soft">{said.hint}</p>
      <ol className="design-list">
        {lookUps.map((lookUp, index) => (
          <li key={lookUp.id}>
            <LookUpParts lookUp={lookUp} n={index + 1} />
          </li>
        ))}
      </ol>
      {first !== undefined && (
        <div>
          <Button onClick={() => add(first)}>{said.add}</Button>
        </div>
      )}
    </Sheet>
  );
}

function LookUpParts({ lookUp, n }: { lookUp: LookUp; n: number }) {
  const { words, text } = useSpeech();
  const { edit, findingsOf, surroundings } = useDesigning();
  const said = words.designing.lookUps;
  const thing = { of: 'lookUps', id: lookUp.id } as const;
  const set = useSetter(thing);
  const registers = surroundings?.registers ?? [];
  const register = registers.find(({ id }) => id === lookUp.register);
  const columns = (register?.columns ?? []).map(({ id, label }) => ({ value: id, label: text(label) }));
  const needsColumn = lookUp.measure === 'sum' || lookUp.measure === 'consecutive';
  return (
    <PartSet label={fill(said.one, { n })}>
      <FindingList list={findingsOf(thing)} />
      <div className="design-line">
        <Choose
          label={said.register}
          value={lookUp.register}
          choices={registers.map(({ id, title }) => ({ value: id, label: text(title) }))}
          onChange={(id) => {
            // Columns and states are the other register's own.
            set(['register'], id);
            set(['where'], { of: 'society' });
            set(['of'], undefined);
            set(['is'], undefined);
          }}
        />
        <Choose
          label={said.measure}
          value={lookUp.measure}
          choices={MEASURES.map((measure) => ({ value: measure, label: said.measures[measure] }))}
          onChange={(measure) => {
            set(['measure'], measure);
            if (measure !== 'sum' && measure !== 'consecutive') set(['of'], undefined);
            if (measure !== 'consecutive') set(['is'], undefined);
          }}
        />
        {needsColumn && (
          <Choose label={said.column} value={lookUp.of ?? ''} choices={columns} onChange={(column) => set(['of'], column)} />
        )}
        {lookUp.measure === 'consecutive' && register && lookUp.of !== undefined && (
          <ValueChoice
            label={said.is}
            register={register}
            column={lookUp.of}
            value={lookUp.is}
            onChange={(value) => set(['is'], value)}
          />
        )}
      </div>
      {register && (
        <Folded summary={said.limits}>
          <Limits lookUp={lookUp} register={register} />
        </Folded>
      )}
      <div>
        <Button
          size="small"
          aria-label={fill(said.remove, { n })}
          onClick={() => edit({ edit: 'remove-entry', list: 'lookUps', id: lookUp.id })}
        >
          {words.design.difference.removed}
        </Button>
      </div>
    </PartSet>
  );
}

/** Which entries count: their state, how old they are, and what stands in their columns. */
function Limits({ lookUp, register }: { lookUp: LookUp; register: Register }) {
  const { words, text } = useSpeech();
  const said = words.designing.lookUps;
  const set = useSetter({ of: 'lookUps', id: lookUp.id });
  const { where } = lookUp;
  // A person's data is never asked.
  const asked = register.columns.filter(({ personal }) => personal !== true);
  const periods = [
    ['since', said.since],
    ['endsWithin', said.endsWithin],
  ] as const;
  return (
    <div className="design-part">
      {!Array.isArray(where.state) && (
        <Choose
          label={said.state}
          none={said.everyState}
          value={where.state ?? ''}
          choices={register.states.map(({ id, label }) => ({ value: id, label: text(label) }))}
          onChange={(state) => set(['where', 'state'], state === '' ? undefined : state)}
        />
      )}
      {periods.map(([name, label]) => (
        <div key={name}>
          <Tick
            label={label}
            checked={where[name] !== undefined}
            onChange={(checked) => set(['where', name], checked ? '1 year' : undefined)}
          />
          {where[name] !== undefined && (
            <PeriodEditor
              label={label}
              kinds={['within']}
              value={where[name]}
              onChange={(period) => set(['where', name], period)}
            />
          )}
        </div>
      ))}
      {asked.map(({ id, label }) => (
        <ValueChoice
          key={id}
          label={fill(said.where, { label: text(label) })}
          none={said.any}
          register={register}
          column={id}
          value={where[id] as LookUpValueOf | undefined}
          onChange={(value) => set(['where', id], value)}
        />
      ))}
    </div>
  );
}

/** What a column is compared with: one of its own values, a field of the form, or a standard. */
function ValueChoice({
  label,
  none,
  register,
  column,
  value,
  onChange,
}: {
  label: string;
  none?: string;
  register: Register;
  column: string;
  value: LookUpValueOf | undefined;
  onChange: (value: LookUpValueOf | undefined) => void;
}) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const groups = words.designer.subjectGroups;
  const own = register.columns.find(({ id }) => id === column);
  const choices: Choice[] = [
    ...(own?.values ?? []).map((option) => ({ value: JSON.stringify(option.value), label: text(option.label) })),
    ...template.form.fields.map((field) => ({
      value: JSON.stringify({ field: field.id }),
      label: text(field.label),
      group: groups.form,
    })),
    ...template.parameters.map((parameter) => ({
      value: JSON.stringify({ param: parameter.id }),
      label: text(parameter.label),
      group: groups.parameters,
    })),
  ];
  return (
    <Choose
      label={label}
      none={none}
      value={value === undefined ? '' : JSON.stringify(value)}
      choices={choices}
      onChange={(chosen) => onChange(chosen === '' ? undefined : (JSON.parse(chosen) as LookUpValueOf))}
    />
  );
}
