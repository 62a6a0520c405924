/** What stands in the archive about a case, on `guicheng.archive_item i` with its batch `b`. */

/** Something was done about the case after it was numbered: in its record, or by a paper of the house that was issued since. */
export const CHANGED_SINCE = `(exists (select 1 from guicheng.stream s where s.id = i.case_id and s.seq > i.events)
  or exists (select 1 from guicheng.document d join guicheng.document_entry e on e.document = d.id
     where d.case_id = i.case_id and d.house = i.house and e.what = 'scan-agreed' and e.at > b.made_at))`;

/** The case is in a batch that is still open, or lies in the archive as it is. */
export const IS_IN_HAND = `(i.stands and (b.archived_at is null or not ${CHANGED_SINCE}))`;

/** The number under which the case `subject` of `house` stands already, in a batch before `before`; null: under none. */
export const standsUnder = (subject: string, house: string, before: string): string => `(
  select jsonb_build_object('year', e.year, 'retention', e.retention, 'ordinal', e.ordinal)
    from guicheng.archive_item e join guicheng.archive_batch f on f.id = e.batch
   where e.case_id = ${subject} and e.house = ${house} and e.stands and f.made_at < ${before} order by f.made_at desc limit 1)`;
