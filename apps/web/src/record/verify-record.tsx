import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { VerificationView } from '../../../../libs/contracts/record';
import { fill } from '../messages';
import { ApiFailure } from '../shared/api';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Download } from '../shared/download';
import { ErrorNote, Note } from '../shared/notes';
import {
  exportAddress,
  filingReceiptAddress,
  opinionPdfAddress,
  opinionSheetAddress,
  packageAddress,
  reportAddress,
  verifyCase,
} from './record-api';

/**
 * One button, one sentence: whether the record stands as it was written; beside it the receipts and the file to take along. `supervised`: to
 * somebody who has no acts of his own here, and needs no file that only software reads.
 */
export function VerifyRecord({ id, closed, supervised = false }: { id: string; closed: boolean; supervised?: boolean }) {
  const { words, language } = useSpeech();
  const verification = useMutation({ mutationFn: () => verifyCase(id) });
  const { data, error } = verification;
  return (
    <div className="record-actions">
      <div className="button-row">
        <Button size="small" loading={verification.isPending} onClick={() => verification.mutate()}>
          {verification.isPending ? words.record.verifying : words.record.verify}
        </Button>
        {!supervised && <Link to={`/cases/${encodeURIComponent(id)}/receipts`}>{words.record.receipts}</Link>}
        <a href={reportAddress(id, language)} download>
          {words.record.report}
        </a>
        {!supervised && (
          <a href={exportAddress(id)} download>
            {words.record.export}
          </a>
        )}
        <a href={filingReceiptAddress(id)} download>
          {words.record.filingReceipt}
        </a>
        <a href={opinionSheetAddress(id)} download>
          {words.record.opinionSheet}
        </a>
        <Download href={opinionPdfAddress(id)}>{words.record.opinionPdf}</Download>
        {closed && <Download href={packageAddress(id)}>{words.record.package}</Download>}
      </div>
      {data && <Sentence view={data} />}
      {error instanceof ApiFailure && <ErrorNote error={error.error} />}
    </div>
  );
}

function Sentence({ view }: { view: VerificationView }) {
  const { words, language, text } = useSpeech();
  if (view.broken) {
    const { seq, text: what } = view.broken;
    const sentence = seq === null ? words.record.brokenWhole : words.record.broken;
    return (
      <Note tone="stop" live>
        <p>{fill(sentence, { seq: seq ?? '', text: text(what) })}</p>
        <p className="soft">{words.record.brokenHint}</p>
      </Note>
    );
  }
  const at = view.checkpoint ? formatInstant(view.checkpoint.at, language, true) : '';
  const sentence =
    view.covered === 0 ? words.record.wholeUncovered : view.covered < view.events ? words.record.wholePartly : words.record.whole;
  return (
    <Note tone="good" live>
      <p>{fill(sentence, { n: view.events, covered: view.covered, at })}</p>
      {view.erased > 0 && <p>{fill(words.record.erasedWords, { n: view.erased })}</p>}
    </Note>
  );
}
