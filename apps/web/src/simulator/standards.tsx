import type { FieldOfForm } from '../../../../libs/contracts/api';
import type { Parameter, SimulationScript, Template } from '../../../../libs/procedure';
import { FieldEditor } from '../filing/field-editor';
import { SOCIETY, valuesOf } from './set-up-form';

type Edited = Exclude<Parameter['type'], 'organ'>;

/** As which field of a form a value is entered. Which organ decides is not asked: there is one. */
const FIELD: Record<Edited, FieldOfForm['type']> = {
  integer: 'integer',
  boolean: 'yesNo',
  textList: 'longText',
  money: 'money',
  ratio: 'ratio',
  date: 'date',
};

interface StandardsProps {
  template: Template;
  script: SimulationScript;
  onChange: (part: Partial<SimulationScript>) => void;
}

/** The values that the texts leave open, as this demonstration has them. */
export function Standards({ template, script, onChange }: StandardsProps) {
  const values = valuesOf(script);
  return template.parameters.map((parameter) => {
    const { id, type, label, question } = parameter;
    if (type === 'organ') return null;
    const value = values[id]?.value ?? parameter.default ?? undefined;
    const isList = type === 'textList';
    return (
      <FieldEditor
        key={id}
        field={{ id, type: FIELD[type], label: question ?? label }}
        value={isList && Array.isArray(value) ? value.join('\n') : value}
        files={[]}
        society={SOCIETY}
        disabled={false}
        onFiles={() => undefined}
        onChange={(typed) => {
          const { [id]: _before, ...others } = script.parameters ?? {};
          const lines = isList && typeof typed === 'string' ? typed.split('\n').filter((line) => line.trim() !== '') : typed;
          onChange({ parameters: lines === undefined ? others : { ...others, [id]: { value: lines as string } } });
        }}
      />
    );
  });
}
