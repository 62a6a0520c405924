import type { RegisterBlock, RegisterValueOf } from '../../../../libs/procedure';
import { placedSteps } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { useDesigning, useSetter } from './design-context';
import { OutcomesEditor } from './outcomes-editor';
import { Choose, type Choice } from './parts';

/** Which ledger, what is done in it, and from where each of its columns is filled. */
export function RegisterParts({ block }: { block: RegisterBlock }) {
  const { words, text } = useSpeech();
  const { surroundings } = useDesigning();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  const registers = surroundings?.registers ?? [];
  const register = registers.find(({ id }) => id === block.register);
  const does = block.does ?? 'enter';
  return (
    <>
      <Choose
        label={said.register}
        value={block.register}
        choices={registers.map(({ id, title }) => ({ value: id, label: text(title) }))}
        onChange={(id) => {
          set(['register'], id);
          set(['as'], registers.find((one) => one.id === id)?.states[0]?.id ?? '');
          set(['values'], undefined);
        }}
      />
      <Choose
        label={said.does}
        value={does}
        choices={(['enter', 'change', 'close'] as const).map((value) => ({ value, label: said.doings[value] }))}
        onChange={(chosen) => {
          set(['does'], chosen === 'enter' ? undefined : chosen);
          if (chosen === 'enter') set(['entry'], undefined);
        }}
      />
      {register && (
        <Choose
          label={said.as}
          value={block.as}
          choices={register.states.map(({ id, label }) => ({ value: id, label: text(label) }))}
          onChange={(state) => set(['as'], state)}
        />
      )}
      {does !== 'enter' && <EntryChoice block={block} />}
      {register && does !== 'close' && <Columns block={block} columns={register.columns} />}
      <OutcomesEditor
        block={block}
        outcomes={block.outcomes}
        isOpen={false}
        onChange={(outcomes) => set(['outcomes'], outcomes)}
      />
    </>
  );
}

function EntryChoice({ block }: { block: RegisterBlock }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  const choices: Choice[] = [
    ...template.form.fields
      .filter(({ register }) => register === block.register)
      .map(({ id, label }) => ({ value: JSON.stringify({ field: id }), label: fill(said.entryField, { label: text(label) }) })),
    ...placedSteps(template).flatMap(({ block: step }) =>
      step.kind === 'register' && step.id !== block.id && step.register === block.register
        ? [{ value: JSON.stringify({ step: step.id }), label: fill(said.entryStep, { title: text(step.title) }) }]
        : [],
    ),
  ];
  return (
    <Choose
      label={said.entryOf}
      value={JSON.stringify(block.entry ?? null)}
      choices={choices}
      onChange={(entry) => set(['entry'], JSON.parse(entry))}
    />
  );
}

function Columns({ block, columns }: { block: RegisterBlock; columns: { id: string; label: { zh: string; en: string } }[] }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  const sources: Choice[] = [
    ...template.form.fields.map(({ id, label }) => ({
      value: JSON.stringify({ field: id }),
      label: text(label),
      group: said.subjectGroups.form,
    })),
    ...template.parameters.map(({ id, label }) => ({
      value: JSON.stringify({ param: id }),
      label: text(label),
      group: said.subjectGroups.parameters,
    })),
  ];
  const put = (column: string, value: RegisterValueOf | undefined) => {
    const { [column]: _, ...rest } = block.values ?? {};
    const next = value === undefined ? rest : { ...rest, [column]: value };
    set(['values'], Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className="design-set">
      {columns.map(({ id, label }) => (
        <Choose
          key={id}
          label={fill(said.columnFrom, { label: text(label) })}
          none={said.columnDefault}
          value={block.values?.[id] === undefined ? '' : JSON.stringify(block.values[id])}
          choices={sources}
          onChange={(chosen) => put(id, chosen === '' ? undefined : (JSON.parse(chosen) as RegisterValueOf))}
        />
      ))}
    </div>
  );
}
