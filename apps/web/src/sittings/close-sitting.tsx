import { Button } from 'antd';
import { useState } from 'react';
import type { SittingView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { decisions } from '../shared/api';
import { Dialog } from '../shared/dialog';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';
import { resultWord } from './outcome-words';

/** Shows once more what will be announced, item by item. */
export function CloseSitting({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const { submission, submit, busy } = useSubmission(`close.${sitting.id}`, () => {
    setOpen(false);
    onSaved(words.sitting.closed);
  });
  const open = sitting.agenda.filter((item) => item.status === 'listed' && item.source !== null).length;
  return (
    <div className="act-bar act-bar-still">
      <Button type="primary" size="large" disabled={open > 0} onClick={() => setOpen(true)}>
        {words.sitting.close}
      </Button>
      {open > 0 && <span className="soft">{fill(words.sitting.notAll, { n: open })}</span>}
      <Dialog
        open={isOpen || busy}
        title={words.sitting.closeTitle}
        okText={words.sitting.closeConfirm}
        okButtonProps={{ disabled: busy }}
        cancelText={words.app.cancel}
        onOk={() => submit(decisions.sitting(sitting.id, 'close'), {})}
        onCancel={() => setOpen(false)}
      >
        <p>{words.sitting.closeHint}</p>
        <ol>
          {sitting.agenda.map((item) => (
            <li key={item.id}>
              {item.subject}
              {resultWord(sitting, item, words) && `${words.app.colon}${resultWord(sitting, item, words)}`}
            </li>
          ))}
        </ol>
        <SubmissionNote submission={submission} />
      </Dialog>
    </div>
  );
}
