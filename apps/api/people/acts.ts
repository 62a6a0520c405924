import { json, type Sql } from '../../../libs/persistence';
import type { AdministrativeAction } from '../../../libs/contracts';

export interface Act {
  action: AdministrativeAction;
  object: {
    kind:
      | 'organisation'
      | 'person'
      | 'post'
      | 'seat'
      | 'organ'
      | 'account'
      | 'proposal'
      | 'assignment'
      | 'deployment'
      | 'publication'
      | 'design'
      | 'policy'
      | 'case';
    id: string;
  };
  organisation?: string | null;
  /** Names of what changed; values stand in the rows themselves. */
  fields?: string[];
  /** Ids that explain it: whom it is about, the scan of a letter. */
  ids?: Record<string, string>;
  warning?: boolean;
  reason?: string | null;
}

/** Writes what somebody who runs the house did, in the transaction of the change itself. */
export async function recordAct(sql: Sql, actor: string, act: Act): Promise<void> {
  const details = {
    ...(act.fields && act.fields.length > 0 ? { fields: act.fields } : {}),
    ...act.ids,
    ...(act.warning ? { warning: true } : {}),
  };
  await sql.run(
    `insert into guicheng.administrative_act (actor, action, object_kind, object, organisation, details, reason)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [actor, act.action, act.object.kind, act.object.id, act.organisation ?? null, json(details), act.reason ?? null],
  );
}
