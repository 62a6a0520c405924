import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  documentKindTitle,
  type DocumentAct,
  type DocumentEntryView,
  type DocumentStage,
  type DocumentView,
} from '../../../../libs/contracts/case-documents';
import { fill } from '../messages';
import { formatInstant } from '../shared/dates';
import { FileLinks } from '../shared/file-links';
import { useSpeech } from '../shared/language';
import { Folded, Tag } from '../shared/page';
import { DocumentActForm } from './document-act-form';
import { draftAddress } from './documents-api';

const TONES: Record<DocumentStage, 'plain' | 'good' | 'care'> = {
  drafting: 'plain',
  final: 'plain',
  'seal-asked': 'care',
  'seal-approved': 'care',
  sealed: 'care',
  scanned: 'care',
  issued: 'care',
  sent: 'good',
  withdrawn: 'plain',
};
/** What a paper most wants next stands out. */
const FORWARD: readonly DocumentAct[] = [
  'final',
  'seal-asked',
  'seal-approved',
  'sealed',
  'scanned',
  'scan-agreed',
  'sent',
  'read',
];

/** One paper: where it is, what may be done, and what was done. `withCase`: where its case is not on the page already. */
export function DocumentRow({ document, withCase = false }: { document: DocumentView; withCase?: boolean }) {
  const { words, text } = useSpeech();
  const said = words.documents;
  const [open, setOpen] = useState<DocumentAct | null>(null);
  const { title, stage, number, may } = document;
  const next = may.find((what) => FORWARD.includes(what));
  const facts = [number ?? said.noNumber, text(document.house.name), document.addressedTo].filter(Boolean).join(' · ');
  return (
    <li className="row">
      <p className="row-line">
        <span className="row-title">{title}</span>
        <span className="row-actions">
          <Tag>{text(documentKindTitle[document.kind])}</Tag>
          <Tag tone={TONES[stage]}>{said.stage[stage]}</Tag>
        </span>
      </p>
      <p className="soft">{facts}</p>
      {withCase && (
        <p>
          <Link to={`/cases/${document.case.id}`}>
            {fill(said.caseOf, { number: document.case.number, subject: document.case.subject })}
          </Link>
        </p>
      )}
      {may.includes('final') && (
        <p>
          <a href={draftAddress(document.id)} download aria-label={fill(said.draftOf, { title })}>
            {said.draft}
          </a>{' '}
          <span className="soft">
            {document.letterhead === null ? said.plainForm : fill(said.ownForm, { n: document.letterhead })}
          </span>
        </p>
      )}
      {document.final && (
        <div>
          <span className="soft">{said.finalFile}</span>
          <FileLinks files={[document.final]} />
        </div>
      )}
      {document.scan && (
        <div>
          <span className="soft">{said.scanFile}</span>
          <FileLinks files={[document.scan]} />
        </div>
      )}
      {open === null && may.length > 0 && (
        <p className="row-actions">
          {may.map((what) => (
            <Button
              key={what}
              type={what === next ? 'primary' : 'default'}
              aria-label={fill(said.actOf, { act: said.act[what], title })}
              onClick={() => setOpen(what)}
            >
              {said.act[what]}
            </Button>
          ))}
        </p>
      )}
      {open !== null && <DocumentActForm key={open} document={document} what={open} onClose={() => setOpen(null)} />}
      {document.entries.length > 0 && (
        <Folded summary={fill(said.history, { n: document.entries.length + 1 })}>
          <ul className="rows">
            <Done what={said.began} at={document.draftedAt} by={document.draftedBy} />
            {document.entries.map((entry, position) => (
              <Done key={position} what={said.act[entry.what]} at={entry.at} by={entry.by} entry={entry} />
            ))}
          </ul>
        </Folded>
      )}
    </li>
  );
}

function Done({ what, at, by, entry }: { what: string; at: string; by: string | null; entry?: DocumentEntryView }) {
  const { words, language } = useSpeech();
  const said = words.documents;
  const when = formatInstant(at, language, true);
  const seal =
    entry?.seal && entry.copies !== null
      ? fill(said.entry.seal, { seal: entry.seal, copies: entry.copies }) + (entry.takenOut ? ` · ${said.entry.takenOut}` : '')
      : null;
  return (
    <li className="row">
      <span>{what}</span>{' '}
      <span className="soft">
        {[by === null ? when : fill(said.byAt, { at: when, by }), seal, entry?.reason].filter(Boolean).join(' · ')}
      </span>
      {entry?.file && <FileLinks files={[entry.file]} />}
    </li>
  );
}
