/** What every figure about steps counts, as SQL. `$1`: who reads it, `$2` and `$3`: the days. */
import { CASES_VISIBLE } from '../../../libs/rights';

/**
 * Cases filed in these days that the reader may open and that the association does not keep to itself, and of them tasks
 * that no party body keeps to itself. A case all of whose tasks are such is in no figure (users.md 6).
 */
export const COUNTED = `from guicheng.case_file c join guicheng.task t on t.stream = c.id
  where ${CASES_VISIBLE} and c.keeper is null and t.audience <> 'party-body' and t.purpose <> 'supplement'
    and (c.filed_at at time zone 'Asia/Shanghai')::date between $2::date and $3::date`;
export const DAYS = `extract(epoch from t.closed_at - t.opened_at)::float8 / 86400`;
export const DONE = `t.status = 'closed' and t.outcome is not null`;
