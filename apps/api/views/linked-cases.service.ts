import { Inject, Injectable } from '@nestjs/common';
import { say, type ApiCode, type LinkedCaseView } from '../../../libs/contracts';
import { houseOfPost, type Parameter, type Role, type Template, type Text } from '../../../libs/procedure';
import { CASES_VISIBLE } from '../../../libs/rights';
import { Database } from '../database';
import { httpStatus } from '../errors/http-status';
import { namesParameter, parameterWords } from '../procedures/parameter-words';
import { stepOf } from '../procedures/templates.service';
import type { Names } from './names.service';
import type { StepReadings } from './step-readings';

interface LinkRow {
  relation: LinkedCaseView['relation'];
  block: string | null;
  procedure: string | null;
  procedure_title: Text | null;
  parameters: Parameter[] | null;
  society: string;
  begun: boolean;
  left: boolean;
  due_at: Date | null;
  /** A post that files it: what the association keeps about a society is no link for the society, unless it sees that case. */
  filed_by: Role | null;
  refusal: { code: string; details: Record<string, unknown> } | null;
  /** Null where the reader may not see it. */
  id: string | null;
  number: string | null;
  subject: string | null;
  status: 'open' | 'closed' | null;
  outcome: 'completed' | 'refused' | 'withdrawn' | null;
}

/** Everything that calls or was called, opens or was opened; then the other end, if the reader `$1` may see it. */
const LINKS = `
  with link as (
    select 'caller' as relation, null::text as block, f.procedure, f.society::text as society, f.id as other, l.status = 'left' as "left",
           null::timestamptz as due_at, null::text as start_entry, l.called_at as at
      from guicheng.called_case l join guicheng.case_file f on f.id = l.caller where l.case_id = $2
    union all
    select 'opener', null, f.procedure, f.society::text, f.id, false, null, null, o.opened_at
      from guicheng.opening o join guicheng.case_file f on f.id = o.case_id
     where o.started = $2 or o.id in (select entry from guicheng.fulfilment where case_id = $2)
    union all
    select 'called', l.block, l.procedure, l.society, l.case_id, l.status = 'left', null,
           l.caller || '/' || l.block || '/' || l.round || '/started', l.called_at
      from guicheng.called_case l where l.caller = $2
    union all
    select 'opened', o.block, o.procedure, o.society,
           coalesce(o.started, (select x.case_id from guicheng.fulfilment x join guicheng.case_file d on d.id = x.case_id
                                 where x.entry = o.id order by d.filed_at desc limit 1)),
           false, o.due_at, o.id || '/started', o.opened_at
      from guicheng.opening o where o.case_id = $2
    union all
    select 'opener', null, f.procedure, f.society::text, f.id, false, null, null, p.made_at
      from guicheng.proposal p join guicheng.register_entry e on e.id::text = p.subject join guicheng.case_file f on f.id = e.case_id
     where p.started = $2
    union all
    select 'opened', null, p.procedure, p.society::text, p.started, false, null, p.key || '/started', p.made_at
      from guicheng.register_entry e join guicheng.proposal p on p.subject = e.id::text
     where e.case_id = $2 and p.started is not null)
  select link.relation, link.block, link.procedure, coalesce(guicheng.society_of(link.society)::text, link.society) as society, link."left", link.due_at,
         exists (select 1 from guicheng.stream s where s.id = link.other) as begun,
         (select x.refusal from guicheng.outbox x where x.id = link.start_entry and x.delivered_at is null) as refusal,
         (select t.template -> 'filedBy' ->> 0 from guicheng.template_version t where t.procedure = link.procedure
           order by t.published_at desc, t.version desc limit 1) as filed_by,
         (select t.template -> 'title' from guicheng.template_version t where t.procedure = link.procedure
           order by (t.hash = c.template_hash) desc nulls last, t.published_at desc, t.version desc limit 1) as procedure_title,
         (select t.template -> 'parameters' from guicheng.template_version t where t.procedure = link.procedure
           order by t.published_at desc, t.version desc limit 1) as parameters,
         c.id, c.number, c.subject, c.status, c.outcome
    from link left join guicheng.case_file c on c.id = link.other and ${CASES_VISIBLE}
   order by link.at, link.block`;

/** The other cases that a case hangs together with: who waits for it, and what its steps have begun. */
@Injectable()
export class LinkedCasesService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(
    person: string,
    id: string,
    { template, names, readings }: { template: Template; names: Names; readings: StepReadings },
  ): Promise<LinkedCaseView[]> {
    const rows = await this.database.rows<LinkRow>(LINKS, [person, id]);
    return rows
      .filter(
        ({ block }) => block === null || (readings.of(block).relation !== 'secluded' && readings.of(block).kept === undefined),
      )
      .filter(
        ({ id: seen, filed_by }) =>
          seen !== null || readings.isInside || filed_by === null || houseOfPost(filed_by) === 'society',
      )
      .map((row) => linkOf(row, template, names));
  }
}

function linkOf(row: LinkRow, template: Template, names: Names): LinkedCaseView {
  const step = row.block === null ? undefined : stepOf(template, row.block.split('@')[0] ?? '');
  return {
    relation: row.relation,
    step: step?.title ?? null,
    duty: step?.kind === 'open' && step.opens.start === 'by-society' ? step.opens.duty : null,
    procedure:
      row.procedure === null
        ? null
        : { id: row.procedure, title: row.procedure_title ?? { zh: row.procedure, en: row.procedure } },
    society: names.organisation(row.society),
    begun: row.begun,
    left: row.left,
    dueAt: row.due_at?.toISOString() ?? null,
    case:
      row.id === null || row.number === null || row.subject === null || row.status === null
        ? null
        : { id: row.id, number: row.number, subject: row.subject, status: row.status, outcome: row.outcome },
    problem: row.begun || row.refusal === null ? null : problemOf(row.refusal, row.parameters ?? []),
  };
}

function problemOf({ code, details }: NonNullable<LinkRow['refusal']>, parameters: Parameter[]): LinkedCaseView['problem'] {
  const known: ApiCode = code in httpStatus ? (code as ApiCode) : 'FAULT';
  return { code: known, message: say(known, namesParameter(known) ? parameterWords({ parameters }, details) : details) };
}
