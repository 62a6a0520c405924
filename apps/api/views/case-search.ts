import { TODAY } from '../../../libs/rights';
import { MASTER_ON } from '../people/master-on';

/**
 * “Where is ours?” on the telephone (users.md 26), as a condition on `guicheng.case_file c`: `words`, a parameter, is part of the subject,
 * the number, a name, short name or former name of the society, or the name of who asked for it. `procedures`, a parameter: those whose
 * title has the words, because titles stand in templates. Names are few and are looked up once, not once a row.
 */
export function caseSearch(words: string, procedures: string): string {
  const has = (text: string) => `position(lower(${words}::text) in lower(${text})) > 0`;
  return `(${has(`c.subject || ' ' || c.number`)} or c.procedure = any(${procedures}::text[])
    or c.society = any(array(select o.id from guicheng.organisation o left join lateral (${MASTER_ON('o.id', TODAY)}) m on true
         where ${has(`concat_ws(' ', o.name_zh, o.name_en, m.record ->> 'shortName', m.record ->> 'formerNames')`)}))
    or c.applicant = any(array(select a.id from guicheng.person a where ${has('a.name')})))`;
}
