import { Button } from 'antd';
import type { SittingView } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { decisions } from '../shared/api';
import { FileLinks } from '../shared/form-view';
import { useSpeech } from '../shared/language';
import { SubmissionNote } from '../shared/notes';
import { Sheet } from '../shared/page';
import { useSubmission } from '../shared/submission';
import { SignMinutes } from './sign-minutes';

/** The minutes after the meeting: the scan, who has signed or confirmed it, and whose turn it is. */
export function MinutesSheet({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const said = words.acts.signing;
  return (
    <Sheet title={words.sitting.minutes}>
      {sitting.minutes && <FileLinks files={[sitting.minutes]} />}
      <ul className="rows">
        {sitting.signed.map(({ as, name }) => (
          <li key={as}>{fill(said.signedAs[as], { name })}</li>
        ))}
        {sitting.awaits.map((as) => (
          <li key={as} className="soft">
            {said.awaits[as]}
          </li>
        ))}
      </ul>
      {sitting.maySign && <SignMinutes sitting={sitting} onSaved={onSaved} />}
      {sitting.mayConfirm && <ConfirmMinutes sitting={sitting} onSaved={onSaved} />}
    </Sheet>
  );
}

/** The supervisor's one act, on a phone too. */
function ConfirmMinutes({ sitting, onSaved }: { sitting: SittingView; onSaved: (message: string) => void }) {
  const { words } = useSpeech();
  const said = words.acts.signing;
  const { submission, submit, busy } = useSubmission(`confirm.${sitting.id}`, () => onSaved(said.confirmed));
  return (
    <div className="stack">
      <p>{said.confirmHint}</p>
      <SubmissionNote submission={submission} />
      <div>
        <Button
          type="primary"
          size="large"
          disabled={busy}
          aria-busy={busy}
          onClick={() => submit(decisions.sitting(sitting.id, 'confirmation'), {})}
        >
          {said.confirm}
        </Button>
      </div>
    </div>
  );
}
