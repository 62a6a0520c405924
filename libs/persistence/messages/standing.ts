/** How things stand with those who are about to be written to: read when a message goes out, because it may have waited. */
import type { DataSource } from 'typeorm';
import type { MessageLanguage, PersonChannel, Standing } from '../../notices';
import { withConnection } from '../sql';
import type { Claimed } from './queue';
import { newsFor } from './plan';
import { placeOf, waitsFor } from './reach';

export interface Reader {
  id: string;
  /** Null: the channel does not reach him any more. */
  address: string | null;
  language: MessageLanguage;
  hours: { opens: string; closes: string } | null;
  jurisdiction: string | null;
  /** A later bundle says the same and more. */
  isOlder: boolean;
  standing: Standing;
}

interface Row {
  id: string;
  address: string | null;
  language: MessageLanguage | null;
  opens: string | null;
  closes: string | null;
  jurisdiction: string | null;
  older: boolean;
  open: number;
  first_due: Date | null;
  news: boolean;
  task_open: boolean;
  task_due: Date | null;
  email_code: string | null;
}

const ADDRESS: Record<PersonChannel['id'], string> = {
  wecom: `(select i.subject from guicheng.identity i where i.person = m.person and i.issuer = $2)`,
  dingtalk: `(select i.subject from guicheng.identity i where i.person = m.person and i.issuer = $2)`,
  // To an address that nobody has confirmed goes the link by which it is, and nothing else.
  mail: `(case when $2::text is null and (k.email_code is null or m.kind = 'confirm') then k.email end)`,
  sms: `(case when $2::text is null then w.phone end)`,
};

export async function readersOf(source: DataSource, channel: PersonChannel, claimed: Claimed[]): Promise<Map<string, Reader>> {
  const rows = await withConnection(source, (sql) =>
    sql.rows<Row>(
      `select m.id, ${ADDRESS[channel.id]} as address, k.language, k.opens, k.closes, k.email_code, ${placeOf('m.person')} as jurisdiction,
              (m.kind = 'morning' and exists (select 1 from guicheng.message later where later.person = m.person and later.kind = 'morning'
                 and later.channel = m.channel and later.made_at > m.made_at)) as older,
              coalesce(held.open, 0) as open, held.first_due,
              (m.kind = 'morning' and ${newsFor('m.person', `coalesce((m.facts ->> 'since')::timestamptz, '-infinity')`, 'guicheng.record_now()')}) as news,
              coalesce(one.open, false) as task_open, one.due as task_due
         from guicheng.message m join guicheng.person w on w.id = m.person left join guicheng.message_choice k on k.person = m.person
         left join lateral (
           select count(distinct h.task)::int as open, min(h.due_at) as first_due
             from guicheng.task_holder h join guicheng.task v on v.id = h.task join guicheng.case_file c on c.id = v.stream
            where m.kind = 'morning' and ${waitsFor('m.person')}) held on true
         left join lateral (
           select true as open, min(h.due_at) as due
             from guicheng.task_holder h join guicheng.task v on v.id = h.task join guicheng.case_file c on c.id = v.stream
            where h.task = m.task and ${waitsFor('m.person')} having count(*) > 0) one on true
        where m.id = any($1::text[])`,
      [claimed.map(({ id }) => id), channel.issuer],
    ),
  );
  return new Map(rows.map((row) => [row.id, readerOf(row)]));
}

function readerOf(row: Row): Reader {
  return {
    id: row.id,
    address: row.address,
    language: row.language ?? 'zh',
    hours: row.opens === null || row.closes === null ? null : { opens: row.opens, closes: row.closes },
    jurisdiction: row.jurisdiction,
    isOlder: row.older,
    standing: {
      open: row.open,
      firstDueAt: row.first_due?.toISOString() ?? null,
      hasNews: row.news,
      isTaskOpen: row.task_open,
      taskDueAt: row.task_due?.toISOString() ?? null,
      emailCode: row.email_code,
    },
  };
}
