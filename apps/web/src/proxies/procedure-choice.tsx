import { Select } from 'antd';
import type { Text } from '../../../../libs/procedure';
import { useInboxChoices } from '../inbox/inbox-api';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { useProcedures } from '../shared/queries';

interface ProcedureChoiceProps {
  value: string[];
  onChange: (procedures: string[]) => void;
}

/** For which procedures somebody stands in: those that have come to the reader, and those that he can begin. None chosen are all. */
export function ProcedureChoice({ value, onChange }: ProcedureChoiceProps) {
  const { words, text } = useSpeech();
  const said = words.doing.proxies;
  const lists = [
    useInboxChoices('todo', true).data?.procedures,
    useInboxChoices('done', true).data?.procedures,
    useProcedures().data,
  ];
  const known = new Map<string, Text>(lists.flatMap((list) => list ?? []).map(({ id, title }) => [id, title]));
  return (
    <Field label={said.procedures} help={said.proceduresHelp}>
      {(props) => (
        <Select
          {...props}
          className="full"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={value}
          options={[...known].map(([id, title]) => ({ value: id, label: text(title) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}
