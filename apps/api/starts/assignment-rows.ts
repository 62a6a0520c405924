/** An assignment and how far each society is, from rows that say so already: nothing is kept twice. */
import type { AssignmentState } from '../../../libs/contracts';
import type { Text } from '../../../libs/procedure';
import { CASES_VISIBLE, HOLDS_TASK } from '../../../libs/rights';

export interface AssignmentRow {
  id: string;
  organisation: string;
  procedure: string;
  title: Text;
  due_on: string;
  assigned_at: Date;
  letter: string | null;
  sample: string | null;
  sample_name: string | null;
  asked: number;
  begun: number;
  done: number;
}

/** One row a society that was asked; the latest case that it filed for it and that has not come to nothing. */
export const ASKED = `select s.assignment, s.society, s.excepted, c.id as case_id, c.status, c.outcome
  from guicheng.assignment_society s left join lateral (
    select f.id, f.status, f.outcome from guicheng.fulfilment x join guicheng.case_file f on f.id = x.case_id
     where x.entry = s.assignment || '/' || s.society and (f.status = 'open' or f.outcome = 'completed')
     order by f.filed_at desc limit 1) c on true`;

export const ASSIGNMENTS = `select a.id, a.organisation, a.procedure, t.template -> 'title' as title, a.due_on::text as due_on, a.assigned_at,
    a.letter, a.sample, f.name as sample_name,
    count(*) filter (where s.excepted is null)::int as asked, count(s.case_id)::int as begun,
    count(*) filter (where s.outcome = 'completed')::int as done
  from guicheng.assignment a join guicheng.template_version t on t.hash = a.template_hash join (${ASKED}) s on s.assignment = a.id
  left join guicheng.stored_file f on f.id = a.sample`;
export const GROUPED = 'group by a.id, t.hash, f.id';

export interface SocietyRow {
  society: string;
  excepted: string | null;
  state: AssignmentState;
  id: string | null;
  number: string | null;
  task: string | null;
  previous: string | null;
  contact: string | null;
  contact_phone: string | null;
  reminded: number;
  reminded_on: string | null;
  calls: { at: string; by: string; outcome: 'reached' | 'not-reached'; note: string | null }[];
}

/**
 * The board: $1 who looks, $2 the assignment, $3 its association. A case is with the association while a task of it is open there, returned
 * from the day on which it was sent back until it is there again, and passed when the association has let it go on.
 */
export const BOARD = `
  select s.society, s.excepted, c.id, c.number, mine.task, earlier.id as previous, w.name as contact, w.phone as contact_phone,
         told.times as reminded, told.last_on as reminded_on, told.calls,
         case
           when s.excepted is not null then 'exempt'
           when s.status = 'closed' then 'passed'
           when s.status is null and exists (select 1 from guicheng.draft d where d.fulfils = s.assignment || '/' || s.society) then 'filling'
           when s.status is null and exists (
             select 1 from guicheng.assignment_reading r where r.assignment = s.assignment and r.society = s.society) then 'read'
           when s.status is null then 'unread'
           when coalesce(tasks.here, false) then 'submitted'
           when tasks.returned_at >= tasks.answered_at then 'returned'
           when coalesce(tasks.was_here, false) then 'passed'
           else 'filling' end as state
    from (${ASKED}) s join guicheng.organisation o on o.id = s.society
    left join guicheng.case_file c on c.id = s.case_id and ${CASES_VISIBLE}
    left join lateral (
      select bool_or(h.open and h.organisation = $3) as here, bool_or(h.organisation = $3) as was_here,
             max(t.closed_at) filter (where h.organisation = $3) as answered_at,
             max(t.opened_at) filter (where t.purpose = 'supplement') as returned_at
        from guicheng.task t join guicheng.task_holder h on h.task = t.id where t.stream = s.case_id) tasks on true
    left join lateral (
      select t.id as task from guicheng.task t join guicheng.task_holder h on h.task = t.id
       where t.stream = c.id and h.open and ${HOLDS_TASK} order by t.opened_at limit 1) mine on true
    left join lateral (
      select p.id from guicheng.case_file p join guicheng.assignment a on a.id = s.assignment
       where p.society = s.society and p.procedure = a.procedure and p.outcome = 'completed' and p.id is distinct from s.case_id
         and exists (select 1 from guicheng.case_file c where c.id = p.id and ${CASES_VISIBLE})
       order by p.closed_at desc limit 1) earlier on true
    left join lateral (
      select m.record ->> 'contact' as contact from guicheng.master_record m
       where m.organisation = s.society and m.voided_at is null order by m.valid_from desc, m.version desc limit 1) m on true
    left join guicheng.person w on w.id::text = m.contact
    cross join lateral (
      select count(*) filter (where k.kind = 'reminder')::int as times, max(k.on_day) filter (where k.kind = 'reminder')::text as last_on,
             coalesce(json_agg(json_build_object('at', k.at, 'by', b.name, 'outcome', k.outcome, 'note', k.note) order by k.at desc)
               filter (where k.kind = 'telephone'), '[]') as calls
        from guicheng.assignment_contact k join guicheng.person b on b.id = k.by_person
       where k.assignment = s.assignment and k.society = s.society) told
   where s.assignment = $2 order by o.name_zh, o.id`;
