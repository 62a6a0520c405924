import { Radio } from 'antd';
import { Link } from 'react-router';
import type { StartProposalView } from '../../../../libs/contracts/starts';
import { fill } from '../messages';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { civilDateOf, formatDay } from '../shared/dates';
import { FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Folded, Page, Sheet, Tag } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { calendarApi, readProposalsAgain, useStartProposals } from './calendar-api';

/** 提请研判: what registers say may have to begin. People decide; until then whoever it is about sees nothing. */
export function StartProposalsPage() {
  const { words } = useSpeech();
  const said = words.society.starts;
  const proposals = useStartProposals();
  return (
    <Page title={said.title} intro={said.intro}>
      <Loaded query={proposals}>
        {(list) => {
          const [open, decided] = [true, false].map((isOpen) => list.filter(({ status }) => (status === 'open') === isOpen));
          return (
            <div className="stack">
              {open?.length === 0 && <Empty title={said.empty} hint={said.emptyHint} />}
              {open?.map((proposal) => (
                <Proposal key={proposal.id} proposal={proposal} />
              ))}
              {decided && decided.length > 0 && (
                <Folded summary={fill(said.decided, { n: decided.length })}>
                  {decided.map((proposal) => (
                    <Proposal key={proposal.id} proposal={proposal} />
                  ))}
                </Folded>
              )}
              <ShortListEnd list="startProposals" came={list.length} first="open" />
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Proposal({ proposal }: { proposal: StartProposalView }) {
  const { words, text, language } = useSpeech();
  const said = words.society.starts;
  const { status, decidedAt } = proposal;
  const day = (at: string) => formatDay(civilDateOf(at), language, true);
  return (
    <Sheet
      title={`${text(proposal.society.name)} · ${text(proposal.procedure.title)}`}
      aside={<Tag tone={status === 'open' ? 'care' : 'plain'}>{said[status]}</Tag>}
    >
      <p className="soft">
        {fill(said.madeOn, { day: day(proposal.madeAt) })}
        {decidedAt !== null && ` · ${fill(said.decidedOn, { day: day(decidedAt) })}`}
      </p>
      {proposal.case !== null && (
        <p>
          <Link to={`/cases/${proposal.case}`}>{said.toCase}</Link>
        </p>
      )}
      {status === 'open' && <DecideForm proposal={proposal} />}
    </Sheet>
  );
}

interface Draft {
  decision: 'confirm' | 'setAside' | null;
  reason: string;
}

function DecideForm({ proposal }: { proposal: StartProposalView }) {
  const { words, text } = useSpeech();
  const said = words.society.starts;
  const [{ decision, reason }, setDraft, forget] = useKept<Draft>(`start-proposal.${proposal.id}`, {
    decision: null,
    reason: '',
  });
  const needsReason = decision === 'setAside' && reason.trim() === '';
  const send = () => {
    if (decision === null || needsReason) return null;
    const sent = decision === 'confirm' ? calendarApi.confirm(proposal.id) : calendarApi.setAside(proposal.id, reason.trim());
    return sent.then(async () => {
      forget();
      await readProposalsAgain();
    });
  };
  return (
    <ChangeForm label={`${said.decide}${words.app.colon}${text(proposal.society.name)}`} submit={said.submit} send={send}>
      {(problemOf, tried) => (
        <>
          <FieldGroup label={said.decide} required problem={tried && decision === null ? said.choose : undefined}>
            <Radio.Group
              className="choices"
              value={decision}
              options={(['confirm', 'setAside'] as const).map((value) => ({ value, label: said[value] }))}
              onChange={(event) => setDraft({ decision: event.target.value as Draft['decision'], reason })}
            />
          </FieldGroup>
          {decision === 'setAside' && (
            <ReasonField
              label={said.reason}
              missing={said.reasonRequired}
              value={reason}
              onChange={(typed) => setDraft({ decision, reason: typed })}
              tried={tried && needsReason}
              problem={problemOf('reason')}
            />
          )}
        </>
      )}
    </ChangeForm>
  );
}
