import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { FindingView, PublicationView } from '../../../../libs/contracts/publications';
import type { SimulationScript, Template } from '../../../../libs/procedure';
import { fill } from '../messages';
import { DayField, LineField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { Field, FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Loaded, Note } from '../shared/notes';
import { Sheet } from '../shared/page';
import { FindingLines, keyOf } from './finding-lines';
import { publishingApi, readPublicationsAgain, useFindings, usePublishing } from './publishing-api';

interface Props {
  template: Template;
  /** They go along, and have to come to what they say. */
  scenarios: SimulationScript[];
  /** The draft that it is, so that what was typed is kept with it; and at which revision, so that it is checked again after a change. */
  design: string;
  revision?: number;
}

interface Typed {
  effectiveOn: string;
  isTrial: boolean;
  trial: string[];
  notice: string;
  reason: string;
  seen: string[];
}
const NOTHING: Typed = { effectiveOn: '', isTrial: false, trial: [], notice: '', reason: '', seen: [] };

/** Handing in a version: each warning acknowledged, from when, for whom first, and what societies are told. */
export function PublishSheet({ template, scenarios, design, revision = 0 }: Props) {
  const { words } = useSpeech();
  const said = words.publishing.sheet;
  const findings = useFindings(template, `${design} ${revision}`);
  const [sent, setSent] = useState<PublicationView | null>(null);
  return (
    <div className="stack">
      <div role="status">
        {sent !== null && (
          <Note tone="good">
            {said.sent} <Link to={`/publications/${sent.id}`}>{said.open}</Link>
          </Note>
        )}
      </div>
      {sent === null && (
        <Loaded query={findings}>
          {(list) => <HandIn template={template} scenarios={scenarios} design={design} findings={list} onSent={setSent} />}
        </Loaded>
      )}
    </div>
  );
}

function HandIn({
  template,
  scenarios,
  design,
  findings,
  onSent,
}: Props & { findings: FindingView[]; onSent: (sent: PublicationView) => void }) {
  const { words } = useSpeech();
  const said = words.publishing.sheet;
  const [typed, setTyped, forget] = useKept<Typed>(`publish.${design}`, NOTHING);
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const isSeen = (finding: FindingView) => typed.seen.includes(keyOf(finding));
  const send = () => {
    if (errors > 0 || !warnings.every(isSeen) || (typed.isTrial && typed.trial.length === 0)) return null;
    return publishingApi
      .handIn({
        template,
        scenarios,
        acknowledged: warnings.map(({ rule, path }) => ({ rule, path })),
        ...(typed.reason.trim() === '' ? {} : { reason: typed.reason.trim() }),
        ...(typed.effectiveOn === '' ? {} : { effectiveOn: typed.effectiveOn }),
        ...(typed.isTrial ? { trial: typed.trial } : {}),
        ...(typed.notice.trim() === '' ? {} : { notice: typed.notice.trim() }),
      })
      .then(async (publication) => {
        forget();
        await readPublicationsAgain();
        onSent(publication);
      });
  };
  return (
    <>
      <Sheet title={said.findings}>
        {errors > 0 && <Note tone="stop">{fill(said.mend, { n: errors })}</Note>}
        {findings.length === 0 ? (
          <p>{said.clean}</p>
        ) : (
          <FindingLines
            findings={findings}
            template={template}
            after={(finding) =>
              finding.severity === 'warning' && (
                <p>
                  <Checkbox
                    checked={isSeen(finding)}
                    onChange={({ target }) =>
                      set({
                        seen: [
                          ...typed.seen.filter((key) => key !== keyOf(finding)),
                          ...(target.checked ? [keyOf(finding)] : []),
                        ],
                      })
                    }
                  >
                    {said.acknowledge}
                  </Checkbox>
                </p>
              )
            }
          />
        )}
      </Sheet>
      {errors === 0 && (
        <Sheet title={said.title}>
          <ChangeForm label={said.title} submit={said.submit} send={send}>
            {(problemOf, tried) => (
              <>
                {tried && !warnings.every(isSeen) && <Note tone="care">{said.acknowledgeAll}</Note>}
                <DayField
                  label={said.when}
                  help={said.whenHint}
                  value={typed.effectiveOn}
                  onChange={(effectiveOn) => set({ effectiveOn })}
                  problem={problemOf('effectiveOn')}
                />
                <Trial
                  template={template}
                  typed={typed}
                  set={set}
                  problem={tried && typed.isTrial && typed.trial.length === 0 ? said.chooseSocieties : problemOf('trial')}
                />
                <Field label={said.notice} help={said.noticeHint} problem={problemOf('notice')}>
                  {(props) => (
                    <Input.TextArea
                      {...props}
                      rows={4}
                      maxLength={2000}
                      value={typed.notice}
                      onChange={({ target }) => set({ notice: target.value })}
                    />
                  )}
                </Field>
                <LineField label={said.reason} value={typed.reason} onChange={(reason) => set({ reason })} maxLength={500} />
              </>
            )}
          </ChangeForm>
        </Sheet>
      )}
    </>
  );
}

function Trial({
  template,
  typed,
  set,
  problem,
}: {
  template: Template;
  typed: Typed;
  set: (change: Partial<Typed>) => void;
  problem: string | undefined;
}) {
  const { words, text } = useSpeech();
  const said = words.publishing.sheet;
  const publishing = usePublishing();
  return (
    <>
      <Checkbox checked={typed.isTrial} onChange={({ target }) => set({ isTrial: target.checked })}>
        {said.trial}
      </Checkbox>
      <p className="field-help">{said.trialHint}</p>
      {typed.isTrial && (
        <Loaded query={publishing}>
          {({ societies }) => (
            <FieldGroup label={said.societies} required problem={problem}>
              <Checkbox.Group
                className="choices"
                value={typed.trial}
                onChange={(trial) => set({ trial })}
                options={societies
                  .filter(({ jurisdiction }) => template.jurisdiction === 'CN' || jurisdiction === template.jurisdiction)
                  .map(({ id, name }) => ({ value: id, label: text(name) }))}
              />
            </FieldGroup>
          )}
        </Loaded>
      )}
    </>
  );
}
