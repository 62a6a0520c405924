import { Button, Input } from 'antd';
import { useState } from 'react';
import type { MigrationCase, MigrationLanding } from '../../../../libs/contracts/migrations';
import type { Text } from '../../../../libs/procedure';
import { fill } from '../messages';
import { civilDateOf, formatDay } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note, SubmissionNote } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { useSubmission } from '../shared/submission';
import { migrationPath, readPublicationsAgain, useMigrations } from './publishing-api';

/** Cases that run on an earlier version, each with where it would land; one by one, with a reason. */
export function MigrationsPage() {
  const { words, text } = useSpeech();
  const said = words.publishing.migrations;
  const migrations = useMigrations();
  const [ordered, setOrdered] = useState('');
  return (
    <Page title={said.title} intro={said.intro}>
      <div role="status">{ordered !== '' && <Note tone="good">{fill(said.ordered, { number: ordered })}</Note>}</div>
      <Loaded query={migrations}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.empty} hint={said.emptyHint} />
          ) : (
            <div className="stack">
              {list.map(({ procedure, title, cases }) => (
                <Sheet key={procedure} title={text(title)}>
                  <ul className="rows">
                    {cases.map((one) => (
                      <Case key={one.case} one={one} onOrdered={() => setOrdered(one.number)} />
                    ))}
                  </ul>
                </Sheet>
              ))}
              <ShortListEnd list="migrations" came={list.flatMap(({ cases }) => cases).length} first="open" />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Case({ one, onOrdered }: { one: MigrationCase; onOrdered: () => void }) {
  const { words, text, language } = useSpeech();
  const said = words.publishing.migrations;
  const [isOpen, setOpen] = useState(false);
  const steps = useSteps();
  return (
    <li className="row" aria-label={one.number}>
      <div className="row-line">
        <span>
          <span className="row-title">{one.number}</span> {text(one.society.name)}
        </span>
        {one.choice !== null && <Tag>{one.choice === 'former' ? said.former : said.isNew}</Tag>}
      </div>
      <p className="soft">
        {fill(said.versions, { from: one.fromVersion, to: one.toVersion })} ·{' '}
        {fill(said.filed, { day: formatDay(civilDateOf(one.filedAt), language, true) })}
      </p>
      <p>{fill(said.now, { steps: steps(one.at) })}</p>
      {one.lands === null ? (
        <Note tone="care">{fill(said.refused, { why: one.refused === null ? '' : text(one.refused) })}</Note>
      ) : (
        <>
          <Landing lands={one.lands} />
          {isOpen ? (
            <Order one={one} onOrdered={onOrdered} onCancel={() => setOpen(false)} />
          ) : (
            <Button onClick={() => setOpen(true)} aria-label={fill(said.orderTitle, { number: one.number })}>
              {said.order}
            </Button>
          )}
        </>
      )}
    </li>
  );
}

function useSteps(): (titles: Text[]) => string {
  const { text, language } = useSpeech();
  return (titles) => titles.map(text).join(language === 'zh' ? '、' : ', ');
}

function Landing({ lands }: { lands: MigrationLanding }) {
  const { words, text, language } = useSpeech();
  const said = words.publishing.migrations;
  const steps = useSteps();
  const day = (on: string | null) => (on === null ? said.noClock : formatDay(on, language, true));
  return (
    <>
      <p>{fill(said.lands, { steps: steps(lands.opens) })}</p>
      {lands.repeated.length > 0 && <p>{fill(said.repeated, { steps: steps(lands.repeated) })}</p>}
      {lands.gone.length > 0 && <p className="soft">{fill(said.gone, { steps: steps(lands.gone) })}</p>}
      {lands.clocks.map(({ step, from, to }, index) => (
        <p key={index} className="soft">
          {fill(said.clock, { step: text(step), from: day(from), to: day(to) })}
        </p>
      ))}
    </>
  );
}

function Order({ one, onOrdered, onCancel }: { one: MigrationCase; onOrdered: () => void; onCancel: () => void }) {
  const { words } = useSpeech();
  const said = words.publishing.migrations;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const {
    submission,
    submit,
    busy: isBusy,
  } = useSubmission(`migrate.${one.case}`, () => {
    onOrdered();
    void readPublicationsAgain();
  });
  const isMissing = tried && reason.trim() === '';
  const send = () => {
    setTried(true);
    if (reason.trim() !== '') void submit(migrationPath(one.case), { template: one.template, reason: reason.trim() });
  };
  return (
    <div className="stack">
      <Field label={said.reason} required help={said.reasonHint} problem={isMissing ? words.people.reasonRequired : undefined}>
        {(props) => <Input {...props} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />}
      </Field>
      <SubmissionNote submission={submission} />
      <div className="row-actions">
        <Button type="primary" disabled={isBusy} aria-busy={isBusy} onClick={send}>
          {said.order}
        </Button>
        <Button onClick={onCancel}>{words.app.cancel}</Button>
      </div>
    </div>
  );
}
