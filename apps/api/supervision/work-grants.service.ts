import { Inject, Injectable } from '@nestjs/common';
import { grantInForce } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';

/** A grant under which its holder works today. */
export interface WorkGrant {
  id: string;
  association: string;
  /** Null: all of the association's. */
  societies: string[] | null;
  procedures: string[] | null;
  from_on: string;
  until_on: string;
  reason: string;
}

@Injectable()
export class WorkGrants {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The asker's own, in force today; any other is as if it did not exist. */
  async of(asker: Subject, id: string): Promise<WorkGrant> {
    const row = await this.database.one<WorkGrant>(
      `select v.id, v.association, v.societies::text[] as societies, v.procedures, v.from_on::text as from_on, v.until_on::text as until_on, v.reason
         from guicheng.supervision_grant v where v.id = $2 and v.person = $1 and ${grantInForce('v')}`,
      [asker.person.id, id],
    );
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  /** Every society that it reaches. */
  async societies({ association, societies }: WorkGrant): Promise<string[]> {
    if (societies !== null) return societies;
    const rows = await this.database.rows<{ id: string }>(
      `select id from guicheng.organisation where association = $1 and kind = 'society' order by name_zh`,
      [association],
    );
    return rows.map(({ id }) => id);
  }
}
