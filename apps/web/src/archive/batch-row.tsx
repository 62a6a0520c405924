import { Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ArchiveBatchView } from '../../../../libs/contracts/archive';
import { fill } from '../messages';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { Download } from '../shared/download';
import { Field } from '../shared/field';
import { sizeOf } from '../shared/file-links';
import { useSpeech } from '../shared/language';
import { Tag } from '../shared/page';
import { BoxForm } from './box-form';
import { archiveApi, batchListAddress, batchPackageAddress, readArchiveAgain } from './archive-api';

const LOOK_AGAIN_MS = 2_000;

/** A batch: its list, its package, and the act by which it is archived or given up. */
export function BatchRow({ batch }: { batch: ArchiveBatchView }) {
  const { words, language } = useSpeech();
  const said = words.documents.archive;
  const [doing, setDoing] = useState<'record' | 'give-up' | 'box' | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const isMaking = before !== null && batch.packages.length === before;
  // A package is on the record when its last byte has gone, which only the server knows.
  useEffect(() => {
    if (!isMaking) return undefined;
    const timer = setInterval(() => void readArchiveAgain(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMaking]);
  const { number } = batch;
  const when = (at: string) => formatInstant(at, language, true);
  return (
    <li className="row">
      <p className="row-line">
        <span className="row-title">
          {number} · {fill(said.cases, { n: batch.cases })}
        </span>
        <Standing batch={batch} />
      </p>
      <p className="soft">{fill(said.made, { at: when(batch.madeAt), by: batch.madeBy })}</p>
      {batch.changed > 0 && <p>{fill(batch.archived === null ? said.changed : said.changedSince, { n: batch.changed })}</p>}
      {batch.archived !== null && (
        <p className="soft">
          {fill(said.archivedBy, { at: when(batch.archived.at), by: batch.archived.by })}
          {' · '}
          {said.hash} <code>{batch.archived.sha256}</code>
        </p>
      )}
      <div className="row-actions">
        <a href={batchListAddress(batch.id)} download aria-label={fill(said.listOf, { number })}>
          {said.list}
        </a>
        {batch.mayArchive && (
          <Download
            href={batchPackageAddress(batch.id)}
            label={fill(said.packageOf, { number })}
            onBegun={() => setBefore(batch.packages.length)}
          >
            {said.package}
          </Download>
        )}
        {batch.mayArchive && batch.packages.length > 0 && doing === null && (
          <Button aria-label={fill(said.recordOf, { number })} onClick={() => setDoing('record')}>
            {said.record}
          </Button>
        )}
        {batch.givenUp === null && doing === null && (
          <Button aria-label={fill(said.boxOf, { number })} onClick={() => setDoing('box')}>
            {said.box}
          </Button>
        )}
        {batch.mayArchive && doing === null && (
          <Button type="text" aria-label={fill(said.giveUpOf, { number })} onClick={() => setDoing('give-up')}>
            {said.giveUp}
          </Button>
        )}
      </div>
      {doing === 'record' && <RecordForm batch={batch} onClose={() => setDoing(null)} />}
      {doing === 'box' && <BoxForm batch={batch} onClose={() => setDoing(null)} />}
      {doing === 'give-up' && <GiveUpForm batch={batch} onClose={() => setDoing(null)} />}
    </li>
  );
}

function Standing({ batch: { archived, givenUp } }: { batch: ArchiveBatchView }) {
  const said = useSpeech().words.documents.archive;
  if (archived !== null) return <Tag tone="good">{said.archived}</Tag>;
  return givenUp === null ? <Tag>{said.open}</Tag> : <Tag tone="care">{fill(said.givenUp, { reason: givenUp.reason })}</Tag>;
}

function RecordForm({ batch, onClose }: { batch: ArchiveBatchView; onClose: () => void }) {
  const { words, language } = useSpeech();
  const said = words.documents.archive;
  const [sha256, setSha256] = useState(batch.packages[0]?.sha256 ?? '');
  return (
    <ChangeForm
      label={fill(said.recordOf, { number: batch.number })}
      submit={said.record}
      send={() => archiveApi.record(batch.id, sha256).then(readArchiveAgain)}
      onDone={onClose}
      onCancel={onClose}
    >
      {(problemOf) => (
        <>
          <p className="soft">{said.recordHint}</p>
          <Field label={said.which} required problem={problemOf('sha256')}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={sha256}
                options={batch.packages.map((made) => ({
                  value: made.sha256,
                  label: fill(said.packageMade, {
                    at: formatInstant(made.madeAt, language, true),
                    by: made.madeBy,
                    size: sizeOf(made.bytes),
                  }),
                }))}
                onChange={setSha256}
              />
            )}
          </Field>
          <p className="soft">
            {said.hash} <code>{sha256}</code>
          </p>
        </>
      )}
    </ChangeForm>
  );
}

function GiveUpForm({ batch, onClose }: { batch: ArchiveBatchView; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.documents.archive;
  const [reason, setReason] = useState('');
  return (
    <ChangeForm
      label={fill(said.giveUpOf, { number: batch.number })}
      submit={said.giveUp}
      danger
      send={() => (reason.trim() === '' ? null : archiveApi.giveUp(batch.id, reason.trim()).then(readArchiveAgain))}
      onDone={onClose}
      onCancel={onClose}
    >
      {(problemOf, tried) => (
        <>
          <p className="soft">{said.giveUpHint}</p>
          <ReasonField
            label={said.reason}
            missing={said.reasonMissing}
            value={reason}
            onChange={setReason}
            tried={tried}
            problem={problemOf('reason')}
          />
        </>
      )}
    </ChangeForm>
  );
}
