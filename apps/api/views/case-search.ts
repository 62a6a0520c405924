import { TODAY } from '../../../libs/rights';
import { MASTER_ON } from '../people/master-on';

/** Names of files are looked through once, and of those that are found the last: a word that all have finds nothing in particular. */
const MOST_FILES = 200;

/**
 * “Where is ours?” on the telephone (users.md 26), as a condition on `guicheng.case_file c`: `words`, a parameter, is part of the subject,
 * the number, a name, short name or former name of the society, the name of who asked for it,
 * or what an attachment of its form is called (of a society's own cases: it sees no form of those that the association keeps). `procedures`, a parameter: those whose
 * title has the words, because titles stand in templates. Names are few and are looked up once, not once a row.
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
    or c.applicant = any(array(select a.id from guicheng.person a where ${has('a.name')})))`;
}
