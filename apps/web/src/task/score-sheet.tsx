import { Checkbox, Input } from 'antd';
import { useRef, type KeyboardEvent } from 'react';
import type { ScoreSheetView } from '../../../../libs/contracts/deciding';
import { hundredthsOf, pointsOf, scaleOf } from '../../../../libs/procedure';
import { fill } from '../messages';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { pointsTyped, type TypedMarks } from './marks';

interface ScoreSheetProps {
  sheet: ScoreSheetView;
  typed: TypedMarks;
  /** He has tried to hand it in: what is still empty is said too. */
  tried: boolean;
  disabled: boolean;
  onChange: (typed: TypedMarks) => void;
}

/** 评分表: for each item a group of fields, one for each criterion, and its sum as the machine will count it. Enter goes on to the next field. */
export function ScoreSheet({ sheet, typed, tried, disabled, onChange }: ScoreSheetProps) {
  const { words } = useSpeech();
  const whole = useRef<HTMLDivElement>(null);
  const goOn = (event: KeyboardEvent<HTMLInputElement>) => {
    event.preventDefault();
    const fields = [...(whole.current?.querySelectorAll<HTMLInputElement>('input[inputmode]:enabled') ?? [])];
    fields[fields.indexOf(event.currentTarget) + 1]?.focus();
  };
  return (
    <div ref={whole} className="score-sheet">
      <p className="soft">{fill(words.deciding.sheets, { total: sheet.total, handedIn: sheet.handedIn })}</p>
      {sheet.items.map(({ key, label }, index) => (
        <ScoredItem
          key={key}
          name={label ?? fill(words.deciding.scoredItem, { n: index + 1 })}
          criteria={sheet.criteria}
          own={typed[key] ?? NOTHING}
          tried={tried}
          disabled={disabled}
          onEnter={goOn}
          onChange={(own) => onChange({ ...typed, [key]: own })}
        />
      ))}
    </div>
  );
}

type Own = NonNullable<TypedMarks[string]>;
const NOTHING: Own = { out: false, points: [] };

interface ScoredItemProps {
  name: string;
  criteria: ScoreSheetView['criteria'];
  own: Own;
  tried: boolean;
  disabled: boolean;
  onEnter: (event: KeyboardEvent<HTMLInputElement>) => void;
  onChange: (own: Own) => void;
}

function ScoredItem({ name, criteria, own, tried, disabled, onEnter, onChange }: ScoredItemProps) {
  const { words, text } = useSpeech();
  const said = words.deciding;
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const write = (index: number, points: string) =>
    onChange({ ...own, points: criteria.map((_, place) => (place === index ? points : (own.points[place] ?? ''))) });
  return (
    <FieldGroup label={name}>
      <Checkbox disabled={disabled} checked={own.out} onChange={({ target }) => onChange({ ...own, out: target.checked })}>
        {said.keepsOut}
      </Checkbox>
      {!own.out && (
        <>
          <div className="score-rows">
            {criteria.map(({ id, label, most, weight }, index) => {
              const given = own.points[index] ?? '';
              const isWrong = pointsTyped(given, most) === null && (tried || given.trim() !== '');
              return (
                <Field
                  key={id}
                  required
                  label={text(label)}
                  help={fill(said.criterion, { most, weight: percent(weight, weights) })}
                  problem={isWrong ? fill(said.pointsRequired, { most }) : undefined}
                >
                  {(field) => (
                    <Input
                      {...field}
                      className="short"
                      inputMode="numeric"
                      autoComplete="off"
                      maxLength={9}
                      disabled={disabled}
                      value={given}
                      onPressEnter={onEnter}
                      onChange={(event) => write(index, event.target.value)}
                    />
                  )}
                </Field>
              );
            })}
          </div>
          <output className="score-sum">{fill(said.sum, { sum: sumOf(criteria, own.points) })}</output>
        </>
      )}
    </FieldGroup>
  );
}

/** Of what is filled in so far, of 100, by the arithmetic of the step itself. */
function sumOf(criteria: ScoreSheetView['criteria'], typed: string[]): string {
  const scale = scaleOf(criteria);
  if (scale === null) return '—';
  const points = criteria.map(({ most }, index) => pointsTyped(typed[index], most) ?? 0);
  return (hundredthsOf(scale, pointsOf(scale, points), 1) / 100).toFixed(2);
}

function percent(weight: number, weights: number): string {
  return `${Math.round((weight / weights) * 1000) / 10}%`;
}
