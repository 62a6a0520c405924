import { Checkbox, Radio } from 'antd';
import type { FileRequest, FileView, ProcedureGuide } from '../../../../libs/contracts/api';
import { fill, type Words } from '../messages';
import { civilDateOf } from '../shared/dates';
import { DayInput } from '../shared/day-input';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { ChosenFiles } from './files-editor';

/** What is known so far of a matter that ran on paper. `end`: `completed`, `refused`, or the id of a named end. */
export interface PaperDraft {
  filedOn: string;
  on: string;
  end: string;
  evidence: FileView[];
}

export const NO_PAPER: PaperDraft = { filedOn: '', on: '', end: '', evidence: [] };

/** What is sent of it, once it is whole. */
export function paperOf({ filedOn, on, end, evidence }: PaperDraft): Pick<FileRequest, 'onPaper'> {
  const [scan] = evidence;
  if (scan === undefined) return {};
  const at = { filedOn, on, evidence: scan.id };
  if (end === 'refused' || end === 'completed') return { onPaper: { ...at, outcome: end } };
  return { onPaper: { ...at, outcome: 'completed', result: end } };
}

/** What is missing or cannot be, by field. */
export function paperProblems({ filedOn, on, end, evidence }: PaperDraft, words: Words): Record<string, string> {
  const said = words.guides.onPaper;
  const missing = (label: string) => fill(words.form.required, { label });
  const today = civilDateOf(new Date().toISOString());
  return {
    ...(filedOn === '' ? { 'onPaper.filedOn': missing(said.filedOn) } : {}),
    ...(on === '' ? { 'onPaper.on': missing(said.on) } : on > today || filedOn > on ? { 'onPaper.on': said.order } : {}),
    ...(end === '' ? { 'onPaper.outcome': missing(said.end) } : {}),
    ...(evidence.length === 0 ? { 'onPaper.evidence': missing(said.evidence) } : {}),
  };
}

interface OnPaperProps {
  guide: ProcedureGuide;
  /** Null: it is filed here. */
  value: PaperDraft | null;
  problems: Record<string, string>;
  disabled: boolean;
  onChange: (value: PaperDraft | null) => void;
}

/** 补录: the matter has ended on paper, and is entered as it was. */
export function OnPaper({ guide, value, problems, disabled, onChange }: OnPaperProps) {
  const { words, text } = useSpeech();
  const said = words.guides.onPaper;
  const results = guide.results.map(({ id, label }) => ({ value: id, label: text(label) }));
  return (
    <section aria-label={said.title} className="stack on-paper">
      <div>
        <Checkbox
          checked={value !== null}
          disabled={disabled}
          onChange={({ target }) => onChange(target.checked ? NO_PAPER : null)}
        >
          {said.title}
        </Checkbox>
        <p className="field-help">{said.hint}</p>
      </div>
      {value !== null && (
        <>
          <Field label={said.filedOn} required problem={problems['onPaper.filedOn']}>
            {(control) => (
              <DayInput
                {...control}
                disabled={disabled}
                value={value.filedOn}
                onChange={(filedOn) => onChange({ ...value, filedOn })}
              />
            )}
          </Field>
          <Field label={said.on} required problem={problems['onPaper.on']}>
            {(control) => (
              <DayInput {...control} disabled={disabled} value={value.on} onChange={(on) => onChange({ ...value, on })} />
            )}
          </Field>
          <FieldGroup label={said.end} required problem={problems['onPaper.outcome']}>
            <Radio.Group
              className="choices"
              disabled={disabled}
              value={value.end === '' ? undefined : value.end}
              options={[{ value: 'completed', label: said.completed }, ...results, { value: 'refused', label: said.refused }]}
              onChange={({ target }) => onChange({ ...value, end: String(target.value) })}
            />
          </FieldGroup>
          <FieldGroup label={said.evidence} required help={said.evidenceHint} problem={problems['onPaper.evidence']}>
            <ChosenFiles
              label={said.evidence}
              files={value.evidence}
              society={guide.society.id}
              disabled={disabled}
              single
              onFiles={(evidence) => onChange({ ...value, evidence })}
            />
          </FieldGroup>
        </>
      )}
    </section>
  );
}
