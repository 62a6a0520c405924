import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AffectedView } from '../../../../libs/contracts/policies';
import { fill } from '../messages';
import { useMay } from '../session/session';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { civilDateOf, formatDay, formatInstant } from '../shared/dates';
import { FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Sheet, Tag } from '../shared/page';
import { ToProcedure } from './to-procedure';
import { policiesApi, readPoliciesAgain, useAffected } from './policies-api';

/** What cites the text or what it replaces; and the cases that run by the old, each to be settled. */
export function Affected({ id, maySettle }: { id: string; maySettle: boolean }) {
  const { words } = useSpeech();
  const said = words.policies.affected;
  const affected = useAffected(id);
  return (
    <Loaded query={affected}>
      {(view) => {
        const { templates, rules, parameters, cases } = view;
        if (templates.length + rules.length + cases.length === 0) return <Empty title={said.nothing} hint={said.nothingHint} />;
        const counts = { templates: templates.length, parameters: parameters.length, rules: rules.length, cases: cases.length };
        return (
          <div className="stack">
            <p className="lead">{fill(said.counts, counts)}</p>
            <Templates view={view} />
            {parameters.length > 0 && <Parameters view={view} />}
            {rules.length > 0 && <Rules view={view} />}
            {cases.length > 0 && <Cases id={id} view={view} maySettle={maySettle} />}
          </div>
        );
      }}
    </Loaded>
  );
}

function Templates({ view: { templates } }: { view: AffectedView }) {
  const { words, text } = useSpeech();
  const said = words.policies.affected;
  const prepares = useMay('prepare-procedures');
  if (templates.length === 0) return null;
  return (
    <Sheet title={said.templates}>
      <ul className="rows">
        {templates.map((of) => (
          <li key={`${of.procedure} ${of.jurisdiction}`} className="row">
            <span className="row-title">{text(of.title)}</span>{' '}
            <span className="soft">
              {words.jurisdiction[of.jurisdiction]} · {fill(said.version, { n: of.version })}
            </span>
            <ul className="plain-list">
              {of.places.map(({ step, cited, clause, because }, index) => (
                <li key={index}>
                  {step === null ? said.whole : text(step)}{' '}
                  <span className="soft">
                    {because === 'replaced'
                      ? fill(said.replaced, { cited: titleOf(cited), clause: clause ?? '' })
                      : fill(said.cited, { clause: clause ?? '' })}
                  </span>
                </li>
              ))}
            </ul>
            {prepares && <ToProcedure of={of} />}
          </li>
        ))}
      </ul>
    </Sheet>
  );

  /** Shipped texts are cited by a number of three digits, which says nothing to a reader. */
  function titleOf(cited: string): string {
    return /^\d{3}$/.test(cited) ? '' : cited;
  }
}

function Parameters({ view: { parameters } }: { view: AffectedView }) {
  const { words, text } = useSpeech();
  const said = words.policies.affected;
  return (
    <Sheet title={said.parameters} aside={<Link to="/standards">{said.setStandards}</Link>}>
      <ul className="plain-list">
        {parameters.map(({ procedure, id, label, title }) => (
          <li key={`${procedure} ${id}`}>
            {text(label)} <span className="soft">{text(title)}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Rules({ view: { rules } }: { view: AffectedView }) {
  const { words, text } = useSpeech();
  return (
    <Sheet title={words.policies.affected.rules}>
      <ul className="plain-list">
        {rules.map(({ says, clause }, index) => (
          <li key={index}>
            {text(says)} <span className="soft">{clause}</span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Cases({ id, view: { cases }, maySettle }: { id: string; view: AffectedView; maySettle: boolean }) {
  const { words, text, language } = useSpeech();
  const said = words.policies.affected;
  const prepares = useMay('prepare-procedures');
  const [chosen, setChosen] = useState<string[]>([]);
  const [choice, setChoice] = useState<'former' | 'new' | null>(null);
  const [reason, setReason] = useState('');
  const [isSaved, setSaved] = useState(false);
  const choiceWords = { former: said.former, new: said.isNew };
  const send = () => {
    setSaved(false);
    if (chosen.length === 0 || choice === null || reason.trim() === '') return null;
    return policiesApi.choose(id, { cases: chosen, choice, reason: reason.trim() }).then(async () => {
      setChosen([]);
      setReason('');
      setSaved(true);
      await readPoliciesAgain();
    });
  };
  return (
    <Sheet title={said.cases}>
      <p className="soft">{said.casesHint}</p>
      {maySettle && (
        <Button
          onClick={() => setChosen(cases.filter((one) => one.choice === null).map((one) => one.case))}
          disabled={cases.every((one) => one.choice !== null)}
        >
          {said.chooseAll}
        </Button>
      )}
      <ul className="rows">
        {cases.map((one) => (
          <li key={one.case} className="row">
            <div className="row-line">
              <span>
                {maySettle && (
                  <Checkbox
                    aria-label={fill(said.choose, { number: one.number })}
                    checked={chosen.includes(one.case)}
                    onChange={({ target }) =>
                      setChosen([...chosen.filter((other) => other !== one.case), ...(target.checked ? [one.case] : [])])
                    }
                  />
                )}{' '}
                <span className="row-title">{one.number}</span> {text(one.title)} · {text(one.society)}
              </span>
              {one.choice === null ? <Tag tone="care">{said.open}</Tag> : <Tag>{choiceWords[one.choice.choice]}</Tag>}
            </div>
            <p className="soft">
              {fill(said.filed, { day: formatDay(civilDateOf(one.filedAt), language, true) })}
              {one.choice !== null &&
                ` · ${fill(said.chosen, {
                  choice: choiceWords[one.choice.choice],
                  reason: one.choice.reason,
                  by: one.choice.by,
                  at: formatInstant(one.choice.at, language, true),
                })}`}
            </p>
            {one.choice?.choice === 'new' && one.mayMigrate && prepares && <Link to="/migrations">{said.migrate}</Link>}
          </li>
        ))}
      </ul>
      <div role="status">{isSaved && <Note tone="good">{said.saved}</Note>}</div>
      {maySettle && (
        <ChangeForm label={said.cases} submit={fill(said.save, { n: chosen.length })} send={send}>
          {(problemOf, tried) => (
            <>
              <FieldGroup
                label={said.cases}
                required
                problem={tried && (chosen.length === 0 || choice === null) && !isSaved ? said.pick : problemOf('cases')}
              >
                <Radio.Group
                  className="choices"
                  value={choice}
                  onChange={({ target }) => setChoice(target.value as 'former' | 'new')}
                  options={(['former', 'new'] as const).map((value) => ({ value, label: choiceWords[value] }))}
                />
              </FieldGroup>
              <ReasonField
                label={said.reason}
                value={reason}
                onChange={setReason}
                tried={tried && !isSaved}
                problem={problemOf('reason')}
              />
            </>
          )}
        </ChangeForm>
      )}
    </Sheet>
  );
}
