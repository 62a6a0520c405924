import { Button } from 'antd';
import { useId } from 'react';
import type { InboxFilters, InboxList } from '../../../../libs/contracts/inbox';
import { useSpeech } from '../shared/language';
import { useInboxChoices } from './inbox-api';
import { FILTER_NAMES } from './inbox-address';

type Chosen = Omit<InboxFilters, 'query'>;

/** Open tasks have a limit and a capacity; what is done has neither any more. */
export const isOfTasks = (list: InboxList): boolean => list === 'todo' || list === 'department';

interface Props {
  id: string;
  list: InboxList;
  filters: Chosen;
  onChange: (changes: Record<string, string | null>) => void;
}

/** What there is to choose comes from the list itself. The browser's own lists: light to load, and a phone knows them. */
export function InboxFiltersPanel({ id, list, filters, onChange }: Props) {
  const { words, text } = useSpeech();
  const said = words.inbox.filters;
  const choices = useInboxChoices(list, true).data;
  const isSet = FILTER_NAMES.some((name) => filters[name] !== undefined);
  return (
    <section id={id} className="inbox-filters" aria-label={said.title}>
      <Choice
        label={said.procedure}
        value={filters.procedure}
        options={(choices?.procedures ?? []).map((one) => ({ value: one.id, label: text(one.title) }))}
        onChange={(procedure) => onChange({ procedure })}
      />
      <Choice
        label={said.society}
        value={filters.society}
        options={(choices?.societies ?? []).map((one) => ({ value: one.id, label: text(one.name) }))}
        onChange={(society) => onChange({ society })}
      />
      {isOfTasks(list) && (
        <>
          <Choice
            label={said.due}
            value={filters.due}
            options={(['today', 'week', 'passed'] as const).map((value) => ({ value, label: said.dues[value] }))}
            onChange={(due) => onChange({ due })}
          />
          <Choice
            label={said.as}
            value={filters.capacity}
            options={(choices?.capacities ?? []).map(({ role, title }) => ({ value: role, label: text(title) }))}
            onChange={(capacity) => onChange({ capacity })}
          />
        </>
      )}
      {isSet && (
        <Button type="link" onClick={() => onChange(Object.fromEntries(FILTER_NAMES.map((name) => [name, null])))}>
          {said.clear}
        </Button>
      )}
    </section>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { words } = useSpeech();
  const id = useId();
  // What is chosen stays shown, also when nothing of it is left in the list.
  const isKnown = value === undefined || options.some((option) => option.value === value);
  return (
    <div>
      <label htmlFor={id} className="soft">
        {label}
      </label>
      <select id={id} className="select" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{words.inbox.filters.any}</option>
        {!isKnown && <option value={value}>—</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
