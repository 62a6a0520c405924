import { Inject, Injectable } from '@nestjs/common';
import { LISTED_AT_MOST, type StartProposalView } from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import type { Role, Text } from '../../../libs/procedure';
import { HOLDS_TASK } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';
import { isInOffice } from './office';

interface ProposalRow {
  id: string;
  procedure: string;
  title: Text;
  society: string;
  subject: string;
  organisation: string;
  role: Role;
  nobody: Role | null;
  made_at: Date;
  status: StartProposalView['status'];
  decided_at: Date | null;
  started: string | null;
}

/** What this person may decide, and what he has decided; one that has lapsed is nobody's any more. `$1`: the person. */
const MINE = `select h.*, t.template -> 'title' as title
  from (select p.*, null::uuid as person, null::uuid[] as without from guicheng.proposal p) h
  join guicheng.template_version t on t.hash = h.template_hash
 where h.status <> 'lapsed' and (h.decided_by = $1 or ${HOLDS_TASK})`;

/** 提请研判: what registers say should begin. Nothing begins before somebody inside the house has confirmed it. */
@Injectable()
export class StartProposalsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async list(asker: Subject): Promise<StartProposalView[]> {
    const [names, rows] = await Promise.all([
      this.names.read(),
      this.database.rows<ProposalRow>(
        `${MINE} order by h.status = 'open' desc, h.made_at desc limit ${LISTED_AT_MOST.startProposals}`,
        [asker.person.id],
      ),
    ]);
    return rows.map((row) => viewOf(row, names));
  }

  /** In one transaction with its entry among the administrative acts; the case begins in the name of whoever confirmed. */
  async decide(
    asker: Subject,
    id: string,
    decision: { status: 'confirmed' } | { status: 'set-aside'; reason: string },
  ): Promise<StartProposalView> {
    const { status } = decision;
    const person = asker.person.id;
    const row = await this.find(person, id);
    await inTransaction(this.database.source, async (sql) => {
      if (!(await isInOffice(sql, person, row))) throw new ApiException('NOT_FOUND');
      const changed = await sql.run(
        `update guicheng.proposal set status = $2, decided_by = $3, decided_at = guicheng.record_now() where id = $1 and status = 'open'`,
        [id, status, person],
      );
      if (changed === 0) throw new ApiException('PROPOSAL_DECIDED');
      await recordAct(sql, person, {
        action: status === 'confirmed' ? 'start-confirmed' : 'start-set-aside',
        object: { kind: 'proposal', id },
        organisation: row.society,
        reason: 'reason' in decision ? decision.reason : null,
      });
      if (status === 'confirmed') sql.later(`select pg_notify('guicheng_outbox', '')`);
    });
    return viewOf(await this.find(person, id), await this.names.read());
  }

  private async find(person: string, id: string): Promise<ProposalRow> {
    const row = await this.database.one<ProposalRow>(`${MINE} and h.id = $2`, [person, id]);
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }
}

function viewOf(row: ProposalRow, names: Names): StartProposalView {
  return {
    id: row.id,
    procedure: { id: row.procedure, title: row.title },
    society: names.organisation(row.society),
    subject: row.subject,
    madeAt: row.made_at.toISOString(),
    status: row.status,
    decidedAt: row.decided_at?.toISOString() ?? null,
    case: row.started,
  };
}
