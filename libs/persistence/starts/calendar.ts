/** What a society is to begin, from wherever it comes. The id goes with the filing that does it. */

/** A list of rows: openings of cases, periods, and what was assigned. Exceptions of an assignment are not asked. */
export const CALENDAR_ENTRIES = `
  select o.id, 'opening' as origin, guicheng.society_of(o.society) as society, o.procedure, o.block, t.template_hash,
         ((o.due_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date as due_on, o.opened_at as at
    from guicheng.opening o join guicheng.case_file t on t.id = o.case_id where o.start = 'by-society'
  union all
  select k.key, 'period', k.society, k.procedure, null, k.template_hash, k.due_on, k.made_at
    from guicheng.start_key k where k.start = 'by-society'
  union all
  select a.id || '/' || s.society, 'assignment', s.society, a.procedure, null, a.template_hash, a.due_on, a.assigned_at
    from guicheng.assignment a join guicheng.assignment_society s on s.assignment = a.id where s.excepted is null`;
