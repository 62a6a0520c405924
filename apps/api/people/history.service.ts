import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type ActView, type AdministrativeAction } from '../../../libs/contracts';
import type { Role } from '../../../libs/procedure';
import { Database } from '../database';

interface ActRow {
  id: string;
  at: Date;
  actor: string | null;
  action: AdministrativeAction;
  object_kind: string;
  details: { fields?: string[]; role?: Role; warning?: boolean };
  reason: string | null;
  person_name: string | null;
  organ_name: string | null;
}

const MOST = 200;

/** What was done to an organisation, its people and their accounts: by whom, when, why. Values stand in the entries themselves. */
@Injectable()
export class HistoryService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(organisation: string): Promise<ActView[]> {
    const rows = await this.database.rows<ActRow>(
      `select a.id, a.at, w.name as actor, a.action, a.object_kind, a.details, a.reason, p.name as person_name, g.name_zh as organ_name
         from guicheng.administrative_act a
         left join guicheng.person w on w.id = a.actor
         left join guicheng.person p on p.id::text = coalesce(a.details ->> 'person',
           case when a.object_kind in ('account', 'person') then a.object end)
         left join guicheng.organ g on g.id::text = coalesce(a.details ->> 'organ', case when a.object_kind = 'organ' then a.object end)
        where a.organisation = $1 order by a.at desc, a.id limit ${MOST}`,
      [organisation],
    );
    return rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actor: row.actor,
      action: row.action,
      objectKind: row.object_kind,
      about: [row.person_name, row.organ_name, row.details.role ? postTitle[row.details.role].zh : null]
        .filter((part) => part !== null)
        .join(' · '),
      fields: row.details.fields ?? [],
      reason: row.reason,
      warning: row.details.warning === true,
    }));
  }
}
