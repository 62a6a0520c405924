import { Checkbox } from 'antd';
import type { ColleagueView } from '../../../../libs/contracts/actions';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';

interface PeopleChoiceProps {
  label: string;
  help: string;
  people: ColleagueView[];
  chosen: string[];
  most: number;
  problem?: string;
  disabled: boolean;
  onChange: (chosen: string[]) => void;
}

/** Whom he names for a later step, so many at most. */
export function PeopleChoice({ label, help, people, chosen, most, problem, disabled, onChange }: PeopleChoiceProps) {
  const { words, text } = useSpeech();
  if (people.length === 0) return <Empty title={words.doing.nobody} hint={words.doing.nobodyHint} />;
  return (
    <FieldGroup label={label} help={help} required problem={problem}>
      <Checkbox.Group
        className="choices"
        disabled={disabled}
        value={chosen}
        options={people.map(({ id, name, title }) => ({
          value: id,
          label: `${name} ${text(title)}`,
          disabled: !chosen.includes(id) && chosen.length >= most,
        }))}
        onChange={(values) => onChange(values)}
      />
    </FieldGroup>
  );
}
