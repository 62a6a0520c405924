import type { CaseCard } from '../../../libs/contracts';
import type { Template } from '../../../libs/procedure';
import type { CaseRow } from '../cases/case.queries';
import type { Names } from './names.service';

/** What every card of a case begins with; whoever may know that there is a case may know this of it. */
export function caseHead(row: CaseRow, template: Pick<Template, 'title'>, names: Names): Omit<CaseCard, 'waiting'> {
  return {
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    title: template.title,
    subject: row.subject,
    society: names.organisation(row.society),
    status: row.status,
    outcome: row.outcome,
    filedAt: row.filed_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    onPaper: row.on_paper,
  };
}
