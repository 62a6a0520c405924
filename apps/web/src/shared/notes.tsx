/** What a page says when something is empty, on its way, refused or broken. */
import { Button, Skeleton } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ApiError } from '../../../../libs/contracts/api';
import { fill } from '../messages';
import { useContact } from '../session/session';
import { ApiFailure } from './api';
import { useSpeech } from './language';
import type { Submission } from './submission';
import type { Failure } from './use-work';

export function Note({
  tone,
  title,
  children,
  live,
}: {
  tone: 'good' | 'care' | 'stop' | 'plain';
  title?: string;
  children?: ReactNode;
  live?: boolean;
}) {
  return (
    <div className={`note note-${tone}`} role={live ? (tone === 'stop' ? 'alert' : 'status') : undefined}>
      {title && <p className="note-title">{title}</p>}
      {children}
    </div>
  );
}

/** Whom to call, and the number of a fault to read out. */
export function Contact({ reference }: { reference?: string }) {
  const { words, text } = useSpeech();
  const contact = useContact();
  return (
    <p className="soft">
      {reference && <>{fill(words.error.reference, { reference })} </>}
      {contact &&
        fill(contact.phone ? words.app.contact : words.app.contactNoPhone, {
          organisation: text(contact.name),
          phone: contact.phone ?? '',
        })}
      {contact?.phone && contact.officeHours && fill(words.display.hours, { hours: contact.officeHours })}
    </p>
  );
}

/** A refusal in words: what happened, what to do, each field named. */
export function ErrorNote({ error }: { error: ApiError }) {
  const { words, text } = useSpeech();
  const isFault = error.code === 'FAULT' || error.code === 'CASE_SUSPENDED';
  return (
    <Note tone="stop" title={isFault ? words.error.faultTitle : words.error.title} live>
      <p>{text(error.message)}</p>
      {error.fields && error.fields.length > 1 && (
        <ul>
          {error.fields.map((problem) => (
            <li key={problem.field}>{text(problem.message)}</li>
          ))}
        </ul>
      )}
      {isFault && <Contact reference={error.reference} />}
    </Note>
  );
}

/** Why something was not done. `tone`: of nobody having answered, which is milder where trying again costs nothing. */
export function FailureNote({ failure, tone = 'stop' }: { failure: Failure | null; tone?: 'care' | 'stop' }) {
  const { words } = useSpeech();
  if (failure === null) return null;
  if (failure !== 'unreachable')
    return (
      <Seen>
        <ErrorNote error={failure} />
      </Seen>
    );
  return (
    <Note tone={tone} live>
      {words.error.unreachable}
    </Note>
  );
}

/** A refusal under a long form, or below the edge of a dialogue, comes to where its reader looks. */
export function Seen({ children }: { children: ReactNode }) {
  const said = useRef<HTMLDivElement>(null);
  // In newer browsers scrolling gives a promise, which must not become what the effect is undone by.
  useEffect(() => {
    void said.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={said}>{children}</div>;
}

/**
 * Follows a decision from the click to the record; what stands in it is read out. `accepted` is said in the words of the page; without
 * it the page says so elsewhere.
 */
export function SubmissionNote({ submission, accepted }: { submission: Submission; accepted?: string }) {
  return (
    <div className="submission" aria-live="polite">
      <SubmissionState submission={submission} accepted={accepted} />
    </div>
  );
}

function SubmissionState({ submission, accepted }: { submission: Submission; accepted?: string }) {
  const { words } = useSpeech();
  switch (submission.phase) {
    case 'idle':
      return null;
    case 'sending':
      return <Note tone="plain">{words.submission.sending}</Note>;
    case 'received':
      return <Note tone="care">{words.submission.received}</Note>;
    case 'unreachable':
      return <Note tone="care">{words.submission.unreachable}</Note>;
    case 'accepted':
      return accepted ? <Note tone="good">{accepted}</Note> : null;
    case 'refused':
      return (
        <Seen>
          <ErrorNote error={submission.error} />
        </Seen>
      );
  }
}

export function Empty({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <p className="soft">{hint}</p>
      {children}
    </div>
  );
}

interface Loadable<Data> {
  data: Data | undefined;
  error: Error | null;
  fetchStatus?: 'fetching' | 'paused' | 'idle';
  refetch: () => unknown;
}

/** Shows a skeleton, then the content; a failure says what to do and offers to read again. Old content stays while it is read again. */
export function Loaded<Data>({ query, children }: { query: Loadable<Data>; children: (data: Data) => ReactNode }) {
  const { words, text } = useSpeech();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  const failure = query.error instanceof ApiFailure ? query.error.error : null;
  // Without a line nothing is asked; it goes on by itself when there is one.
  const isWaiting = query.fetchStatus === 'paused' || (query.error !== null && failure === null);
  // What is not there for this reader is not there when he asks again.
  const isGone = query.error instanceof ApiFailure && query.error.status === 404;
  if (!isWaiting && !query.error) return <Skeleton active paragraph={{ rows: 6 }} aria-busy />;
  return (
    <Note tone={isWaiting ? 'care' : 'stop'} title={words.error.loadTitle} live>
      <p>{failure ? text(failure.message) : words.error.waiting}</p>
      <Contact reference={failure?.reference} />
      {!isGone && <Button onClick={() => void query.refetch()}>{words.app.retry}</Button>}
    </Note>
  );
}
