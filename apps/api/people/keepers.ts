import type { Sql } from '../../../libs/persistence';
import { TODAY } from '../../../libs/rights';
import { ApiException } from '../errors/api-exception';

/**
 * Refuses when nobody would be left to run the society's accounts after that day (null: from now on): a keeper counts when his post goes on
 * and his account works. The society's row is locked first, so that two keepers cannot end each other at once.
 */
export async function refuseLastKeeper(sql: Sql, society: string, leaving: string, on: string | null): Promise<void> {
  await sql.one('select 1 from guicheng.organisation where id = $1 for no key update', [society]);
  const other = await sql.one(
    `select 1 from guicheng.post k join guicheng.account a on a.person = k.person and not a.disabled
      where k.organisation = $1 and k.role = 'society-administrator' and k.person <> $2 and k.voided_at is null
        and k.held_from <= greatest($3::date, ${TODAY}) and (k.held_to is null or k.held_to > greatest($3::date, ${TODAY})) limit 1`,
    [society, leaving, on],
  );
  if (!other) throw new ApiException('LAST_KEEPER');
}
