import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { AssignmentChoicesView } from '../../../../libs/contracts/assignments';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { clearable } from '../shared/clearable';
import { useSpeech } from '../shared/language';
import { Empty } from '../shared/notes';

/** Chosen societies by id: null is asked, a text is why one is left out. */
export type Chosen = ReadonlyMap<string, string | null>;
type Society = AssignmentChoicesView['societies'][number];

interface Props {
  societies: Society[];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  /** True once it was tried to assign: reasons that are missing say so. */
  tried: boolean;
}

/** All of them, narrowed by what the house knows of them; an exception is made at the society, with its reason. */
export function ChooseSocieties({ societies, chosen, onChange, tried }: Props) {
  const { words } = useSpeech();
  const said = words.assignments.form;
  const [query, setQuery] = useState('');
  const [supervision, setSupervision] = useState<keyof typeof said.supervisions>('all');
  const [memberOnly, setMemberOnly] = useState(false);
  const shown = societies.filter(
    (one) =>
      [one.society.name.zh, one.society.name.en, one.shortName ?? ''].some((name) =>
        name.toLowerCase().includes(query.trim().toLowerCase()),
      ) &&
      (supervision === 'all' || one.supervisingUnit === supervision) &&
      (!memberOnly || one.groupMember === true),
  );
  const change = (edit: (next: Map<string, string | null>) => void) => {
    const next = new Map(chosen);
    edit(next);
    onChange(next);
  };
  const ids = shown.map(({ society }) => society.id);
  const exempt = [...chosen.values()].filter((reason) => reason !== null).length;
  return (
    <fieldset className="choose-societies">
      <legend>{said.societies}</legend>
      <div className="assignment-filters">
        <Input
          type="search"
          allowClear={clearable}
          value={query}
          placeholder={said.find}
          aria-label={said.find}
          onChange={(event) => setQuery(event.target.value)}
        />
        <Select
          aria-label={said.supervision}
          value={supervision}
          onChange={setSupervision}
          options={(Object.keys(said.supervisions) as (keyof typeof said.supervisions)[]).map((value) => ({
            value,
            label: `${said.supervision}${words.app.colon}${said.supervisions[value]}`,
          }))}
        />
        <Checkbox checked={memberOnly} onChange={(event) => setMemberOnly(event.target.checked)}>
          {said.memberOnly}
        </Checkbox>
      </div>
      <p className="row-actions">
        <span aria-live="polite">{fill(said.chosen, { n: chosen.size, exempt })}</span>
        <Button onClick={() => change((next) => ids.forEach((id) => next.has(id) || next.set(id, null)))}>
          {fill(said.chooseShown, { n: shown.length })}
        </Button>
        <Button onClick={() => change((next) => ids.forEach((id) => next.delete(id)))}>
          {fill(said.clearShown, { n: shown.length })}
        </Button>
      </p>
      {shown.length === 0 && <Empty title={said.noneFound} hint={said.noneFoundHint} />}
      <ul className="assignment-choices">
        {shown.map((one) => (
          <SocietyLine
            key={one.society.id}
            one={one}
            reason={chosen.get(one.society.id)}
            tried={tried}
            onChange={(reason) =>
              change((next) => (reason === undefined ? next.delete(one.society.id) : next.set(one.society.id, reason)))
            }
          />
        ))}
      </ul>
    </fieldset>
  );
}

interface LineProps {
  one: Society;
  /** Undefined: not chosen. */
  reason: string | null | undefined;
  tried: boolean;
  onChange: (reason: string | null | undefined) => void;
}

function SocietyLine({ one, reason, tried, onChange }: LineProps) {
  const { words, text, language } = useSpeech();
  const said = words.assignments.form;
  const name = text(one.society.name);
  const label = fill(said.exceptReason, { society: name });
  const isMissing = tried && reason !== null && reason !== undefined && reason.trim() === '';
  return (
    <li>
      <Checkbox checked={reason !== undefined} onChange={(event) => onChange(event.target.checked ? null : undefined)}>
        {name}
        {one.foundedOn !== null && (
          <span className="soft"> {fill(said.founded, { day: formatDay(one.foundedOn, language, true) })}</span>
        )}
      </Checkbox>
      {reason !== undefined && (
        <Checkbox
          aria-label={`${said.except}${words.app.colon}${name}`}
          checked={reason !== null}
          onChange={(event) => onChange(event.target.checked ? '' : null)}
        >
          {said.except}
        </Checkbox>
      )}
      {typeof reason === 'string' && (
        <span className="assignment-reason">
          <Input
            aria-label={label}
            placeholder={label}
            aria-invalid={isMissing}
            maxLength={500}
            value={reason}
            onChange={(event) => onChange(event.target.value)}
          />
          {isMissing && <span role="alert">{said.exceptRequired}</span>}
        </span>
      )}
    </li>
  );
}
