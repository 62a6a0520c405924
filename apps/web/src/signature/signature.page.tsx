import { Button } from 'antd';
import { useState } from 'react';
import type { SignatureView } from '../../../../libs/contracts/signature';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Empty, FailureNote, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { useWork } from '../shared/use-work';
import { signatureAddress, signatureApi, useSignature } from './signature-api';
import { SignatureForm } from './signature-form';
import './signature.css';

/** 签名图样: one's own and nobody else's; given, paused and taken away here. */
export function SignaturePage() {
  const { words } = useSpeech();
  const said = words.societyRecord.signature;
  const query = useSignature();
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={query}>
        {(view) => (
          <div className="stack">
            {view.given ? <Mine view={view} /> : <Empty title={said.none} hint={said.noneHint} />}
            <Sheet>
              <SignatureForm label={view.given ? said.chooseAgain : said.choose} />
            </Sheet>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Mine({ view }: { view: Extract<SignatureView, { given: true }> }) {
  const { words, language } = useSpeech();
  const said = words.societyRecord.signature;
  const [isRemoving, setRemoving] = useState(false);
  const { isBusy, failure, run } = useWork();
  return (
    <Sheet title={said.mine} aside={<Tag tone={view.inUse ? 'good' : 'plain'}>{view.inUse ? said.inUse : said.notInUse}</Tag>}>
      <img
        className="signature-image"
        src={signatureAddress(view.uploadedAt)}
        width={view.width}
        height={view.height}
        alt={said.mine}
      />
      <p className="soft">{fill(said.uploaded, { at: formatInstant(view.uploadedAt, language) })}</p>
      <FailureNote failure={failure} />
      {isRemoving ? (
        <>
          <p>{said.removeHint}</p>
          <p className="row-actions">
            <Button danger type="primary" disabled={isBusy} onClick={() => void run(() => signatureApi.remove())}>
              {said.removeConfirm}
            </Button>
            <Button disabled={isBusy} onClick={() => setRemoving(false)}>
              {words.app.cancel}
            </Button>
          </p>
        </>
      ) : (
        <p className="row-actions">
          <Button disabled={isBusy} aria-busy={isBusy} onClick={() => void run(() => signatureApi.use(!view.inUse))}>
            {view.inUse ? said.pause : said.resume}
          </Button>
          <Button type="text" disabled={isBusy} onClick={() => setRemoving(true)}>
            {said.remove}
          </Button>
        </p>
      )}
    </Sheet>
  );
}
