import { Button } from 'antd';
import { useState } from 'react';
import type { GrantView } from '../../../../libs/contracts/supervision';
import { fill } from '../messages';
import { ReasonField } from '../shared/change-fields';
import { ChangeForm } from '../shared/change-form';
import { useSpeech } from '../shared/language';
import { Empty, Loaded, Note } from '../shared/notes';
import { Page, Sheet, Tag } from '../shared/page';
import { GrantFacts } from './grant-facts';
import { ProposeGrant } from './propose-grant';
import { readSupervisionAgain, supervisionApi, useGrants } from './supervision-api';

const TONES = { proposed: 'care', ahead: 'plain', 'in-force': 'good', over: 'plain', revoked: 'plain' } as const;

/** Proposed by one, confirmed by another, revoked by any of those who may give it. */
export function GrantsPage() {
  const { words } = useSpeech();
  const said = words.supervision.grants;
  const grants = useGrants();
  const [proposing, setProposing] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const finish = async (sentence: string) => {
    await readSupervisionAgain();
    setProposing(false);
    setDone(sentence);
  };
  return (
    <Page
      title={said.title}
      intro={said.intro}
      actions={
        !proposing && (
          <Button type="primary" onClick={() => setProposing(true)}>
            {said.propose}
          </Button>
        )
      }
    >
      <div className="stack">
        {done && (
          <Note tone="good" live>
            {done}
          </Note>
        )}
        {proposing && (
          <Sheet title={said.form}>
            <ProposeGrant onDone={() => finish(said.proposedNote)} onCancel={() => setProposing(false)} />
          </Sheet>
        )}
        <Loaded query={grants}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={said.empty} hint={said.emptyHint} />
            ) : (
              <ul className="rows sheet">
                {list.map((grant) => (
                  <Grant key={grant.id} grant={grant} onDone={finish} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

function Grant({ grant, onDone }: { grant: GrantView; onDone: (sentence: string) => Promise<void> }) {
  const { words } = useSpeech();
  const said = words.supervision.grants;
  const [open, setOpen] = useState<'confirm' | 'revoke' | null>(null);
  const done = (sentence: string) => async () => {
    setOpen(null);
    await onDone(sentence);
  };
  return (
    <li className="row">
      <p className="row-line">
        <span className="row-title">{grant.person.name}</span>
        <Tag tone={TONES[grant.status]}>{said.status[grant.status]}</Tag>
      </p>
      <GrantFacts grant={grant} />
      <p className="soft">
        {[
          fill(said.proposedBy, { name: grant.proposedBy }),
          grant.confirmedBy && fill(said.confirmedBy, { name: grant.confirmedBy }),
          grant.revokedBy && fill(said.revokedBy, { name: grant.revokedBy, reason: grant.revokeReason ?? '' }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {open === null && (grant.mayConfirm || grant.mayRevoke) && (
        <div className="row-actions">
          {grant.mayConfirm && (
            <Button type="primary" onClick={() => setOpen('confirm')}>
              {said.confirm}
            </Button>
          )}
          {grant.mayRevoke && <Button onClick={() => setOpen('revoke')}>{said.revoke}</Button>}
        </div>
      )}
      {open === 'confirm' && (
        <ChangeForm
          label={said.confirm}
          submit={said.confirm}
          send={() => supervisionApi.confirm(grant.id).then(done(said.confirmedNote))}
          onCancel={() => setOpen(null)}
        >
          {() => <p>{fill(said.confirmAsk, { person: grant.person.name })}</p>}
        </ChangeForm>
      )}
      {open === 'revoke' && <Revoke grant={grant} onDone={done(said.revokedNote)} onCancel={() => setOpen(null)} />}
    </li>
  );
}

function Revoke({ grant, onDone, onCancel }: { grant: GrantView; onDone: () => Promise<void>; onCancel: () => void }) {
  const { words } = useSpeech();
  const said = words.supervision.grants;
  const [reason, setReason] = useState('');
  return (
    <ChangeForm
      label={said.revokeForm}
      submit={said.revoke}
      danger
      send={() => (reason.trim() === '' ? null : supervisionApi.revoke(grant.id, reason.trim()).then(onDone))}
      onCancel={onCancel}
    >
      {(problemOf, tried) => (
        <ReasonField
          label={said.revokeReason}
          value={reason}
          onChange={setReason}
          missing={said.giveReason}
          tried={tried}
          problem={problemOf('reason')}
        />
      )}
    </ChangeForm>
  );
}
