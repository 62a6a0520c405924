import { postTitle } from '../../../../libs/contracts/posts';
import {
  placedSteps,
  type Assignee,
  type ClockEnd,
  type OfficerClock,
  type OutcomeDeclaration,
} from '../../../../libs/procedure';
import { fill } from '../messages';
import { useSpeech } from '../shared/language';
import { postsOf } from './assignee-editor';
import { ClockMore } from './clock-more';
import { useDesigning } from './design-context';
import { Choose, Tick, type Choice } from './parts';
import { PeriodEditor } from './period-editor';

const REMINDERS = ['50%', '80%'];

/** By when, from when, who is reminded, and what its end does: never more than the texts say. */
export function ClockEditor({
  label,
  value,
  by,
  outcomes = {},
  onChange,
}: {
  label: string;
  value: OfficerClock;
  by: Assignee;
  outcomes?: Record<string, Pick<OutcomeDeclaration, 'label'>>;
  onChange: (clock: OfficerClock) => void;
}) {
  const { words, text } = useSpeech();
  const said = words.designer;
  const ends: Choice[] = [
    ...postsOf(by.of)
      .filter((role) => role !== by.role)
      .map((role) => ({ value: `turn-to:${role}`, label: fill(said.ends.turnTo, { post: text(postTitle[role]) }) })),
    ...(['remind', 'mark', 'return'] as const).map((end) => ({ value: end, label: said.ends[end] })),
    ...Object.entries(outcomes).map(([id, declared]) => ({
      value: `outcome:${id}`,
      label: fill(said.ends.outcome, { label: text(declared.label) }),
    })),
  ];
  return (
    <div className="design-part">
      <PeriodEditor label={label} value={value.within} onChange={(within) => onChange({ ...value, within })} />
      <div className="design-line">
        <StartChoice value={value.from} onChange={(from) => onChange(withFrom(value, from))} />
        <Choose
          label={said.atEnd}
          value={value.then}
          choices={ends}
          onChange={(then) => onChange({ ...value, then: then as ClockEnd })}
        />
      </div>
      <Tick
        label={said.reminders}
        checked={value.remind.length > 0}
        onChange={(checked) => onChange({ ...value, remind: checked ? REMINDERS : [] })}
      />
      <ClockMore clock={value} by={by} onChange={onChange} />
    </div>
  );
}

function withFrom({ from: _, ...clock }: OfficerClock, from: string): OfficerClock {
  return from === 'entry' ? clock : { ...clock, from };
}

/** What a clock counts from. */
export function StartChoice({ value = 'entry', onChange }: { value: string | undefined; onChange: (from: string) => void }) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const starts: Choice[] = [
    ...(['entry', 'filing', 'acceptance'] as const).map((start) => ({ value: start, label: said.starts[start] })),
    ...template.form.fields.flatMap((field) =>
      field.type === 'date' ? [{ value: `form.${field.id}`, label: fill(said.starts.date, { label: text(field.label) }) }] : [],
    ),
    ...placedSteps(template).map(({ block }) => ({
      value: `after ${block.id}`,
      label: fill(said.starts.after, { title: text(block.title) }),
    })),
  ];
  return <Choose label={said.startsAt} value={value} choices={starts} onChange={onChange} />;
}
