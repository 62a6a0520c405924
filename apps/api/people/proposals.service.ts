import { Inject, Injectable } from '@nestjs/common';
import { LISTED_AT_MOST, postTitle, type ProposalView } from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import type { Role } from '../../../libs/procedure';
import { inForce } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { recordAct } from './acts';
import { PeopleScope } from './people-scope';
import { enterPost, prepare, refuseUnknownPost } from './terms.service';

interface ProposalRow {
  id: string;
  person: string;
  person_name: string;
  organisation: string;
  zh: string;
  en: string;
  role: Role;
  department: string | null;
  held_from: string;
  held_to: string | null;
  reason: string | null;
  proposed_by: string;
  proposer: string;
  proposed_at: Date;
  decision: 'confirmed' | 'declined' | null;
  decider: string | null;
  holds: { role: Role; zh: string; en: string }[];
}

const PROPOSALS = `select r.id, r.person, p.name as person_name, r.organisation, o.name_zh as zh, o.name_en as en, r.role, r.department,
    r.held_from::text, r.held_to::text, r.reason, r.proposed_by, w.name as proposer, r.proposed_at, r.decision, d.name as decider,
    coalesce((select jsonb_agg(jsonb_build_object('role', t.role, 'zh', g.name_zh, 'en', g.name_en))
       from guicheng.post t join guicheng.organisation g on g.id = t.organisation where t.person = r.person and ${inForce('t')}), '[]') as holds
  from guicheng.rights_proposal r join guicheng.person p on p.id = r.person join guicheng.organisation o on o.id = r.organisation
  join guicheng.person w on w.id = r.proposed_by left join guicheng.person d on d.id = r.decided_by`;

/** 等保三级: whoever would both run the house and decide in it does so only when a second person has confirmed it. */
@Injectable()
export class ProposalsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PeopleScope) private readonly scope: PeopleScope,
  ) {}

  async list(asker: Subject): Promise<ProposalView[]> {
    const rows = await this.database.rows<ProposalRow>(
      `${PROPOSALS} order by r.decision is not null, r.proposed_at desc limit ${LISTED_AT_MOST.rightsProposals}`,
    );
    return rows.map((row) => viewOf(asker, row));
  }

  async decide(asker: Subject, id: string, decision: 'confirmed' | 'declined', reason: string | null): Promise<ProposalView> {
    const row = await this.find(id);
    if (row.proposed_by === asker.person.id || row.person === asker.person.id) throw new ApiException('OWN_RIGHTS');
    const organisation = await this.scope.find(row.organisation);
    const profile = await this.scope.profile();
    if (!organisation) throw new ApiException('NOT_FOUND');
    await inTransaction(this.database.source, async (sql) => {
      const open = await sql.one(`select 1 from guicheng.rights_proposal where id = $1 and decision is null for update`, [id]);
      if (!open) throw new ApiException('PROPOSAL_DECIDED');
      let post: string | null = null;
      if (decision === 'confirmed') {
        refuseUnknownPost(organisation, profile, row.role);
        const given = {
          person: { id: row.person, name: row.person_name },
          organisation: row.organisation,
          role: row.role,
          department: row.department,
          from: row.held_from,
          to: row.held_to,
        };
        // What may have changed since it was proposed is asked again; the second person stands here now.
        await prepare(sql, profile, given);
        post = await enterPost(sql, asker, given);
      }
      await sql.run(
        `update guicheng.rights_proposal set decision = $2, decided_by = $3, decided_at = guicheng.record_now(), decision_reason = $4, post = $5
          where id = $1`,
        [id, decision, asker.person.id, reason, post],
      );
      await recordAct(sql, asker.person.id, {
        action: decision === 'confirmed' ? 'proposal-confirmed' : 'proposal-declined',
        object: { kind: 'proposal', id },
        organisation: row.organisation,
        ids: { person: row.person, role: row.role, ...(post === null ? {} : { post }) },
        warning: decision === 'confirmed',
        reason,
      });
    });
    return viewOf(asker, await this.find(id));
  }

  private async find(id: string): Promise<ProposalRow> {
    const row = await this.database.one<ProposalRow>(`${PROPOSALS} where r.id = $1`, [id]);
    if (!row) throw new ApiException('NOT_FOUND');
    return row;
  }
}

function viewOf(asker: Subject, row: ProposalRow): ProposalView {
  return {
    id: row.id,
    person: { id: row.person, name: row.person_name },
    role: row.role,
    title: postTitle[row.role],
    organisation: { id: row.organisation, name: { zh: row.zh, en: row.en } },
    from: row.held_from,
    to: row.held_to,
    reason: row.reason,
    holds: row.holds.map(({ role, zh, en }) => ({ title: postTitle[role], organisation: { zh, en } })),
    proposedBy: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    decision: row.decision,
    decidedBy: row.decider,
    mayDecide: row.decision === null && row.proposed_by !== asker.person.id && row.person !== asker.person.id,
  };
}
