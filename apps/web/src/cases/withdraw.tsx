import { Button, Input } from 'antd';
import { useState } from 'react';
import { decisions } from '../shared/api';
import { Dialog } from '../shared/dialog';
import { Field } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';

/** Withdrawing ends the matter, so it is asked twice. */
export function Withdraw({ id, onAccepted }: { id: string; onAccepted: () => void }) {
  const { words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason, forget] = useKept(`withdraw.reason.${id}`, '');
  const { submission, submit, busy, reset } = useSubmission(`withdraw.${id}`, () => {
    forget();
    setOpen(false);
    onAccepted();
  });
  return (
    <>
      <Button
        onClick={() => {
          reset();
          setOpen(true);
        }}
      >
        {words.cases.withdraw}
      </Button>
      <Dialog
        open={isOpen || busy}
        title={words.cases.withdrawTitle}
        okText={words.cases.withdrawConfirm}
        okButtonProps={{ danger: true, disabled: busy }}
        cancelText={words.app.cancel}
        onOk={() => submit(decisions.withdraw(id), reason.trim() ? { reason: reason.trim() } : {})}
        onCancel={() => setOpen(false)}
      >
        <p>{words.cases.withdrawHint}</p>
        <Field label={words.cases.withdrawReason}>
          {(props) => (
            <Input.TextArea
              {...props}
              maxLength={500}
              autoSize={{ minRows: 2 }}
              disabled={busy}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <SubmissionNote submission={submission} accepted={words.cases.withdrawn} />
      </Dialog>
    </>
  );
}
