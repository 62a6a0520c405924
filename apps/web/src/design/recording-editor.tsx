import { RECORD_FORMS, type Assignee, type RecordingRule, type StepActions } from '../../../../libs/procedure';
import { useSpeech } from '../shared/language';
import { AssigneeEditor } from './assignee-editor';
import { PartSet, Tick } from './parts';
import { PeriodEditor } from './period-editor';

/** 代录: in which forms, how far back, and by whom somebody else's act is entered. What else the step allows stays as it is. */
export function RecordingEditor({
  value,
  by,
  onChange,
}: {
  value: StepActions | undefined;
  /** Who does the step: the first proposal for who records it. */
  by: Assignee;
  onChange: (actions: StepActions | undefined) => void;
}) {
  const { words } = useSpeech();
  const said = words.designing.recording;
  const { recording, ...rest } = value ?? {};
  const put = (rule: RecordingRule | undefined) => {
    const next: StepActions = rule === undefined ? rest : { ...rest, recording: rule };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const { role, of, nobody } = by;
  return (
    <>
      <Tick
        label={said.title}
        checked={recording !== undefined}
        onChange={(checked) => put(checked ? { forms: ['paper'], back: '15 days', by: { role, of, nobody } } : undefined)}
      />
      {recording && (
        <PartSet label={said.forms} hint={said.hint}>
          <div className="design-ticks">
            {RECORD_FORMS.map((form) => (
              <Tick
                key={form}
                label={words.deciding.forms[form]}
                checked={recording.forms.includes(form)}
                onChange={(checked) =>
                  put({
                    ...recording,
                    forms: RECORD_FORMS.filter((one) => (one === form ? checked : recording.forms.includes(one))),
                  })
                }
              />
            ))}
          </div>
          <PeriodEditor
            label={said.back}
            kinds={['within']}
            value={recording.back}
            onChange={(back) => put({ ...recording, back })}
          />
          <AssigneeEditor label={said.by} value={recording.by} onChange={(who) => put({ ...recording, by: who })} />
        </PartSet>
      )}
    </>
  );
}
