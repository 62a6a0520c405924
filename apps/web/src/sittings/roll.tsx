import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { RollRequest, SittingView } from '../../../../libs/contracts/api';
import { meets, neededOf, type Presence } from '../../../../libs/procedure';
import { fill } from '../messages';
import { isSaid, said as toldOf } from '../record/erased';
import { decisions } from '../shared/api';
import { Field } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { useSubmission } from '../shared/submission';
import { ChangeRoll } from './change-roll';

/** What was changed and is not saved yet. */
interface Table {
  chair?: string;
  /** 列席, as typed. */
  attending?: string;
}

const namesIn = (typed: string): string[] => typed.split(/[、，,;；\n]/).flatMap((name) => name.trim() || []);

/** Only the absent are ticked; the charter's quorum is counted at once. */
export function Roll({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words, text } = useSpeech();
  const form = `roll.${sitting.id}`;
  const [changes, setChanges, forget] = useKept<Record<string, Presence>>(form, {});
  const attended = sitting.attending.filter(isSaid);
  const [table, setTable, forgetTable] = useKept<Table>(`table.${sitting.id}`, {});
  const { chair = sitting.chair.id, attending = attended.join('、') } = table;
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(form, () => {
    forget();
    forgetTable();
    setTried(false);
    onSaved(words.sitting.rollSaved);
  });
  const roll = sitting.roll.map((entry) => ({ ...entry, presence: changes[entry.id] ?? entry.presence }));
  const members = roll.length;
  const here = roll.filter((entry) => entry.presence === 'present');
  const present = here.length;
  const canEdit = sitting.mayRecord && sitting.phase === 'convened';
  const set = (id: string, presence: Presence) => setChanges({ ...changes, [id]: presence });
  const quorum = sitting.rules?.quorum;
  const said = sitting.isParty ? words.acts.party : words.sitting;
  // Whoever is not there presides over nothing; with nobody there, nothing is presided over.
  const chairAway = here.length > 0 && !here.some(({ id }) => id === chair);
  const save = () => {
    setTried(true);
    if (chairAway) return;
    const names = namesIn(attending);
    const request: RollRequest = { presence: Object.fromEntries(roll.map((entry) => [entry.id, entry.presence])) };
    if (chair !== sitting.chair.id) request.chair = chair;
    if (names.join() !== attended.join()) request.attending = names;
    submit(decisions.sitting(sitting.id, 'roll'), request);
  };
  const isMet = quorum ? meets(present, quorum, members) : true;
  return (
    <Sheet
      title={words.sitting.roll}
      aside={<Tag tone={isMet ? 'good' : 'care'}>{fill(words.sitting.rollCount, { members, present })}</Tag>}
    >
      {quorum && (
        <p className={isMet ? 'soft' : 'care-text'} role="status">
          {fill(isMet ? said.quorumMet : said.quorumNot, { needed: neededOf(quorum, members) })}
        </p>
      )}
      {canEdit && <p className="soft">{words.sitting.rollHint}</p>}
      <ul className="roll">
        {roll.map((entry) => (
          <li key={entry.id} className={entry.presence === 'present' ? 'roll-entry' : 'roll-entry roll-away'}>
            {canEdit ? (
              <Checkbox
                disabled={busy}
                checked={entry.presence !== 'present'}
                aria-label={fill(words.sitting.notPresent, { name: entry.name })}
                onChange={(event) => set(entry.id, event.target.checked ? 'absent' : 'present')}
              >
                <Person name={entry.name} position={entry.position && text(entry.position)} />
              </Checkbox>
            ) : (
              <Person name={entry.name} position={entry.position && text(entry.position)} />
            )}
            {entry.presence !== 'present' && canEdit && (
              <Radio.Group
                size="small"
                disabled={busy}
                value={entry.presence}
                aria-label={fill(words.sitting.presenceOf, { name: entry.name })}
                options={(['leave', 'absent'] as const).map((value) => ({ value, label: words.sitting.presence[value] }))}
                onChange={(event) => set(entry.id, event.target.value as Presence)}
              />
            )}
            {entry.presence !== 'present' && !canEdit && <Tag>{words.sitting.presence[entry.presence]}</Tag>}
          </li>
        ))}
      </ul>
      {canEdit ? (
        <div className="stack">
          <Field
            label={words.sittings.chair}
            required
            help={words.kit.table.chairHint}
            problem={tried && chairAway ? words.kit.table.chairAway : undefined}
          >
            {(props) => (
              <Select
                {...props}
                className="full"
                disabled={busy}
                value={chairAway ? undefined : chair}
                placeholder={words.organs.choose}
                options={here.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(chosen: string) => setTable({ ...table, chair: chosen })}
              />
            )}
          </Field>
          <Field label={words.kit.table.attending} help={words.kit.table.attendingHint}>
            {(props) => (
              <Input
                {...props}
                maxLength={1000}
                disabled={busy}
                value={attending}
                onChange={(event) => setTable({ ...table, attending: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : (
        sitting.attending.length > 0 && (
          <p>
            {words.kit.table.attended}
            {words.app.colon}
            {sitting.attending.map((name) => toldOf(name, words)).join(words.app.comma)}
          </p>
        )
      )}
      <SubmissionNote submission={submission} />
      {canEdit && (
        <Button type="primary" disabled={busy} aria-busy={busy} onClick={save}>
          {words.sitting.rollSave}
        </Button>
      )}
      {canEdit && <ChangeRoll sitting={sitting} onSaved={onSaved} />}
    </Sheet>
  );
}

function Person({ name, position }: { name: string; position: string | null }) {
  return (
    <span>
      {name} {position && <span className="soft">{position}</span>}
    </span>
  );
}
