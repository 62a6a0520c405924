import { Radio, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SentenceCoverageView, SourceCoverageView } from '../../../../libs/contracts/workbench';
import { POLICY_SOURCES } from '../../../../libs/contracts/policy-sources';
import { fill } from '../messages';
import { Field, FieldGroup } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { simulateAddress, useCoverage } from './workbench-api';
import './workbench.css';

type Shown = 'all' | 'carried' | 'open' | 'none';
const SHOWN: readonly Shown[] = ['all', 'carried', 'open', 'none'];

/** 条文对照: each sentence of each text with the steps that carry it, or why there are none. */
export function CoveragePage() {
  const { words } = useSpeech();
  const said = words.workbench.coverage;
  const coverage = useCoverage();
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={coverage}>{(sources) => <Texts sources={sources} />}</Loaded>
    </Page>
  );
}

function Texts({ sources }: { sources: SourceCoverageView[] }) {
  const { words, text: say } = useSpeech();
  const said = words.workbench.coverage;
  const titleOf = ({ source: id, title }: SourceCoverageView): string => {
    const known = POLICY_SOURCES[id];
    return known === undefined ? title : [say(known.title), known.number].filter(Boolean).join(' ');
  };
  const [source, setSource] = useState(sources.find(({ jurisdiction }) => jurisdiction === 'CN')?.source ?? sources[0]?.source);
  const [shown, setShown] = useState<Shown>('all');
  const text = sources.find((one) => one.source === source);
  if (text === undefined) return <Empty title={said.empty} hint={said.emptyHint} />;
  const all = text.clauses.flatMap(({ sentences }) => sentences);
  const count = (what: Shown) => all.filter((one) => stateOf(one) === what).length;
  const clauses = text.clauses
    .map((clause) => ({ ...clause, sentences: clause.sentences.filter((one) => shown === 'all' || stateOf(one) === shown) }))
    .filter(({ sentences }) => sentences.length > 0);
  return (
    <>
      <Sheet>
        <div className="workbench-filters">
          <Field label={said.text}>
            {(control) => (
              <Select
                {...control}
                className="full"
                value={source}
                options={sources.map((one) => ({ value: one.source, label: titleOf(one) }))}
                onChange={setSource}
              />
            )}
          </Field>
          <FieldGroup label={said.show}>
            <Radio.Group
              className="choices"
              value={shown}
              options={SHOWN.map((value) => ({ value, label: said[value] }))}
              onChange={({ target }) => setShown(target.value as Shown)}
            />
          </FieldGroup>
        </div>
        <p role="status">
          {fill(said.counts, { all: all.length, carried: count('carried'), open: count('open'), none: count('none') })}
        </p>
      </Sheet>
      {clauses.length === 0 && <Empty title={said.empty} hint={said.emptyHint} />}
      {clauses.map(({ clause, sentences }) => (
        <Sheet key={clause} title={clause}>
          <ul className="rows">
            {sentences.map((one) => (
              <Sentence key={one.sentence} one={one} jurisdiction={text.jurisdiction} />
            ))}
          </ul>
        </Sheet>
      ))}
    </>
  );
}

const stateOf = ({ uncovered }: SentenceCoverageView): Exclude<Shown, 'all'> =>
  uncovered === null ? 'carried' : uncovered.why === 'nothing-to-do' ? 'none' : 'open';

function Sentence({ one, jurisdiction }: { one: SentenceCoverageView; jurisdiction: SourceCoverageView['jurisdiction'] }) {
  const { words, text, language } = useSpeech();
  const said = words.workbench.coverage;
  const { sentence, carried, uncovered } = one;
  const procedures = [...new Set(carried.map(({ procedure }) => procedure))];
  return (
    <li className="row">
      <div className="row-line">
        <span className="soft">{fill(said.sentence, { n: sentence })}</span>
        <Tag tone={uncovered === null ? 'good' : uncovered.why === 'nothing-to-do' ? 'plain' : 'care'}>{said[stateOf(one)]}</Tag>
      </div>
      {uncovered !== null && <p>{uncovered.why === 'nothing-to-do' ? said.principle : text(uncovered.says)}</p>}
      {procedures.length > 0 && (
        <ul>
          {procedures.map((procedure) => {
            const ours = carried.filter((other) => other.procedure === procedure);
            const steps = ours.map(({ step }) => (step === null ? said.whole : text(step.title)));
            return (
              <li key={procedure}>
                <Link to={simulateAddress(procedure, jurisdiction)}>{ours[0] && text(ours[0].title)}</Link>
                {language === 'zh' ? '：' : ': '}
                {[...new Set(steps)].join(language === 'zh' ? '、' : ', ')}
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}
