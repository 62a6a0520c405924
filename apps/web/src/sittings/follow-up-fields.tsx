import { Button, Input, Select } from 'antd';
import type { SittingView } from '../../../../libs/contracts/api';
import type { FollowUpRequest } from '../../../../libs/contracts/sittings';
import { fill } from '../messages';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Folded } from '../shared/page';
import { DayInput } from '../shared/day-input';
import './sittings.css';

interface FollowUpFieldsProps {
  sitting: SittingView;
  position: number;
  list: FollowUpRequest[];
  disabled: boolean;
  problem?: string;
  onChange: (list: FollowUpRequest[]) => void;
}

export const isComplete = ({ what, holder, dueOn }: FollowUpRequest): boolean =>
  what.trim() !== '' && holder !== '' && dueOn !== '';

/** 督办: who does what until when. Folded, for most items ask for nothing. */
export function FollowUpFields({ sitting, position, list, disabled, problem, onChange }: FollowUpFieldsProps) {
  const { words } = useSpeech();
  const said = words.kit.followUps;
  const people = new Map([...sitting.roll, sitting.chair, sitting.recorder].map(({ id, name }) => [id, name]));
  const change = (index: number, part: Partial<FollowUpRequest>) =>
    onChange(list.map((entry, at) => (at === index ? { ...entry, ...part } : entry)));
  return (
    <Folded summary={list.length > 0 ? fill(said.foldCount, { n: list.length }) : said.fold}>
      <div className="stack">
        {list.map((entry, index) => (
          <div
            key={index}
            className="follow-up-fields"
            role="group"
            aria-label={`${fill(words.sitting.item, { n: position })} ${said.fold} ${index + 1}`}
          >
            <Field label={said.what}>
              {(props) => (
                <Input
                  {...props}
                  maxLength={500}
                  disabled={disabled}
                  value={entry.what}
                  onChange={(event) => change(index, { what: event.target.value })}
                />
              )}
            </Field>
            <Field label={said.holder}>
              {(props) => (
                <Select
                  {...props}
                  className="full"
                  disabled={disabled}
                  value={entry.holder || undefined}
                  options={[...people].map(([value, label]) => ({ value, label }))}
                  onChange={(holder) => change(index, { holder })}
                />
              )}
            </Field>
            <Field label={said.dueOn}>
              {(props) => (
                <DayInput {...props} disabled={disabled} value={entry.dueOn} onChange={(dueOn) => change(index, { dueOn })} />
              )}
            </Field>
            <Button
              type="text"
              disabled={disabled}
              aria-label={`${said.remove} ${index + 1}`}
              onClick={() => onChange(list.filter((_, at) => at !== index))}
            >
              {said.remove}
            </Button>
          </div>
        ))}
        {problem && (
          <p className="field-problem" role="alert">
            {problem}
          </p>
        )}
        <div>
          <Button
            disabled={disabled}
            aria-label={`${said.add}${words.app.colon}${fill(words.sitting.item, { n: position })}`}
            onClick={() => onChange([...list, { what: '', holder: '', dueOn: '' }])}
          >
            {said.add}
          </Button>
        </div>
      </div>
    </Folded>
  );
}
