import type { TimelineEntry } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { FileLinks } from './file-links';
import { FormView } from './form-view';
import { useSpeech } from './language';

/** What came with an act, under its line in the story of the case. */
export function ActPapers({ entry: { handedIn, recorded } }: { entry: Pick<TimelineEntry, 'handedIn' | 'recorded'> }) {
  const { words } = useSpeech();
  return (
    <>
      {recorded && (
        <div className="act-papers">
          <p className="soft">
            {fill(words.deciding.recordedAs, { form: words.deciding.forms[recorded.form] })}
            {recorded.by && fill(words.deciding.recordedBy, { name: recorded.by })}
          </p>
          {recorded.proof && <FileLinks files={[recorded.proof]} />}
        </div>
      )}
      {handedIn && handedIn.fields.length > 0 && (
        <div className="act-papers">
          <FormView {...handedIn} />
        </div>
      )}
    </>
  );
}
