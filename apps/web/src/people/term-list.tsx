import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TermView } from '../../../../libs/contracts/people';
import { fill } from '../messages';
import { DayField, ReasonField } from '../shared/change-fields';
import { ChangeForm, givenUp } from '../shared/change-form';
import { civilDateOf, formatDay, formatInstant } from '../shared/dates';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Folded, Tag } from '../shared/page';
import { peopleApi, readPeopleAgain } from './people-api';

export interface NamedTerm {
  term: TermView;
  /** What it is: the post, the position. */
  title: string;
  /** Whose it is; on the page of one person that is himself, and the organisation stands here. */
  of: { label: string; link: string | null };
}

/** Those who hold something on the day come first; what is over, ahead or was an error is folded below them. */
export function TermList({ terms, mayChange, empty }: { terms: NamedTerm[]; mayChange: boolean; empty: string }) {
  const { words } = useSpeech();
  const shown = terms.filter(({ term }) => term.standing === 'held' || term.correctedLater);
  const folded = terms.filter(({ term }) => !shown.some((other) => other.term === term));
  return (
    <>
      {shown.length === 0 && <p className="soft">{empty}</p>}
      <ul className="rows">
        {shown.map((named) => (
          <TermRow key={named.term.id} named={named} mayChange={mayChange} />
        ))}
      </ul>
      {folded.length > 0 && (
        <Folded summary={fill(words.people.otherTerms, { n: folded.length })}>
          <ul className="rows">
            {folded.map((named) => (
              <TermRow key={named.term.id} named={named} mayChange={mayChange} />
            ))}
          </ul>
        </Folded>
      )}
    </>
  );
}

function TermRow({ named: { term, title, of }, mayChange }: { named: NamedTerm; mayChange: boolean }) {
  const { words, language } = useSpeech();
  const said = words.people;
  const [doing, setDoing] = useState<'end' | 'void' | null>(null);
  const name = `${of.label} ${title}`;
  const until = term.to === null ? fill(said.since, { day: term.from }) : fill(said.fromTo, { from: term.from, to: term.to });
  return (
    <li className="row">
      <div className="row-line">
        <span>
          <span className="row-title">{of.link === null ? of.label : <Link to={of.link}>{of.label}</Link>}</span> {title}
        </span>
        <p className="card-tags">
          <span className="soft">{until}</span>
          {term.standing !== 'held' && (
            <Tag tone={term.standing === 'voided' ? 'care' : 'plain'}>{said.standing[term.standing]}</Tag>
          )}
          {term.recordedLater && (
            <Tag tone="care">{fill(said.recordedLater, { day: formatDay(civilDateOf(term.recordedAt), language, true) })}</Tag>
          )}
          {term.correctedLater && (
            <Tag tone="care">
              {fill(term.standing === 'voided' ? said.voidedLater : said.endedLater, {
                day: formatDay(civilDateOf((term.voidedAt ?? term.endedRecordedAt) as string), language, true),
              })}
            </Tag>
          )}
        </p>
      </div>
      <Folded summary={said.entry}>
        <p className="soft">
          {fill(said.recorded, { at: formatInstant(term.recordedAt, language), by: term.recordedBy ?? said.fromImport })}
        </p>
        {term.plannedTo && <p className="soft">{fill(said.plannedTo, { day: term.plannedTo })}</p>}
        {term.endedRecordedAt && (
          <p className="soft">
            {fill(said.ended, { at: formatInstant(term.endedRecordedAt, language), reason: term.endReason ?? '' })}
          </p>
        )}
        {term.voidedAt && (
          <p className="soft">
            {fill(said.voided, { at: formatInstant(term.voidedAt, language), reason: term.voidReason ?? '' })}
          </p>
        )}
        {mayChange && doing === null && term.standing !== 'voided' && (
          <div className="row-actions">
            {term.standing !== 'over' && (
              <Button aria-label={`${said.end}${words.app.colon}${name}`} onClick={() => setDoing('end')}>
                {said.end}
              </Button>
            )}
            <Button aria-label={`${said.void}${words.app.colon}${name}`} onClick={() => setDoing('void')}>
              {said.void}
            </Button>
          </div>
        )}
        {doing && <TermChange term={term} name={name} kind={doing} onClose={() => setDoing(null)} />}
      </Folded>
    </li>
  );
}

function TermChange({ term, name, kind, onClose }: { term: TermView; name: string; kind: 'end' | 'void'; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.people;
  const [{ on, reason }, setDraft, forget] = useKept(`term.${kind}.${term.id}`, { on: civilDateOf(Date.now()), reason: '' });
  const send = () => {
    if (reason.trim() === '' || (kind === 'end' && on === '')) return null;
    const sent = kind === 'end' ? peopleApi.endTerm(term.id, on, reason.trim()) : peopleApi.voidTerm(term.id, reason.trim());
    return sent.then(async () => {
      forget();
      await readPeopleAgain();
    });
  };
  return (
    <ChangeForm
      label={`${kind === 'end' ? said.end : said.void}${words.app.colon}${name}`}
      submit={kind === 'end' ? said.endConfirm : said.voidConfirm}
      send={send}
      onDone={onClose}
      onCancel={givenUp(forget, onClose)}
    >
      {(problemOf, tried) => (
        <>
          <p className="soft">{kind === 'end' ? said.endHint : said.voidHint}</p>
          {kind === 'end' && (
            <DayField
              label={said.lastDay}
              required
              value={on}
              onChange={(day) => setDraft({ on: day, reason })}
              problem={problemOf('on')}
            />
          )}
          <ReasonField
            value={reason}
            onChange={(typed) => setDraft({ on, reason: typed })}
            tried={tried}
            problem={problemOf('reason')}
          />
        </>
      )}
    </ChangeForm>
  );
}
