import { Checkbox, Input } from 'antd';
import type { TaskView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';

interface MissingListProps {
  fields: TaskView['missing'];
  /** Field id → note. */
  ticked: Record<string, string>;
  disabled: boolean;
  onChange: (ticked: Record<string, string>) => void;
}

/** Ticks become one list, shown as the applicant will read it. */
export function MissingList({ fields, ticked, disabled, onChange }: MissingListProps) {
  const { words, text } = useSpeech();
  const chosen = fields.filter((entry) => entry.field in ticked);
  const toggle = (field: string, on: boolean) => {
    const next = { ...ticked };
    if (on) next[field] = next[field] ?? '';
    else delete next[field];
    onChange(next);
  };
  return (
    <FieldGroup label={words.task.missing} help={words.task.missingHint}>
      <ul className="plain-list missing">
        {fields.map((entry) => (
          <li key={entry.field} className={entry.field in ticked ? 'missing-ticked' : undefined}>
            <Checkbox
              disabled={disabled}
              checked={entry.field in ticked}
              onChange={(event) => toggle(entry.field, event.target.checked)}
            >
              {text(entry.label)}
            </Checkbox>
            {entry.field in ticked && (
              <Input
                disabled={disabled}
                maxLength={500}
                aria-label={fill(words.task.note, { field: text(entry.label) })}
                placeholder={fill(words.task.note, { field: text(entry.label) })}
                value={ticked[entry.field]}
                onChange={(event) => onChange({ ...ticked, [entry.field]: event.target.value })}
              />
            )}
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <section className="preview-list" aria-label={words.task.preview}>
          <p className="note-title">{words.task.preview}</p>
          <ol>
            {chosen.map((entry) => (
              <li key={entry.field}>
                {text(entry.label)}
                {ticked[entry.field]?.trim() && `${words.app.colon}${ticked[entry.field]?.trim()}`}
              </li>
            ))}
          </ol>
        </section>
      )}
    </FieldGroup>
  );
}
