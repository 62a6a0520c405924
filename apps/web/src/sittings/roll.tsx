import { Button, Checkbox, Radio } from 'antd';
import type { SittingView } from '../../../../libs/contracts/api';
import { meets, neededOf, type Presence } from '../../../../libs/procedure';
import { fill } from '../messages';
import { decisions } from '../shared/api';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { useSubmission } from '../shared/submission';
import { ChangeRoll } from './change-roll';

/** Only the absent are ticked; the charter's quorum is counted at once. */
export function Roll({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words, text } = useSpeech();
  const form = `roll.${sitting.id}`;
  const [changes, setChanges, forget] = useKept<Record<string, Presence>>(form, {});
  const { submission, submit, busy } = useSubmission(form, () => {
    forget();
    onSaved(words.sitting.rollSaved);
  });
  const roll = sitting.roll.map((entry) => ({ ...entry, presence: changes[entry.id] ?? entry.presence }));
  const members = roll.length;
  const present = roll.filter((entry) => entry.presence === 'present').length;
  const canEdit = sitting.mayRecord && sitting.phase === 'convened';
  const set = (id: string, presence: Presence) => setChanges({ ...changes, [id]: presence });
  const quorum = sitting.rules?.quorum;
  const said = sitting.isParty ? words.acts.party : words.sitting;
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
      <SubmissionNote submission={submission} />
      {canEdit && (
        <Button
          type="primary"
          disabled={busy}
          aria-busy={busy}
          onClick={() =>
            submit(decisions.sitting(sitting.id, 'roll'), {
              presence: Object.fromEntries(roll.map((entry) => [entry.id, entry.presence])),
            })
          }
        >
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
