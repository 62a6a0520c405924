import { Inject, Injectable } from '@nestjs/common';
import type { ExceptionKind } from '../../../libs/contracts';
import { Database } from '../database';

interface Counted {
  stream: string;
  kind: ExceptionKind;
  count: number;
}

/**
 * Where a supervisor looks first, counted from the record itself: what was entered on another day than it happened, what came after
 * its deadline, results that were corrected, meetings at the edge of quorum. A count is a place to look, not a finding.
 */
const EXCEPTIONS = `
  select e.stream, 'back-dated' as kind, count(*)::int as count from guicheng.stream_event e
   where e.stream = any($1::uuid[]) and e.occurred_on <> (e.at at time zone 'Asia/Shanghai')::date group by 1
  union all
  select t.stream, 'late', count(*)::int from guicheng.task t
   where t.stream = any($1::uuid[]) and t.actor is not null and t.closed_at > t.due_at group by 1
  union all
  select e.stream, 'turned', count(*)::int from guicheng.stream_event e
   where e.stream = any($1::uuid[]) and e.kind = 'clock-struck' group by 1
  union all
  select e.stream, 'corrected-result', count(*)::int from guicheng.stream_event e
   where e.stream = any($1::uuid[]) and e.kind = 'item-resulted' and e.event ->> 'stage' = 'announced' and (e.event ->> 'version')::int > 1 group by 1
  union all
  select e.stream, 'edge-of-quorum', count(*)::int from guicheng.stream_event e
   where e.stream = any($1::uuid[]) and e.kind = 'item-resulted' and e.event ->> 'stage' = 'announced'
     and e.event #>> '{result,arithmetic,present}' = e.event #>> '{result,arithmetic,quorumNeeded}' group by 1
  union all
  select x.case_id, 'recusal', sum(x.times)::int from (
    select distinct e.stream as case_id, g.id, item ->> 'id' as item, jsonb_array_length(item -> 'recused') as times
      from guicheng.stream_event e join guicheng.sitting g on g.id = (e.event ->> 'sitting')::uuid
      cross join lateral jsonb_array_elements(g.items) item
     where e.stream = any($1::uuid[]) and e.kind in ('agenda-listed', 'item-resulted') and item #>> '{source,case}' = e.stream::text) x
   where x.times > 0 group by 1
  union all
  select a.stream, 'refused-attempt', count(*)::int from guicheng.attempt a where a.stream = any($1::uuid[]) group by 1`;

@Injectable()
export class ExceptionsQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** By case; a case without any is not in it. */
  async of(cases: string[]): Promise<Map<string, { kind: ExceptionKind; count: number }[]>> {
    const found = new Map<string, { kind: ExceptionKind; count: number }[]>();
    for (const { stream, kind, count } of await this.database.rows<Counted>(EXCEPTIONS, [cases])) {
      found.set(stream, [...(found.get(stream) ?? []), { kind, count }]);
    }
    return found;
  }
}
