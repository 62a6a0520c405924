import { Inject, Injectable } from '@nestjs/common';
import { GRANT_REACHES_CASE, grantInForce, grantReachesSociety, SOCIETIES_SUPERVISED } from '../../../libs/rights';
import { Database } from '../database';
import type { Subject } from '../session/session.service';

export type ReadingKind = 'cases' | 'case' | 'task' | 'file' | 'sittings' | 'sitting' | 'organs' | 'register';

/** What a supervisor opened: within his grant, or by a right of his own. */
export interface Opened {
  id: string;
  society: string;
  supervised: boolean;
}

/** A page that reads itself again when something changes is one reading, not a hundred. */
const SAME_READING = `interval '1 minute'`;
const INSERT = `insert into guicheng.supervised_reading (given_by, person, kind, object, society)
  select v.id, v.person, $2, $3, $4::uuid`;
const ONCE = `v.person = $1 and ${grantInForce('v')} and not exists (
  select 1 from guicheng.supervised_reading r join guicheng.supervision_grant w on w.id = r.given_by
   where w.person = $1 and ${grantInForce('w')} and r.kind = $2 and r.object = $3
     and r.at > guicheng.record_now() - ${SAME_READING})`;

/** Every reading under a supervisor's grant is written down before it is answered; what cannot be written down is not shown. */
@Injectable()
export class ReadingsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One thing of a case; `object` is its id where it is not the case itself. */
  async noteOfCase(asker: Subject, opened: Opened, kind: 'case' | 'task' | 'file', object = opened.id): Promise<void> {
    if (!opened.supervised) return;
    await this.database.rows(
      `${INSERT} from guicheng.supervision_grant v, guicheng.case_file c
        where c.id = $5 and ${GRANT_REACHES_CASE} and ${ONCE} order by v.until_on, v.id limit 1`,
      [asker.person.id, kind, object, opened.society, opened.id],
    );
  }

  /** One thing of a society that belongs to no one procedure. */
  async noteOfSociety(asker: Subject, opened: Opened, kind: 'sitting' | 'file'): Promise<void> {
    if (!opened.supervised) return;
    await this.database.rows(
      `${INSERT} from guicheng.supervision_grant v
        where ${grantReachesSociety('$4::uuid')} and ${ONCE} order by v.until_on, v.id limit 1`,
      [asker.person.id, kind, opened.id, opened.society],
    );
  }

  /** A list that holds things of these societies by a grant; of one society it is told, of several the association alone. */
  async noteList(asker: Subject, kind: ReadingKind, object: string, supervised: string[]): Promise<void> {
    const societies = [...new Set(supervised)];
    if (societies.length === 0) return;
    await this.database.rows(
      `${INSERT} from guicheng.supervision_grant v where ${ONCE} and ($5 or v.procedures is null)
          and (v.societies is null or v.societies && $6::uuid[])`,
      [asker.person.id, kind, object, societies.length === 1 ? societies[0] : null, kind === 'cases', societies],
    );
  }

  /** Societies that the asker supervises whole. */
  async societies(asker: Subject): Promise<string[]> {
    return (await this.database.rows<{ id: string }>(SOCIETIES_SUPERVISED, [asker.person.id])).map(({ id }) => id);
  }
}
