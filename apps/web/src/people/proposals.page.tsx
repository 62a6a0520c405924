import { Radio } from 'antd';
import type { ProposalView } from '../../../../libs/contracts/people';
import { fill } from '../messages';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { formatInstant } from '../shared/dates';
import { FieldGroup } from '../shared/field';
import { useKept } from '../shared/kept';
import { useSpeech } from '../shared/language';
import { Empty, Loaded } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { ShortListEnd } from '../shared/short-list';
import { peopleApi, readPeopleAgain, useProposals } from './people-api';

/** 等保三级: what waits for a second person, and what was decided. */
export function ProposalsPage() {
  const { words } = useSpeech();
  const said = words.people;
  const proposals = useProposals();
  return (
    <Page title={said.proposals} intro={said.proposalsIntro}>
      <Loaded query={proposals}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={said.noProposals} hint={said.noProposalsHint} />
          ) : (
            <>
              {list.map((proposal) => (
                <Proposal key={proposal.id} proposal={proposal} />
              ))}
              <ShortListEnd list="rightsProposals" came={list.length} first="newest" />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

interface Draft {
  decision: 'confirmed' | 'declined' | null;
  reason: string;
}

function Proposal({ proposal }: { proposal: ProposalView }) {
  const { words, text, language } = useSpeech();
  const said = words.people;
  const [{ decision, reason }, setDraft, forget] = useKept<Draft>(`proposal.${proposal.id}`, { decision: null, reason: '' });
  const needsReason = decision === 'declined' && reason.trim() === '';
  return (
    <Sheet
      title={`${proposal.person.name} · ${text(proposal.title)}`}
      aside={
        proposal.decision && (
          <Tag tone={proposal.decision === 'confirmed' ? 'good' : 'plain'}>{said.decided[proposal.decision]}</Tag>
        )
      }
    >
      <p>
        {text(proposal.organisation.name)} ·{' '}
        {proposal.to === null
          ? fill(said.since, { day: proposal.from })
          : fill(said.fromTo, { from: proposal.from, to: proposal.to })}
      </p>
      <p className="soft">
        {fill(said.holdsNow, {
          posts: proposal.holds.map((post) => `${text(post.organisation)} ${text(post.title)}`).join(words.app.semicolon),
        })}
      </p>
      <p className="soft">
        {fill(said.proposedBy, { by: proposal.proposedBy, at: formatInstant(proposal.proposedAt, language) })}
        {proposal.reason && ` · ${proposal.reason}`}
      </p>
      {proposal.mayDecide && (
        <ChangeForm
          label={`${said.proposals}${words.app.colon}${proposal.person.name}`}
          submit={said.decide}
          send={() =>
            decision === null || needsReason
              ? null
              : peopleApi.decide(proposal.id, decision, reason.trim()).then(async () => {
                  forget();
                  await readPeopleAgain();
                })
          }
        >
          {(problemOf, tried) => (
            <>
              <FieldGroup label={said.decision} required problem={tried && !decision ? words.organs.choose : undefined}>
                <Radio.Group
                  className="choices"
                  value={decision}
                  options={(['confirmed', 'declined'] as const).map((value) => ({ value, label: said.decided[value] }))}
                  onChange={(event) => setDraft({ decision: event.target.value as Draft['decision'], reason })}
                />
              </FieldGroup>
              <ReasonField
                label={decision === 'declined' ? said.reason : said.reasonOptional}
                value={reason}
                onChange={(typed) => setDraft({ decision, reason: typed })}
                tried={tried && needsReason}
                problem={problemOf('reason')}
              />
            </>
          )}
        </ChangeForm>
      )}
      {!proposal.mayDecide && proposal.decision === null && <p className="soft">{said.waitsForSecond}</p>}
    </Sheet>
  );
}
