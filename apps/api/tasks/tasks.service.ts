import { Inject, Injectable } from '@nestjs/common';
import { postTitle, type ActRequest, type IntentView, type TaskView } from '../../../libs/contracts';
import { basisFor, type FiledContent, type Role, type StepBlock, type Template, type Text } from '../../../libs/procedure';
import { HOLDS_TASK } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { FilingService } from '../cases/filing.service';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { IntentsService } from '../intents/intents.service';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { taskIdOf } from '../requests';
import type { Subject } from '../session/session.service';
import { CaseViewService, readerOf } from '../views/case-view.service';
import { NamesService, type Names } from '../views/names.service';
import { outcomeLabel } from '../views/outcome-label';

interface TaskRow {
  id: string;
  stream: string;
  slot: string;
  block: string;
  round: number;
  purpose: 'decide' | 'supplement';
  outcomes: string[];
  content_hash: string;
  due_at: Date | null;
  status: 'open' | 'closed';
  outcome: string | null;
  actor: string | null;
  closed_at: Date | null;
  /** The asker's post by which he holds it today; null when he does not. */
  role: Role | null;
  organisation: string | null;
}

/** One task: what is to be decided, by whom, and the act on it. */
@Injectable()
export class TasksService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseViewService) private readonly views: CaseViewService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(FilingService) private readonly filing: FilingService,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async view(asker: Subject, id: string): Promise<TaskView> {
    const { task, row } = await this.find(asker, id);
    const [{ template }, names] = await Promise.all([this.templates.get(row.template_hash), this.names.read()]);
    const caseView = await this.views.view(asker, row, names);
    const step = stepOf(template, task.block);
    const waiting = caseView.waiting.find((candidate) => candidate.step === task.block);
    return {
      id,
      status: task.status,
      closedBy: task.status === 'closed' ? this.closedBy(asker, task, row, step, names) : null,
      purpose: task.purpose,
      step: step?.title ?? template.title,
      question: questionOf(template, step, task.purpose, row.subject),
      capacity: task.role ? postTitle[task.role] : { zh: '提出人', en: 'Applicant' },
      contentHash: task.content_hash,
      outcomes: task.outcomes.map((outcome) => this.outcome(step, outcome)),
      missing: await this.missing(template, step, task),
      basis: basisFor(step?.basis ?? [], readerOf(asker, row).audience),
      dueAt: task.due_at?.toISOString() ?? null,
      clock: waiting?.clock ?? null,
      mayAct: task.status === 'open' && task.organisation !== null,
      case: caseView,
    };
  }

  async act(asker: Subject, key: unknown, id: string, request: ActRequest): Promise<IntentView> {
    const { task, row } = await this.find(asker, id);
    // A closed task is still submitted: the log answers with who was quicker, and the refused attempt is on the record.
    if (task.status === 'open' && task.organisation === null) await this.refuse(asker, task);
    const content = request.form ? await this.resubmitted(row, request.form) : undefined;
    return this.intents.submit({
      asker,
      key,
      kind: 'act',
      stream: task.stream,
      streamKind: 'case',
      target: task.slot,
      contentHash: request.contentHash,
      request,
      body: {
        outcome: request.outcome,
        ...(request.opinion === undefined ? {} : { opinion: request.opinion }),
        ...(request.missing === undefined ? {} : { missing: request.missing }),
        ...(content === undefined ? {} : { form: request.form, content }),
        capacity: { role: task.role ?? 'society-secretariat', organisation: task.organisation ?? row.society },
      },
    });
  }

  /** The form of a supplement is judged by the parameters that the case started with. */
  private async resubmitted(row: CaseRow, form: Record<string, unknown>): Promise<FiledContent> {
    const [published, names] = await Promise.all([this.templates.get(row.template_hash), this.names.read()]);
    return this.filing.contentOf(published, { society: names.organisation(row.society), parameters: row.state.parameters }, form);
  }

  /** A task shows itself to who holds it, and to whoever may see its case. */
  private async find(asker: Subject, id: string): Promise<{ task: TaskRow; row: CaseRow }> {
    const { stream } = taskIdOf(id);
    const row = await this.cases.find(asker.person.id, stream);
    const task = await this.database.one<TaskRow>(
      `select t.*, mine.role, mine.organisation from guicheng.task t
         left join lateral (select h.role, h.organisation from guicheng.task_holder h where h.task = t.id and ${HOLDS_TASK}
                             order by h.turned limit 1) mine on true
        where t.id = $2`,
      [asker.person.id, id],
    );
    if (!task || !row) throw new ApiException('NOT_FOUND');
    return { task, row };
  }

  private async refuse(asker: Subject, task: TaskRow): Promise<never> {
    await this.database.rows(
      `insert into guicheng.attempt (actor, action, stream, code, details) values ($1, 'act', $2, 'NO_AUTHORITY', $3)`,
      [asker.person.id, task.stream, JSON.stringify({ slot: task.slot })],
    );
    throw new ApiException('NO_AUTHORITY');
  }

  /** Who was quicker: inside one's own organisation by name, otherwise by office. */
  private closedBy(asker: Subject, task: TaskRow, row: CaseRow, step: StepBlock | undefined, names: Names): TaskView['closedBy'] {
    if (!task.closed_at) return null;
    const office = step && 'by' in step ? postTitle[step.by.role] : { zh: '系统', en: 'System' };
    return {
      label: office,
      name: task.actor && this.views.sharesOffice(asker, step, row) ? names.person(task.actor) : null,
      at: task.closed_at.toISOString(),
      outcome: task.outcome ? outcomeLabel(step, task.outcome) : null,
    };
  }

  private outcome(step: StepBlock | undefined, outcome: string): TaskView['outcomes'][number] {
    const declared = step && (step.outcomes as Record<string, { to: string; reason?: boolean } | undefined>)[outcome];
    return {
      id: outcome,
      label: outcomeLabel(step, outcome),
      reasonRequired: declared?.reason ?? false,
      then: THEN[declared?.to ?? 'next'] ?? NEXT,
    };
  }

  /** For an intake every field can be ticked; for a supplement, what the last list asked for. */
  private async missing(template: Template, step: StepBlock | undefined, task: TaskRow): Promise<TaskView['missing']> {
    if (step?.kind !== 'intake') return [];
    const label = (field: string): Text =>
      template.form.fields.find((candidate) => candidate.id === field)?.label ?? { zh: field, en: field };
    if (task.purpose === 'decide')
      return template.form.fields.map((field) => ({ field: field.id, label: field.label, note: null }));
    const asked = await this.database.one<{ missing: { field: string; note?: string }[] | null }>(
      `select body -> 'missing' as missing from guicheng.intent
        where stream = $1 and kind = 'act' and target = $2 and answer ->> 'answered' = 'accepted' order by answered_at desc limit 1`,
      [task.stream, `${task.block}.${task.round}`],
    );
    return (asked?.missing ?? []).map((entry) => ({ field: entry.field, label: label(entry.field), note: entry.note ?? null }));
  }
}

const NEXT: Text = { zh: '进入下一步', en: 'Goes on to the next step' };
const THEN: Record<string, Text> = {
  next: NEXT,
  warn: NEXT,
  refuse: { zh: '本事项结束，结果为未通过', en: 'The matter ends as not passed' },
  return: { zh: '退回提出人补充，期限暂停', en: 'Goes back to the applicant to be completed; the time limit stands still' },
  wait: { zh: '留待下次会议', en: 'Waits for the next meeting' },
};

function questionOf(template: Template, step: StepBlock | undefined, purpose: TaskRow['purpose'], subject: string): Text {
  if (purpose === 'supplement')
    return { zh: `请按清单补充“${subject}”的材料`, en: `Please complete the materials for “${subject}”` };
  const title = step?.title ?? template.title;
  return { zh: `${template.title.zh}“${subject}”：${title.zh}`, en: `${template.title.en}, “${subject}”: ${title.en}` };
}
