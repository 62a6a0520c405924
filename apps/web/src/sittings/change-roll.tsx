import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { ChangeMembersRequest, SittingView } from '../../../../libs/contracts/api';
import { decisions } from '../shared/api';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { Folded } from '../shared/page';
import { useOrgans } from '../shared/queries';
import { useSubmission } from '../shared/submission';

const NOTHING: ChangeMembersRequest = { joined: [], left: [], reason: '' };

/** 应到 after the notice: by name, with a reason; rarely needed, so folded. */
export function ChangeRoll({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const said = words.acts.roll;
  const organ = useOrgans().data?.find(({ id }) => id === sitting.organ.id);
  const [change, setChange] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const { submission, submit, busy } = useSubmission(`members.${sitting.id}`, () => {
    setChange(NOTHING);
    setTried(false);
    onSaved(said.saved);
  });
  const called = new Set(sitting.roll.map(({ id }) => id));
  const others = (organ?.members ?? []).filter(({ id }) => !called.has(id));
  const isNobody = change.joined.length + change.left.length === 0;
  const send = () => {
    setTried(true);
    if (isNobody || change.reason.trim() === '') return;
    submit(decisions.sitting(sitting.id, 'members'), { ...change, reason: change.reason.trim() });
  };
  return (
    <Folded summary={said.change}>
      <div className="stack">
        <p className="soft">{said.hint}</p>
        <FieldGroup label={said.joined} problem={tried && isNobody ? said.nobody : undefined}>
          {others.length === 0 && <p className="soft">{said.none}</p>}
          <Checkbox.Group
            disabled={busy}
            value={change.joined}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(joined) => setChange({ ...change, joined })}
          />
        </FieldGroup>
        <FieldGroup label={said.left}>
          <Checkbox.Group
            disabled={busy}
            value={change.left}
            options={sitting.roll.filter(({ id }) => id !== sitting.chair.id).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(left) => setChange({ ...change, left })}
          />
        </FieldGroup>
        <Field label={said.reason} required problem={tried && change.reason.trim() === '' ? said.reasonRequired : undefined}>
          {(props) => (
            <Input
              {...props}
              maxLength={500}
              disabled={busy}
              value={change.reason}
              onChange={(event) => setChange({ ...change, reason: event.target.value })}
            />
          )}
        </Field>
        <SubmissionNote submission={submission} />
        <div>
          <Button disabled={busy} aria-busy={busy} onClick={send}>
            {said.save}
          </Button>
        </div>
      </div>
    </Folded>
  );
}
