import { Inject, Injectable } from '@nestjs/common';
import type { HandOverAnswer } from '../../../libs/contracts';
import { derivedUuid } from '../../../libs/persistence';
import type { ActionAsked, Role } from '../../../libs/procedure';
import { inForce } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { IntentsService } from '../intents/intents.service';
import { isUuid } from '../requests';
import type { Subject } from '../session/session.service';
import { AccountsService } from './accounts.service';

interface OpenCase {
  id: string;
  number: string;
  society: string;
  association: string;
  is_applicant: boolean;
}

/** So many cases in one request; the page asks again with the same key, and what was done is answered from the store. */
const BATCH = 25;

/**
 * Somebody leaves: in each open case what was his own becomes another's. One intent for each case, under a key derived from the
 * request's, so that a hand-over that broke off goes on where it stood. Votes and acts of a party body stay behind; the machine says so.
 */
@Injectable()
export class HandOverCases {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(IntentsService) private readonly intents: IntentsService,
  ) {}

  async handOver(asker: Subject, key: unknown, from: string, to: string, reason: string): Promise<HandOverAnswer> {
    if (!isUuid(key)) throw new ApiException('KEY_REQUIRED');
    if (from === to) throw new ApiException('PERSON_UNFIT', {}, 'to');
    await this.accounts.mine(asker, this.database, from);
    await this.accounts.mine(asker, this.database, to);
    const open = await this.openCases(asker.person.id, from, key);
    const cases: HandOverAnswer['cases'] = [];
    for (const row of open.slice(0, BATCH))
      cases.push({ number: row.number, refused: await this.ask(asker, key, row, from, to, reason) });
    return { cases, left: Math.max(0, open.length - BATCH) };
  }

  private async ask(
    asker: Subject,
    key: string,
    row: OpenCase,
    from: string,
    to: string,
    reason: string,
  ): Promise<HandOverAnswer['cases'][number]['refused']> {
    const role = row.is_applicant ? await this.roleIn(row.society, to) : null;
    const does: ActionAsked = role === null ? { kind: 'handed-over', from, to } : { kind: 'applicant-changed', to, role };
    const organisation = asker.posts.some((post) => post.organisation.id === row.society) ? row.society : row.association;
    const capacity = {
      role: asker.posts.find((post) => post.organisation.id === organisation)?.role ?? 'administrator',
      organisation,
    } as const;
    try {
      await this.intents.submit({
        ...{ asker, key: derivedUuid(key, row.id), kind: 'action', stream: row.id, streamKind: 'case', target: null },
        ...{ contentHash: null, request: { does, reason }, body: { does, reason, capacity } },
      });
      return null;
    } catch (error) {
      if (error instanceof ApiException) return { code: error.error.code, message: error.error.message };
      throw error;
    }
  }

  /** The first post that he holds there today. */
  private async roleIn(society: string, person: string): Promise<Role | null> {
    const row = await this.database.one<{ role: Role }>(
      `select p.role from guicheng.post p where p.person = $1 and p.organisation = $2 and ${inForce('p')} order by p.held_from, p.role limit 1`,
      [person, society],
    );
    return row?.role ?? null;
  }

  /** Where something is his own, or where he is the applicant, and which this request has not asked yet. */
  private async openCases(asker: string, person: string, key: string): Promise<OpenCase[]> {
    const rows = await this.database.rows<OpenCase>(
      `select c.id, c.number, c.society, c.association, c.applicant = $1 as is_applicant from guicheng.case_file c
        where c.status = 'open' and (c.applicant = $1 or exists (
          select 1 from guicheng.task_holder h join guicheng.task t on t.id = h.task
           where t.stream = c.id and h.open and h.person = $1)) order by c.filed_at, c.id`,
      [person],
    );
    const asked = await this.database.rows<{ key: string }>(
      'select key::text as key from guicheng.intent where actor = $1 and key = any($2::uuid[])',
      [asker, rows.map(({ id }) => derivedUuid(key, id))],
    );
    const done = new Set(asked.map((row) => row.key));
    return rows.filter(({ id }) => !done.has(derivedUuid(key, id)));
  }
}
