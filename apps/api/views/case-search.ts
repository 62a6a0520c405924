import { DOCUMENTS_VISIBLE, inForce, OWN_HOUSES, READS_REGISTERS_OF, TODAY, TOLD_WHO } from '../../../libs/rights';
import { MASTER_ON } from '../people/master-on';

/** Names of files and numbers of papers are looked through once, and of those that are found the last: words that all have find nothing in particular. */
const MOST_FILES = 200;
/** Of what one person has done, the last; of what he has to do, as many. */
const MOST_TASKS = 500;

/**
 * “Where is ours?” on the telephone (users.md 26), as a condition on `guicheng.case_file c`: `words`, a parameter, is part of the subject,
 * the number, a name, short name or former name of the society, the name of who asked for it, of a colleague of the reader's who has acted on it or has to,
 * the number of a paper of it that the reader may read or of one that came in to his house with it,
 * or what an attachment of its form is called (of a society's own cases: it sees no form of those that the association keeps). `procedures`, a parameter: those whose
 * title has the words, because titles stand in templates. Names are few and are looked up once, not once a row. `$1` is the reader: what the page of a
 * case would not tell him, a search does not tell either.
 */
export function caseSearch(words: string, procedures: string): string {
  const has = (text: string) => `position(lower(${words}::text) in lower(${text})) > 0`;
  return `(${has(`c.subject || ' ' || c.number`)} or c.procedure = any(${procedures}::text[])
    or c.society = any(array(select o.id from guicheng.organisation o left join lateral (${MASTER_ON('o.id', TODAY)}) m on true
         where ${has(`concat_ws(' ', o.name_zh, o.name_en, m.record ->> 'shortName', m.record ->> 'formerNames')`)}))
    or c.id = any(array(
         select r.case_id from (select f.id, f.society from guicheng.stored_file f where ${has('f.name')} order by f.uploaded_at desc limit ${MOST_FILES}) found
           join guicheng.case_file k on k.society = found.society and k.keeper is null
           join guicheng.case_form r on r.case_id = k.id and position(found.id::text in r.form::text) > 0))
    or c.id = any(array(${numbered(has)}))
    or c.id = any(array(${actedOrHeld(has)}))
    or c.applicant = any(array(select a.id from guicheng.person a where ${has('a.name')})))`;
}

type Has = (text: string) => string;

/** Each paper that was found asks for its one case, however many cases there are. */
const numbered = (has: Has): string => `
  (select d.case_id from (select n.document from guicheng.document_number n where n.voided_at is null and ${has('n.written')}
         order by n.given_at desc limit ${MOST_FILES}) found
     join guicheng.document d on d.id = found.document
     cross join lateral (select * from guicheng.case_file k where k.id = d.case_id limit 1) c where ${DOCUMENTS_VISIBLE})
  union all
  (select r.case_id from guicheng.received_paper r where r.case_id is not null and r.voided_at is null and ${has('r.their_number')}
      and ${READS_REGISTERS_OF('r.house')} order by r.entered_at desc limit ${MOST_FILES})`;

const actedOrHeld = (has: Has): string => `
  select t.stream from (select distinct a.id from guicheng.person a join guicheng.post w on w.person = a.id
       where w.organisation in (${OWN_HOUSES}) and ${has('a.name')}) colleague
   cross join lateral (
     (select t.id, t.stream, t.audience from guicheng.task t where t.actor = colleague.id and t.status = 'closed'
       order by t.closed_at desc limit ${MOST_TASKS})
     union all
     (select t.id, t.stream, t.audience from guicheng.post w
        join guicheng.task_holder h on h.organisation = w.organisation and h.role = w.role join guicheng.task t on t.id = h.task
       where w.person = colleague.id and ${inForce('w')} and h.open and not h.to_take and (h.person is null or h.person = colleague.id)
         and colleague.id <> all(coalesce(h.without, '{}')) limit ${MOST_TASKS})) t
   where ${TOLD_WHO}`;
