import type { DatedAs } from '../../../../libs/contracts/deciding';
import { civilDateOf } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { DayInput } from '../shared/day-input';

interface ActDayProps {
  dated: DatedAs;
  day: string;
  problem: boolean;
  disabled: boolean;
  onChange: (day: string) => void;
}

/** Since when a notice stands, from which its days count; or when an answer came that is entered on a later day. Never a day to come. */
export function ActDay({ dated, day, problem, disabled, onChange }: ActDayProps) {
  const { words } = useSpeech();
  const said = words.deciding.dated[dated];
  return (
    <Field
      label={said.label}
      help={said.help}
      required={dated === 'posted'}
      problem={problem ? words.deciding.dated.required : undefined}
    >
      {(field) => <DayInput {...field} max={civilDateOf(Date.now())} disabled={disabled} value={day} onChange={onChange} />}
    </Field>
  );
}
