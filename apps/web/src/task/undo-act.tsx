import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { IntentView } from '../../../../libs/contracts/api';
import { decisions } from '../shared/api';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { useSubmission } from '../shared/submission';

const A_MINUTE = 60_000;

/** For a minute after an act, by whoever acted. What was sent elsewhere waits for that minute, so that nothing has to be called back. */
export function UndoAct({ act, onUndone }: { act: IntentView; onUndone: () => void }) {
  const { words } = useSpeech();
  const [isOver, setOver] = useState(false);
  const { submission, submit, busy } = useSubmission(`undo.${act.id}`, onUndone);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), A_MINUTE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      {!isOver && submission.phase !== 'refused' && (
        <p>
          <Button
            disabled={busy}
            aria-busy={busy}
            onClick={() => submit(decisions.action(act.stream), { does: { kind: 'undone', event: act.id } })}
          >
            {words.doing.undo}
          </Button>{' '}
          <span className="soft">{words.doing.undoHint}</span>
        </p>
      )}
      <SubmissionNote submission={submission} />
    </>
  );
}
