import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { ActionRequest, ColleagueView } from '../../../../libs/contracts/actions';
import type { TaskView } from '../../../../libs/contracts/api';
import { fill, type Words } from '../messages';
import { useSession } from '../session/session';
import { decisions } from '../shared/api';
import { Dialog } from '../shared/dialog';
import { Field, FieldGroup } from '../shared/field';
import { givenUp } from '../shared/change-form';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';
import { useColleagues } from './doing-api';

type Kind = keyof Words['doing']['kinds'];
type Asked = ActionRequest['does'];

interface Draft {
  colleague: string | null;
  when: 'before' | 'after' | null;
  reason: string;
}
const EMPTY: Draft = { colleague: null, when: null, reason: '' };
const TO_SOMEBODY: readonly Kind[] = ['transferred', 'delegated', 'signer-added'];

/** What the holder of a task may do with it besides deciding: one button each, and what it means before it is done. */
export function OtherActions({ task, onDone }: { task: TaskView; onDone: (sentence: string) => void }) {
  const { words } = useSpeech();
  const [open, setOpen] = useState<Kind | null>(null);
  const offered = task.actions.filter((kind): kind is Kind => kind in words.doing.kinds);
  if (offered.length === 0) return null;
  return (
    <div className="other-actions" role="group" aria-label={words.doing.title}>
      <span className="soft">{words.doing.title}</span>
      {offered.map((kind) => (
        <Button key={kind} onClick={() => setOpen(kind)}>
          {words.doing.kinds[kind].name}
        </Button>
      ))}
      {open && <ActionDialog key={open} kind={open} task={task} onClose={() => setOpen(null)} onDone={onDone} />}
    </div>
  );
}

interface DialogProps {
  kind: Kind;
  task: TaskView;
  onClose: () => void;
  onDone: (sentence: string) => void;
}

function ActionDialog({ kind, task, onClose, onDone }: DialogProps) {
  const { words } = useSpeech();
  const { person } = useSession();
  const said = words.doing;
  const [draft, setDraft, forget] = useKept(`action.${kind}.${task.id}`, EMPTY);
  const [tried, setTried] = useState(false);
  const isToSomebody = TO_SOMEBODY.includes(kind);
  const colleagues = useColleagues(task.id, isToSomebody);
  const chosen = colleagues.data?.find(({ id }) => id === draft.colleague);
  const { submission, submit, busy } = useSubmission(`${kind}.${task.id}`, () => {
    forget();
    onClose();
    onDone(fill(said.kinds[kind].done, { name: chosen?.name ?? '' }));
  });
  const request = requestOf(kind, task, draft, { chosen, self: person.id });
  const send = () => {
    setTried(true);
    if (request) submit(decisions.action(task.case.id), request);
  };
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const isNobody = isToSomebody && colleagues.data?.length === 0;
  return (
    <Dialog
      open
      title={said.kinds[kind].name}
      okText={said.kinds[kind].name}
      okButtonProps={{ disabled: busy || isNobody, danger: kind === 'recused' }}
      cancelText={words.app.cancel}
      onOk={send}
      onCancel={givenUp(forget, onClose)}
    >
      <div className="stack">
        <p>{said.kinds[kind].means}</p>
        {isToSomebody && (
          <Loaded query={colleagues}>
            {(people) => <ColleagueChoice people={people} draft={draft} tried={tried} disabled={busy} onChange={set} />}
          </Loaded>
        )}
        {kind === 'signer-added' && (
          <FieldGroup label={said.when} required problem={tried && draft.when === null ? said.when : undefined}>
            <Radio.Group
              className="choices"
              value={draft.when}
              disabled={busy}
              options={[
                { value: 'before', label: said.before },
                { value: 'after', label: said.after },
              ]}
              onChange={(event) => set({ when: event.target.value as Draft['when'] })}
            />
          </FieldGroup>
        )}
        <Field
          label={kind === 'given-back' ? said.opinion : said.reason}
          required={kind === 'given-back'}
          problem={tried && kind === 'given-back' && draft.reason.trim() === '' ? said.opinionRequired : undefined}
        >
          {(props) => (
            <Input.TextArea
              {...props}
              maxLength={2000}
              autoSize={{ minRows: 2 }}
              disabled={busy}
              value={draft.reason}
              onChange={(event) => set({ reason: event.target.value })}
            />
          )}
        </Field>
        <SubmissionNote submission={submission} />
      </div>
    </Dialog>
  );
}

function ColleagueChoice({
  people,
  draft,
  tried,
  disabled,
  onChange,
}: {
  people: ColleagueView[];
  draft: Draft;
  tried: boolean;
  disabled: boolean;
  onChange: (change: Partial<Draft>) => void;
}) {
  const { words, text } = useSpeech();
  if (people.length === 0) return <Empty title={words.doing.nobody} hint={words.doing.nobodyHint} />;
  return (
    <FieldGroup
      label={words.doing.colleague}
      required
      problem={tried && draft.colleague === null ? words.doing.colleagueRequired : undefined}
    >
      <Radio.Group
        className="outcomes people-choice"
        value={draft.colleague}
        disabled={disabled}
        onChange={(event) => onChange({ colleague: event.target.value as string })}
      >
        {people.map(({ id, name, title }) => (
          <Radio key={id} value={id} aria-label={`${name} ${text(title)}`} className="outcome">
            <span className="outcome-label">{name}</span>
            <span className="soft">{text(title)}</span>
          </Radio>
        ))}
      </Radio.Group>
    </FieldGroup>
  );
}

/** What to send, or null as long as something is to be said first. */
function requestOf(
  kind: Kind,
  task: TaskView,
  { when, reason }: Draft,
  { chosen, self }: { chosen: ColleagueView | undefined; self: string },
): ActionRequest | null {
  const does = askedOf(kind, task.id.slice(task.case.id.length + 1), { when, chosen, self });
  if (does === null || (kind === 'given-back' && reason.trim() === '')) return null;
  return { does, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
}

interface Said {
  when: Draft['when'];
  chosen: ColleagueView | undefined;
  self: string;
}

function askedOf(kind: Kind, slot: string, { when, chosen, self }: Said): Asked | null {
  switch (kind) {
    case 'transferred':
      return chosen ? { kind, slot, to: chosen.id, role: chosen.role } : null;
    case 'delegated':
      return chosen ? { kind, slot, to: chosen.id, role: chosen.role } : null;
    case 'signer-added':
      return chosen && when ? { kind, slot, to: chosen.id, role: chosen.role, when } : null;
    case 'recused':
      // Of this step: what stands before the round in the name of its task.
      return { kind, person: self, step: slot.replace(/\.\d+(\..*)?$/, '') };
    case 'given-back':
    case 'taken':
    case 'put-back':
      return { kind, slot };
  }
}
