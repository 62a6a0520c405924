/** An inbox as full as one likes, put into the store by SQL. */
import { demo } from '../../libs/demo';
import type { ApiAlone } from '../support/api-alone';

export const LATER_TASKS = 5;
/** A tenth of everything waits in each of these two inboxes, the rest in a thousand others. */
export const READERS = {
  official: { organisation: demo.ASSOCIATION, role: 'association-officer' },
  secretary: { organisation: demo.ENVIRONMENT_SOCIETY, role: 'society-secretariat' },
} as const;
export type Reader = keyof typeof READERS;

/** Cases with these numbers: each has one open task, and others that were done before it. */
export async function seed(api: ApiAlone, from: number, to: number): Promise<void> {
  const { official, secretary } = READERS;
  await api.owner(
    `with clock as (select guicheng.record_now() as now, (guicheng.record_now() at time zone 'Asia/Shanghai')::date as today),
       template as (select hash from guicheng.template_version where procedure = 'branch-setup' and jurisdiction = 'CN' order by version desc limit 1),
       b as (select n, md5('case ' || n)::uuid as id,
               case n % 10 when 0 then '${official.organisation}'::uuid when 1 then '${secretary.organisation}'::uuid
                           else md5('office ' || n % 1000)::uuid end as office,
               case n % 10 when 1 then $3::uuid else md5('applicant ' || n % 1000)::uuid end as applicant,
               case n % 10 when 0 then '${official.role}' else '${secretary.role}' end as role
             from generate_series($1::int, $2::int) as n),
       s as (insert into guicheng.stream (id, kind, seq, state, state_hash, at, closed) select id, 'case', 1, '{}', '', now(), false from b),
       c as (insert into guicheng.case_file (id, number, procedure, template_hash, society, association, applicant, subject, status, filed_at, waiting_on)
             select id, 'B-' || n, 'branch-setup', (select hash from template), '${demo.ENVIRONMENT_SOCIETY}', '${demo.ASSOCIATION}', applicant, '专业委员会' || n,
                    'open', (select now from clock) - make_interval(mins => n % 500000), '{materials}' from b),
       t as (insert into guicheng.task (id, stream, slot, block, round, purpose, audience, holders, outcomes, content_hash, opened_at, due_at, status,
                                        outcome, actor, closed_at, closed_reason)
             select id || '~materials.' || k, id, 'materials.' || k, 'materials', k, 'decide', 'society', '[]', '[]', '',
                    (select now from clock) - make_interval(mins => n % 500000), ((select today from clock) + n % 60 - 5)::timestamp at time zone 'Asia/Shanghai',
                    case k when 1 then 'open' else 'closed' end, case when k > 1 then 'complete' end, case when k > 1 then applicant end,
                    case when k > 1 then (select now from clock) - make_interval(mins => n % 500000) end, case when k > 1 then 'acted' end
               from b cross join generate_series(1, ${1 + LATER_TASKS}) as k returning id, stream, status, due_at, opened_at)
     insert into guicheng.task_holder (task, organisation, role, turned, open, due_at, opened_at, to_take, society, procedure)
     select t.id, b.office, b.role, false, t.status = 'open', t.due_at, t.opened_at, false, '${demo.ENVIRONMENT_SOCIETY}', 'branch-setup'
       from t join b on b.id = t.stream`,
    [from + 1, to, demo.people.find(({ login }) => login === 'secretary')?.id],
  );
}
