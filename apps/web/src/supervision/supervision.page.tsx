import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import type { GrantView } from '../../../../libs/contracts/supervision';
import { fill } from '../messages';
import { formatDay } from '../shared/dates';
import { Field } from '../shared/field';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Page } from '../shared/page';
import { Tabs } from '../shared/tabs';
import { ExceptionsPart } from './exceptions-part';
import { FindingsPart } from './findings-part';
import { GrantFacts } from './grant-facts';
import { SamplesPart } from './samples-part';
import { SupervisedCases } from './supervised-cases';
import { useMyGrants } from './supervision-api';

const LOOKABLE: GrantView['status'][] = ['in-force', 'ahead'];

/** 监督查阅: what I may read until when, and where to look first. */
export function SupervisionPage() {
  const { words } = useSpeech();
  const said = words.supervision;
  const mine = useMyGrants();
  return (
    <Page title={said.title}>
      <Loaded query={mine}>
        {({ grants }) => {
          const current = grants.filter(({ status }) => LOOKABLE.includes(status));
          if (current.length === 0) return <Empty title={said.noGrant} hint={said.noGrantHint} />;
          return (
            <div className="stack">
              {current.map((grant) => (
                <Grant key={grant.id} grant={grant} />
              ))}
              <Work grants={current.filter(({ status }) => status === 'in-force')} />
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Grant({ grant }: { grant: GrantView }) {
  const { words, language } = useSpeech();
  const said = words.supervision;
  return (
    <Note tone={grant.status === 'in-force' ? 'good' : 'plain'}>
      {grant.status === 'ahead' && (
        <p className="note-title">{fill(said.ahead, { from: formatDay(grant.from, language, true) })}</p>
      )}
      <GrantFacts grant={grant} />
      <p>
        <strong>{grant.shownMeanwhile ? said.recordedAtOnce : said.recorded}</strong>
      </p>
    </Note>
  );
}

const TABS = ['exceptions', 'samples', 'findings', 'cases'] as const;
type Tab = (typeof TABS)[number];

/** The grant and what is looked at stand in the address, so that going back leads to the same place. */
function Work({ grants }: { grants: GrantView[] }) {
  const { words } = useSpeech();
  const said = words.supervisionWork;
  const [parameters, setParameters] = useSearchParams();
  const grant = grants.find(({ id }) => id === parameters.get('grant')) ?? grants[0];
  if (grant === undefined) return null;
  const tab: Tab = TABS.find((known) => known === parameters.get('tab')) ?? 'exceptions';
  const go = (change: Record<string, string>) =>
    setParameters({ grant: grant.id, tab, ...change }, { replace: true, preventScrollReset: true });
  return (
    <>
      {grants.length > 1 && <GrantChoice grants={grants} grant={grant} onChange={(id) => go({ grant: id })} />}
      <Tabs<Tab> active={tab} onChange={(key) => go({ tab: key })} tabs={TABS.map((key) => ({ key, label: said.tabs[key] }))}>
        <Part key={`${grant.id} ${tab}`} tab={tab} grant={grant} />
      </Tabs>
    </>
  );
}

function GrantChoice({ grants, grant, onChange }: { grants: GrantView[]; grant: GrantView; onChange: (id: string) => void }) {
  const { words, language } = useSpeech();
  const label = ({ reason, until }: GrantView) => `${reason} · ${formatDay(until, language, true)}`;
  return (
    <Field label={words.supervisionWork.chooseGrant}>
      {(props) => (
        <Select
          {...props}
          className="full"
          value={grant.id}
          options={grants.map((one) => ({ value: one.id, label: label(one) }))}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function Part({ tab, grant }: { tab: Tab; grant: GrantView }) {
  switch (tab) {
    case 'exceptions':
      return <ExceptionsPart grant={grant.id} />;
    case 'samples':
      return <SamplesPart grant={grant.id} />;
    case 'findings':
      return <FindingsPart grant={grant.id} />;
    case 'cases':
      return <SupervisedCases grant={grant.id} />;
  }
}
