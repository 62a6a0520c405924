import { useEffect } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import type { SupervisedFileView } from '../../../../libs/contracts/supervision-work';
import { OutcomeTag } from '../cases/outcome-tag';
import { fill } from '../messages';
import { VerifyRecord } from '../record/verify-record';
import { BasisPlace } from '../shared/basis-list';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet } from '../shared/page';
import { ChapterView } from './chapter-view';
import { FindingSheet } from './findings-part';
import { PaymentsSheet } from './payments-sheet';
import { WriteFinding } from './write-finding';
import { useSupervisedFile } from './work-api';

/** 一页看全: a case as its supervisor sees it, with what it called, the sittings, earlier payments, and his own findings. */
export function SupervisedFilePage() {
  const { grant = '', id = '' } = useParams();
  const query = useSupervisedFile(grant, id);
  return (
    <Loaded query={query}>
      {(view) => (
        <BasisPlace.Provider value="CN">
          <File key={view.case.id} view={view} grant={grant} />
        </BasisPlace.Provider>
      )}
    </Loaded>
  );
}

function File({ view, grant }: { view: SupervisedFileView; grant: string }) {
  const { words, text } = useSpeech();
  const said = words.supervisionWork;
  const { hash } = useLocation();
  // The entry that the list of exceptions speaks of stands in sight, and tells a screen reader that it is here.
  useEffect(() => {
    const entry = hash === '' ? null : document.getElementById(hash.slice(1));
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [hash]);
  const { case: file } = view;
  return (
    <Page
      title={file.subject}
      intro={
        <>
          {text(file.title)} · {text(file.society.name)} · {fill(words.cases.number, { number: file.number })}{' '}
          <OutcomeTag card={file} />
        </>
      }
      actions={<Link to={`/supervision?grant=${grant}`}>{said.backToWork}</Link>}
    >
      <Sheet title={said.file.whole}>
        <VerifyRecord id={file.id} closed={file.status === 'closed'} supervised />
      </Sheet>
      {view.chapters.map((chapter, index) => (
        <ChapterView key={chapter.case.id} chapter={chapter} grant={grant} isFirst={index === 0} />
      ))}
      {view.payments.map((payments, index) => (
        <PaymentsSheet key={`${payments.since} ${index}`} payments={payments} />
      ))}
      <section aria-labelledby="findings">
        <h2 id="findings" className="section-title">
          {said.finding.title}
        </h2>
        {view.findings.map((finding) => (
          <FindingSheet key={finding.id} finding={finding} grant={grant} />
        ))}
        <WriteFinding view={view} grant={grant} />
      </section>
    </Page>
  );
}
