/** What steps of people have in common: who, by when, who else, who not, and what of the form they may change. */
import { Button } from 'antd';
import {
  placedSteps,
  type Assignee,
  type ChoosesRule,
  type FieldRight,
  type FieldRights,
  type PersonsRule,
  type SupplementRule,
} from '../../../../libs/procedure';

import { useSpeech } from '../shared/language';
import { AssigneeEditor } from './assignee-editor';
import { useDesigning } from './design-context';
import { Choose, PartSet, Tick, Whole } from './parts';
import { PeriodEditor } from './period-editor';

/** Several posts, one after the other in the list. */
export function AssigneeList({
  label,
  value,
  least,
  onChange,
}: {
  label: string;
  value: Assignee[];
  least: number;
  onChange: (list: Assignee[]) => void;
}) {
  const { words } = useSpeech();
  const said = words.designer;
  const next: Assignee = { role: 'president', of: 'society', nobody: 'secretary-general' };
  return (
    <div className="design-part">
      {value.map((assignee, index) => (
        <div key={index}>
          <AssigneeEditor
            label={value.length > 1 ? `${label} ${index + 1}` : label}
            value={assignee}
            onChange={(changed) => onChange(value.map((one, at) => (at === index ? changed : one)))}
          />
          {value.length > least && (
            <Button size="small" onClick={() => onChange(value.filter((_, at) => at !== index))}>
              {said.removePerson}
            </Button>
          )}
        </div>
      ))}
      <Button size="small" onClick={() => onChange([...value, next])}>
        {said.addPerson}
      </Button>
    </div>
  );
}

/** Whom a step may not be done by. */
export function PersonsEditor({
  id,
  value,
  onChange,
}: {
  id: string;
  value: PersonsRule | undefined;
  onChange: (rule: PersonsRule | undefined) => void;
}) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const rule: PersonsRule = value ?? { overlap: 'mark' };
  const settle = (next: PersonsRule) => {
    const { separateFrom = [], ...rest } = next;
    const kept = separateFrom.length > 0 ? { ...rest, separateFrom } : rest;
    onChange('separateFrom' in kept || kept.notApplicant ? kept : undefined);
  };
  const others = placedSteps(template).filter(({ block }) => block.id !== id && 'by' in block);
  return (
    <PartSet label={said.separate} hint={said.separateHint}>
      <Tick
        label={said.notApplicant}
        checked={rule.notApplicant === true}
        onChange={(checked) => {
          const { notApplicant: _, ...rest } = rule;
          settle(checked ? { ...rest, notApplicant: true } : rest);
        }}
      />
      {others.map(({ block }) => (
        <Tick
          key={block.id}
          label={text(block.title)}
          checked={rule.separateFrom?.includes(block.id) ?? false}
          onChange={(checked) =>
            settle({
              ...rule,
              separateFrom: checked
                ? [...(rule.separateFrom ?? []), block.id]
                : (rule.separateFrom ?? []).filter((one) => one !== block.id),
            })
          }
        />
      ))}
      {value && (
        <Choose
          label={said.overlap}
          value={rule.overlap}
          choices={(['mark', 'refuse'] as const).map((overlap) => ({ value: overlap, label: said.overlaps[overlap] }))}
          onChange={(overlap) => settle({ ...rule, overlap: overlap as PersonsRule['overlap'] })}
        />
      )}
    </PartSet>
  );
}

/** Whoever acts here says by name who does a later step. */
export function ChoosesEditor({
  value,
  onChange,
}: {
  value: ChoosesRule | undefined;
  onChange: (rule: ChoosesRule | undefined) => void;
}) {
  const { words } = useSpeech();
  const said = words.designing.chooses;
  return (
    <PartSet label={said.title} hint={said.hint}>
      <Tick label={said.on} checked={value !== undefined} onChange={(checked) => onChange(checked ? { most: 1 } : undefined)} />
      {value && (
        <Whole label={said.most} least={1} value={value.most} onChange={(most) => most !== undefined && onChange({ most })} />
      )}
    </PartSet>
  );
}

/** What whoever acts here may do with the fields of the request. */
export function RightsEditor({
  value = {},
  onChange,
}: {
  value: FieldRights | undefined;
  onChange: (rights: FieldRights | undefined) => void;
}) {
  const { words, text } = useSpeech();
  const { template } = useDesigning();
  const said = words.designer;
  const settle = (id: string, right: FieldRight) => {
    const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== id));
    const next = right === 'read' ? rest : { ...rest, [id]: right };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <PartSet label={said.rights}>
      <div className="design-rights">
        {template.form.fields.map((field) => (
          <Choose
            key={field.id}
            label={text(field.label)}
            value={value[field.id] ?? 'read'}
            choices={(['read', 'edit', 'hidden'] as const).map((right) => ({ value: right, label: said.right[right] }))}
            onChange={(right) => settle(field.id, right as FieldRight)}
          />
        ))}
      </div>
    </PartSet>
  );
}

/** 退回补充: how often, by when; the clock stands still meanwhile. */
export function SupplementEditor({ value, onChange }: { value: SupplementRule; onChange: (rule: SupplementRule) => void }) {
  const { words } = useSpeech();
  const said = words.designer;
  return (
    <PartSet label={said.supplement}>
      <Whole label={said.rounds} value={value.rounds} least={1} onChange={(rounds) => rounds && onChange({ ...value, rounds })} />
      <PeriodEditor
        label={said.within}
        kinds={['within']}
        value={value.within}
        onChange={(within) => onChange({ ...value, within })}
      />
    </PartSet>
  );
}

export const SUPPLEMENT: SupplementRule = { rounds: 2, within: '10 working days', clock: 'stopped', late: 'stays-open' };
