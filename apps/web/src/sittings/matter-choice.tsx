import { Select } from 'antd';
import { KEPT_FOR_MEETINGS } from '../../../../libs/contracts/ballots';
import type { OrganRulesRequest } from '../../../../libs/contracts/api';
import type { Text } from '../../../../libs/procedure';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';

const NONE = 'none';

/** What this organ's charter has rules of its own for: another majority, a secret vote, never by circulation. */
export function mattersOf({ special = [], secret, circulation }: OrganRulesRequest): { id: string; title: Text }[] {
  const named = [...special.flatMap(({ matters }) => matters), ...(secret?.matters ?? []), ...(circulation?.never ?? [])];
  return KEPT_FOR_MEETINGS.filter(({ id }) => named.includes(id));
}

interface MatterChoiceProps {
  matters: { id: string; title: Text }[];
  /** Null: none of them. Absent: nobody has said. */
  value: string | null | undefined;
  label: string;
  help?: string;
  problem?: string;
  disabled: boolean;
  onChange: (matter: string | null) => void;
}

/** Asked, never filled in beforehand: what is taken for an ordinary item passes with an ordinary majority. */
export function MatterChoice({ matters, value, label, help, problem, disabled, onChange }: MatterChoiceProps) {
  const { words, text } = useSpeech();
  return (
    <Field label={label} required help={help} problem={problem}>
      {(props) => (
        <Select
          {...props}
          className="full"
          disabled={disabled}
          value={value === null ? NONE : value}
          placeholder={words.organs.choose}
          options={[
            { value: NONE, label: words.kit.matter.none },
            ...matters.map(({ id, title }) => ({ value: id, label: text(title) })),
          ]}
          onChange={(chosen: string) => onChange(chosen === NONE ? null : chosen)}
        />
      )}
    </Field>
  );
}
