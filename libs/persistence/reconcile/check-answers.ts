/** What people were told against what the log holds, and rows that belong to no log at all. */
import type { DataSource } from 'typeorm';
import { DERIVED, type Difference } from '../log/rebuild';
import { withConnection, type Sql } from '../sql';

/** Every answered intent has its event where the answer says, and every person's event its answer. */
export function checkAnswers(source: DataSource): Promise<Difference[]> {
  return withConnection(source, async (sql) => {
    const rows = await sql.rows<{ stream: string; key: string; where: string; what: Difference['what'] }>(
      `select i.stream, i.id::text as key, 'stream_event' as where, 'missing' as what from guicheng.intent i
        where i.answer ->> 'answered' = 'accepted'
          and not exists (select 1 from guicheng.stream_event e where e.stream = i.stream and e.id = i.id::text)
       union all
       select i.stream, i.id::text, 'intent.answer', case when i.answer is null then 'missing' else 'different' end
         from guicheng.intent i join guicheng.stream_event e on e.stream = i.stream and e.id = i.id::text
        where i.answer is null or i.answer ->> 'answered' <> 'accepted' or (i.answer ->> 'seq')::int <> e.seq
       union all
       select e.stream, e.seq::text, 'intent', 'missing' from guicheng.stream_event e
        where e.intent_hash is not null and not exists (select 1 from guicheng.intent i where i.stream = e.stream and i.id::text = e.id)
          and not exists (select 1 from guicheng.case_start b where b.stream = e.stream and b.event = e.id)
       union all
       select b.stream, b.event, 'case_start', 'unexpected' from guicheng.case_start b
        where not exists (select 1 from guicheng.stream_event e where e.stream = b.stream and e.id = b.event and e.intent_hash is not null)
       order by 1, 2`,
    );
    return [...rows, ...(await orphans(sql))];
  });
}

/** Rows that only append writes, of logs that are not there: folding each log again never meets them. */
async function orphans(sql: Sql): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const { name, owner } of DERIVED) {
    const rows = await sql.rows<{ stream: string }>(
      `select distinct ${owner}::text as stream from guicheng."${name}" t
        where ${owner} is not null and not exists (select 1 from guicheng.stream s where s.id::text = ${owner}::text)`,
    );
    for (const { stream } of rows) found.push({ stream, where: name, what: 'unexpected' });
  }
  return found;
}
