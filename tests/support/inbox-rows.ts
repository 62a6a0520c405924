/** Rows of the lists of people's work, put into the store as append would write them: many, of any age, without walking a case. */
import { randomUUID } from 'node:crypto';
import { demo } from '../../libs/demo';

export interface InventedTask {
  subject: string;
  society: string;
  organisation: string;
  role: string;
  nobody: string | null;
  person: string | null;
  turned: boolean;
  toTake: boolean;
  audience: string;
  /** Civil midnight in Shanghai, so many days from today on; null: no limit. */
  dueInDays: number | null;
  openedMinutesAgo: number;
  procedure: string;
  applicant: string;
  /** Closed by this person. */
  actor: string | null;
  outcome: string;
  closedMinutesAgo: number;
  /** Posts that it was copied to, so many minutes ago. */
  copies: { organisation: string; role: string; minutesAgo: number }[];
}

/** At the secretariat of the environment society, asked for by its clerk. */
export const task = (change: Partial<InventedTask> = {}): InventedTask => ({
  subject: `专业委员会${randomUUID().slice(0, 6)}`,
  society: demo.ENVIRONMENT_SOCIETY,
  organisation: demo.ENVIRONMENT_SOCIETY,
  role: 'society-secretariat',
  nobody: null,
  person: null,
  turned: false,
  toTake: false,
  audience: 'society',
  dueInDays: 5,
  openedMinutesAgo: 60,
  procedure: 'branch-setup',
  applicant: demo.people.find(({ login }) => login === 'clerk')?.id ?? '',
  actor: null,
  outcome: 'complete',
  closedMinutesAgo: 0,
  copies: [],
  ...change,
});

type Owner = <Row>(text: string, values?: unknown[]) => Promise<Row[]>;

let numbered = 0;

/** Gives the task's and the case's ids in the order asked. */
export async function invent(owner: Owner, tasks: InventedTask[]): Promise<{ id: string; case: string; number: string }[]> {
  const rows = tasks.map((one) => {
    const stream = randomUUID();
    return { ...one, case: stream, id: `${stream}~materials.1`, number: `GC-2026-${String((numbered += 1)).padStart(6, '0')}` };
  });
  await owner(
    `with r as (select * from jsonb_to_recordset($1::jsonb) as r (
         id text, "case" uuid, number text, subject text, society uuid, organisation uuid, role text, nobody text, person uuid, turned boolean,
         "toTake" boolean, audience text, "dueInDays" integer, "openedMinutesAgo" integer, procedure text, applicant uuid, actor uuid,
         outcome text, "closedMinutesAgo" integer, copies jsonb)),
       clock as (select guicheng.record_now() as now, (guicheng.record_now() at time zone 'Asia/Shanghai')::date as today),
       template as (select hash from guicheng.template_version where procedure = 'branch-setup' and jurisdiction = 'CN'
                     order by version desc limit 1),
       s as (insert into guicheng.stream (id, kind, seq, state, state_hash, at, closed)
             select "case", 'case', 1, '{}', '', now(), false from r),
       c as (insert into guicheng.case_file (id, number, procedure, template_hash, society, association, applicant, subject, status, filed_at, waiting_on)
             select "case", number, procedure, (select hash from template), society, '${demo.ASSOCIATION}', applicant, subject, 'open',
                    (select now from clock) - make_interval(mins => "openedMinutesAgo"), '{materials}' from r),
       t as (insert into guicheng.task (id, stream, slot, block, round, purpose, audience, holders, outcomes, content_hash, opened_at, due_at,
                                        status, outcome, actor, closed_at, closed_reason)
             select id, "case", 'materials.1', 'materials', 1, 'decide', audience, '[]', '[]', '',
                    (select now from clock) - make_interval(mins => "openedMinutesAgo"),
                    ((select today from clock) + "dueInDays")::timestamp at time zone 'Asia/Shanghai',
                    case when actor is null then 'open' else 'closed' end, case when actor is not null then outcome end, actor,
                    case when actor is not null then (select now from clock) - make_interval(mins => "closedMinutesAgo") end,
                    case when actor is not null then 'acted' end from r returning id),
       n as (insert into guicheng.notice (id, stream, organisation, role, message, at)
             select r."case" || '~1~' || k.n || '~' || (k.copy ->> 'organisation') || '~' || (k.copy ->> 'role'), r."case",
                    (k.copy ->> 'organisation')::uuid, k.copy ->> 'role', 'copied',
                    (select now from clock) - make_interval(mins => (k.copy ->> 'minutesAgo')::integer)
               from r cross join lateral jsonb_array_elements(r.copies) with ordinality as k (copy, n))
     insert into guicheng.task_holder (task, organisation, role, nobody, person, turned, open, due_at, opened_at, to_take,
                                       society, procedure)
     select r.id, organisation, role, nobody, person, turned, actor is null,
            ((select today from clock) + "dueInDays")::timestamp at time zone 'Asia/Shanghai',
            (select now from clock) - make_interval(mins => "openedMinutesAgo"), "toTake", society, procedure from r join t on t.id = r.id`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id, number, case: stream }) => ({ id, number, case: stream }));
}
