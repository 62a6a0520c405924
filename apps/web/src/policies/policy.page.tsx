import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { PolicyClauseView, PolicyView } from '../../../../libs/contracts/policies';
import { fill, type Words } from '../messages';
import { useMay } from '../session/session';
import { fileAddress } from '../shared/api';
import { formatDay, formatInstant } from '../shared/dates';
import { useSpeech } from '../shared/language';
import { Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { Tabs } from '../shared/tabs';
import { Affected } from './affected';
import { usePolicy } from './policies-api';

/** One text: what it is, its clauses, and what it touches. */
export function PolicyPage() {
  const { id = '' } = useParams();
  const { words, text } = useSpeech();
  const said = words.policies;
  const policy = usePolicy(id);
  const mayChange = useMay('prepare-procedures');
  const [tab, setTab] = useState<'clauses' | 'affected'>('clauses');
  const { data } = policy;
  return (
    <Page
      title={data === undefined ? said.title : text(data.title)}
      intro={data?.number ?? undefined}
      actions={
        mayChange &&
        data?.isShipped === false && (
          <Link className="button-link" to={`/policies/${id}/change`}>
            {said.page.change}
          </Link>
        )
      }
    >
      <Loaded query={policy}>
        {(view) => (
          <div className="stack">
            <Facts view={view} />
            <Tabs
              active={tab}
              onChange={setTab}
              tabs={[
                { key: 'clauses', label: said.page.clauses },
                { key: 'affected', label: said.page.affected },
              ]}
            >
              {tab === 'clauses' ? <Clauses view={view} /> : <Affected id={view.id} maySettle={mayChange && !view.isShipped} />}
            </Tabs>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ view }: { view: PolicyView }) {
  const { words, text, language } = useSpeech();
  const { fields, kind, page, shippedHint } = words.policies;
  const day = (on: string | null) => on && formatDay(on, language);
  const facts: [string, string | null][] = [
    [fields.kind, kind[view.kind]],
    [fields.issuer, view.issuer],
    [fields.place, view.jurisdiction && words.jurisdiction[view.jurisdiction]],
    [fields.madeOn, day(view.madeOn)],
    [fields.inForceFrom, day(view.inForceFrom)],
    [fields.repealedOn, day(view.repealedOn)],
    [fields.scope, view.scope],
    [
      fields.replaces,
      view.replaces.length === 0
        ? null
        : view.replaces
            .map(({ cited, clause, title }) => `${title === null ? cited : `《${text(title)}》`} ${clause ?? page.allOf}`)
            .join(language === 'zh' ? '；' : '; '),
    ],
  ];
  return (
    <Sheet title={page.facts}>
      <ul className="plain-list">
        {facts.flatMap(([label, value]) =>
          value
            ? [
                <li key={label}>
                  <span className="soft">{label}</span> {value}
                </li>,
              ]
            : [],
        )}
        {view.file !== null && (
          <li>
            <span className="soft">{fields.file}</span> <a href={fileAddress(view.file.id)}>{view.file.name}</a>
          </li>
        )}
      </ul>
      {view.isShipped && <p className="soft">{shippedHint}</p>}
      {view.saved !== null && (
        <p className="soft">{fill(page.saved, { by: view.saved.by, at: formatInstant(view.saved.at, language, true) })}</p>
      )}
    </Sheet>
  );
}

function Clauses({ view }: { view: PolicyView }) {
  const { words } = useSpeech();
  if (view.clauses.length === 0) return <p className="soft">{words.policies.page.noClauses}</p>;
  return (
    <ul className="rows sheet">
      {view.clauses.map((clause) => (
        <Clause key={clause.clause} clause={clause} />
      ))}
    </ul>
  );
}

function Clause({ clause }: { clause: PolicyClauseView }) {
  const { words, text } = useSpeech();
  const said = words.policies;
  return (
    <li className="row">
      <span className="row-title">{clause.clause}</span>{' '}
      {clause.strength !== null && <Tag>{strengthWords(clause.strength, words)}</Tag>}{' '}
      {!clause.confirmed && <Tag tone="care">{said.page.toConfirm}</Tag>}
      {clause.text !== null && <p className="pre">{clause.text}</p>}
      {clause.says.length > 0 && (
        <ul className="plain-list">
          {clause.says.map(({ says, strength }, index) => (
            <li key={index}>
              {text(says)} <span className="soft">{strengthWords(strength, words)}</span>
            </li>
          ))}
        </ul>
      )}
      {clause.text === null && clause.says.length === 0 && <p className="soft">{said.page.noSays}</p>}
    </li>
  );
}

function strengthWords(strength: NonNullable<PolicyClauseView['strength']>, { policies }: Words): string {
  return strength in policies.strength
    ? policies.strength[strength as keyof Words['policies']['strength']]
    : policies.other[strength as keyof Words['policies']['other']];
}
