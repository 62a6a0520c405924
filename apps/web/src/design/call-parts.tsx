import type { CallBlock, CallInput, OpenBlock, OutcomeDeclaration } from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { useDesigning, useSetter } from './design-context';
import { OutcomesEditor } from './outcomes-editor';
import { Choose, TextPair } from './parts';
import { PeriodEditor } from './period-editor';

function ProcedureChoice({ value, none, onChange }: { value: string; none?: string; onChange: (id: string) => void }) {
  const { words, text } = useSpeech();
  const { surroundings } = useDesigning();
  return (
    <Choose
      label={words.designer.procedure}
      none={none}
      value={value}
      choices={(surroundings?.templates ?? []).map(({ id, title }) => ({ value: id, label: text(title) }))}
      onChange={onChange}
    />
  );
}

/** What the other form is filled with at the start. */
function InputEditor({
  procedure,
  input,
  onChange,
}: {
  procedure: string;
  input: CallInput;
  onChange: (input: CallInput) => void;
}) {
  const { words, text } = useSpeech();
  const { template, surroundings } = useDesigning();
  const said = words.designer;
  const called = surroundings?.templates.find(({ id }) => id === procedure);
  if (!called) return null;
  const own = template.form.fields.map(({ id, label }) => ({ value: id, label: text(label) }));
  return (
    <div className="design-set">
      {called.form.fields.map(({ id, label }) => (
        <Choose
          key={id}
          label={fill(said.inputFrom, { label: text(label) })}
          none={said.notGiven}
          value={input[id] ?? ''}
          choices={own}
          onChange={(field) => {
            const { [id]: _, ...rest } = input;
            onChange(field === '' ? rest : { ...rest, [id]: field });
          }}
        />
      ))}
    </div>
  );
}

export function CallParts({ block }: { block: CallBlock }) {
  const { words } = useSpeech();
  const { surroundings } = useDesigning();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  const choose = (procedure: string) => {
    set(['procedure'], procedure);
    set(['input'], {});
    // Each end that the other procedure has needs an answer here.
    const results = surroundings?.templates.find(({ id }) => id === procedure)?.results ?? [];
    const { completed, refused, withdrawn } = block.outcomes;
    const further = results.map(({ id, label, refuses }): [string, OutcomeDeclaration] => [
      id,
      { to: refuses ? 'refuse' : 'next', label },
    ]);
    set(['outcomes'], {
      ...Object.fromEntries(Object.entries({ completed, refused, withdrawn }).filter(([, one]) => one)),
      ...Object.fromEntries(further),
    });
  };
  return (
    <>
      <ProcedureChoice value={block.procedure} onChange={choose} />
      <InputEditor procedure={block.procedure} input={block.input} onChange={(input) => set(['input'], input)} />
      <Choose
        label={said.whenLeft}
        value={block.whenLeft}
        choices={(['withdraw', 'keep'] as const).map((value) => ({ value, label: said.whensLeft[value] }))}
        onChange={(chosen) => set(['whenLeft'], chosen)}
      />
      <OutcomesEditor
        block={block}
        outcomes={block.outcomes}
        isOpen={false}
        onChange={(outcomes) => set(['outcomes'], outcomes)}
      />
    </>
  );
}

export function OpenParts({ block }: { block: OpenBlock }) {
  const { words } = useSpeech();
  const said = words.designer;
  const set = useSetter({ of: 'block', id: block.id });
  const { opens } = block;
  return (
    <>
      <Choose
        label={said.opensAt}
        value={opens.start}
        choices={(['by-society', 'at-once'] as const).map((value) => ({ value, label: said.opens[value] }))}
        onChange={(start) =>
          set(
            ['opens'],
            start === 'at-once'
              ? { start, procedure: opens.procedure ?? '', input: {} }
              : {
                  start,
                  duty: { zh: '', en: '' },
                  within: '30 days',
                  ...(opens.procedure ? { procedure: opens.procedure } : {}),
                },
          )
        }
      />
      <ProcedureChoice
        value={opens.procedure ?? ''}
        none={opens.start === 'at-once' ? undefined : words.design.none}
        onChange={(procedure) => set(['opens', 'procedure'], procedure === '' ? undefined : procedure)}
      />
      {opens.start === 'at-once' ? (
        <InputEditor procedure={opens.procedure} input={opens.input} onChange={(input) => set(['opens', 'input'], input)} />
      ) : (
        <>
          <TextPair label={said.duty} value={opens.duty} maxLength={60} onChange={(duty) => set(['opens', 'duty'], duty)} />
          <PeriodEditor label={said.dueIn} value={opens.within} onChange={(within) => set(['opens', 'within'], within)} />
        </>
      )}
    </>
  );
}
