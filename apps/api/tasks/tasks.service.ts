import { Inject, Injectable } from '@nestjs/common';
import {
  identificationView,
  postTitle,
  type ActRequest,
  type CaseView,
  type FollowsView,
  type IntentView,
  type TaskPurpose,
  type TaskView,
} from '../../../libs/contracts';
import {
  answersOf,
  basisFor,
  fieldRight,
  formFor,
  lacksIdentification,
  offeredActions,
  referencesOf,
  submittedWith,
  type FiledContent,
  type Role,
  type StepBlock,
  type Template,
  type Text,
} from '../../../libs/procedure';
import { HOLDS_TASK } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { FilingService } from '../cases/filing.service';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { IntentsService } from '../intents/intents.service';
import { WordsService } from '../record/words.service';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import { ProxiesService } from '../proxies/proxies.service';
import { taskIdOf } from '../requests';
import type { Subject } from '../session/session.service';
import { ReadingsService } from '../supervision/readings.service';
import { CaseViewService } from '../views/case-view.service';
import { NamesService, type Names } from '../views/names.service';
import { outcomeLabel } from '../views/outcome-label';
import { ActBesides } from './act-besides.service';
import { datedAs, scoreSheetOf } from './score-sheet';
import { asksSubmission, formPurpose, targetOf, TaskHelpService, type TaskInCase } from './task-help.service';
import { shownTask } from '../views/shown';
import { readerOf, StepReadings } from '../views/step-readings';

interface TaskRow {
  id: string;
  stream: string;
  slot: string;
  block: string;
  round: number;
  purpose: TaskPurpose;
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
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(ActBesides) private readonly besides: ActBesides,
    @Inject(ProxiesService) private readonly proxies: ProxiesService,
    @Inject(TaskHelpService) private readonly help: TaskHelpService,
  ) {}

  /** `principal`: for whom the asker stands in; the task shows itself as to him. */
  async view(asker: Subject, id: string, principal?: string): Promise<TaskView> {
    const actor = await this.reader(asker, principal);
    const { task, row } = await this.find(actor, id);
    const [{ template, program }, names] = await Promise.all([this.templates.get(row.template_hash), this.names.read()]);
    const reader = readerOf(asker, row);
    // A task that he holds himself is his own office's, also where he stands in for it.
    const mine = task.role && task.organisation ? { role: task.role, organisation: task.organisation } : null;
    const readings = new StepReadings(template, row, reader, names);
    const reading = readings.of(task.block, { person: null, office: mine });
    const { relation } = reading;
    if (relation === 'secluded') throw new ApiException('NOT_FOUND');
    await this.readings.noteOfCase(asker, row, 'task', id);
    const whole = await this.views.view(asker, row, names);
    const step = stepOf(template, task.block);
    const { purpose } = task;
    const caseView = { ...whole, ...formOf(whole, step, purpose) };
    const mayAct = task.status === 'open' && task.organisation !== null;
    const inCase: TaskInCase = { row, template, program, step, place: task.block, slot: task.slot, purpose };
    const [follows, changes, chooses] = await Promise.all([
      mayAct
        ? this.help.follows(inCase, { reader, names, readings, form: caseView.form }, actor)
        : new Map<string, FollowsView>(),
      this.help.changes(inCase, caseView.form),
      mayAct ? this.help.chooses(inCase) : null,
    ]);
    const waiting = caseView.waiting.find((candidate) => candidate.step === task.block);
    const view: TaskView = {
      id,
      status: task.status,
      closedBy: task.status === 'closed' ? this.closedBy(task, step, names) : null,
      purpose,
      step: step?.title ?? template.title,
      question: questionOf(template, step, purpose, row.subject),
      capacity: task.role ? postTitle[task.role] : { zh: '提出人', en: 'Applicant' },
      contentHash: task.content_hash,
      outcomes: task.outcomes.map((outcome) => ({
        ...outcomeView(step, purpose, outcome),
        follows: follows.get(outcome) ?? null,
      })),
      submission: step === undefined ? [] : submittedWith(step, purpose),
      chooses,
      score: mayAct ? scoreSheetOf(inCase, caseView.form) : null,
      dated: datedAs(inCase),
      changes,
      several: this.help.several(inCase, names),
      missing: await this.missing(template, step, task),
      basis: basisFor(step?.basis ?? [], reader.audience),
      dueAt: task.due_at?.toISOString() ?? null,
      clock: waiting?.clock ?? null,
      identification: purpose !== 'supplement' && step ? identificationView(step) : null,
      actions: task.organisation === null ? [] : offeredActions(program, row.state, task.slot),
      mayAct,
      case: caseView,
    };
    return shownTask(view, { ...reading, relation });
  }

  async act(asker: Subject, key: unknown, id: string, request: ActRequest): Promise<IntentView> {
    const { task, row } = await this.find(await this.reader(asker, request.for), id);
    if (!row.own_right) throw new ApiException('SUPERVISION_READS_ONLY');
    // A closed task is still submitted: the log answers with who was quicker, and the refused attempt is on the record.
    const isAnothers = request.recorded !== undefined;
    if (task.status === 'open' && task.organisation === null && !isAnothers) await this.refuse(asker, task);
    if (task.status === 'open') await this.needIdentified(asker, task, row);
    const edited = request.form ? await this.edited(row, task, request.form) : undefined;
    const content = edited === undefined ? undefined : await this.resubmitted(row, edited);
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
        ...(await this.besides.of(row, task, request)),
        ...(content === undefined ? {} : { form: edited, content }),
        capacity: isAnothers ? capacityOfHolder(row, task) : capacityOf(row, task),
      },
      ...(request.submission === undefined ? {} : { template: { form: { fields: await this.besides.fieldsOf(row, task) } } }),
      ...(content === undefined ? {} : { template: (await this.templates.get(row.template_hash)).template }),
    });
  }

  /** Asked here too, before anything is on record under the page's key: the same request comes again once he has proved himself. */
  private async needIdentified(asker: Subject, task: TaskRow, row: CaseRow): Promise<void> {
    const step = stepOf((await this.templates.get(row.template_hash)).template, task.block);
    const asked = task.purpose === 'decide' && step && 'identification' in step ? step.identification : undefined;
    const lacking = lacksIdentification(asked, asker, new Date().toISOString());
    if (!asked || lacking === null) return;
    await this.database.rows(`insert into guicheng.attempt (actor, action, stream, code) values ($1, 'act', $2, $3)`, [
      asker.person.id,
      task.stream,
      lacking,
    ]);
    throw new ApiException(lacking, { least: asked.least });
  }

  /** What the step lets the applicant change; a form that its task no longer takes is left to the log to refuse. */
  private async edited(row: CaseRow, task: TaskRow, sent: Record<string, unknown>): Promise<Record<string, unknown>> {
    const [published, before] = await Promise.all([
      this.templates.get(row.template_hash),
      this.cases.form(row.id, row.state.formRevision),
    ]);
    const step = stepOf(published.template, task.block);
    return this.filing.edited(published, step, before?.form ?? {}, sent);
  }

  /** The form of a supplement is judged by the parameters that the case started with. */
  private async resubmitted(row: CaseRow, form: Record<string, unknown>): Promise<FiledContent> {
    const [published, names] = await Promise.all([this.templates.get(row.template_hash), this.names.read()]);
    return this.filing.contentOf(published, { society: names.organisation(row.society), parameters: row.state.parameters }, form);
  }

  /** Whoever asks, or the person for whom he stands in today. */
  private async reader(asker: Subject, principal: string | undefined): Promise<string> {
    if (principal === undefined) return asker.person.id;
    const principals = await this.proxies.principals(asker.person.id);
    if (!principals.some(({ id }) => id === principal)) throw new ApiException('NO_AUTHORITY', {}, 'for');
    return principal;
  }

  /** A task shows itself to who holds it, and to whoever may see its case. */
  private async find(person: string, id: string): Promise<{ task: TaskRow; row: CaseRow }> {
    const { stream } = taskIdOf(id);
    const row = await this.cases.visible(person, stream);
    const task = await this.database.one<TaskRow>(
      `select t.*, mine.role, mine.organisation from guicheng.task t
         left join lateral (select h.role, h.organisation from guicheng.task_holder h where h.task = t.id and ${HOLDS_TASK}
                             order by h.turned limit 1) mine on true
        where t.id = $2`,
      [person, id],
    );
    if (!task) throw new ApiException('NOT_FOUND');
    return { task, row };
  }

  private async refuse(asker: Subject, task: TaskRow): Promise<never> {
    await this.database.rows(
      `insert into guicheng.attempt (actor, action, stream, code, details) values ($1, 'act', $2, 'NO_AUTHORITY', $3)`,
      [asker.person.id, task.stream, JSON.stringify({ slot: task.slot })],
    );
    throw new ApiException('NO_AUTHORITY');
  }

  /** Who was quicker. */
  private closedBy(task: TaskRow, step: StepBlock | undefined, names: Names): TaskView['closedBy'] {
    if (!task.closed_at) return null;
    const office = step && 'by' in step ? postTitle[step.by.role] : { zh: '系统', en: 'System' };
    return {
      label: office,
      name: task.actor === null ? null : names.person(task.actor),
      at: task.closed_at.toISOString(),
      outcome: task.outcome ? outcomeLabel(step, task.outcome) : null,
    };
  }

  /** Where a step may return the case for a supplement every field can be ticked; for the supplement, what the last list asked for. */
  private async missing(template: Template, step: StepBlock | undefined, task: TaskRow): Promise<TaskView['missing']> {
    if (step === undefined || !('supplement' in step) || step.supplement === undefined) return [];
    const label = (field: string): Text =>
      template.form.fields.find((candidate) => candidate.id === field)?.label ?? { zh: field, en: field };
    if (task.purpose === 'decide')
      return template.form.fields.map((field) => ({ field: field.id, label: field.label, note: null }));
    const asked = await this.database.one<{ missing: { field: string; note?: string }[] | null }>(
      `select body -> 'missing' as missing from guicheng.intent
        where stream = $1 and kind = 'act' and target = $2 and answer ->> 'answered' = 'accepted' order by answered_at desc limit 1`,
      [task.stream, `${task.block}.${task.round}`],
    );
    const missing = await this.words.open(asked?.missing ?? []);
    return missing.map((entry) => ({ field: entry.field, label: label(entry.field), note: entry.note ?? null }));
  }
}

type Capacity = { role: Role; organisation: string };

function capacityOf(row: CaseRow, { role, organisation }: TaskRow): Capacity {
  return { role: role ?? 'society-secretariat', organisation: organisation ?? row.society };
}

/** 代录: in the post whose act it was, not in that of whoever enters it. */
function capacityOfHolder(row: CaseRow, task: TaskRow): Capacity {
  const [holder] = row.state.slots[task.slot]?.holders ?? [];
  return holder === undefined ? capacityOf(row, task) : { role: holder.role, organisation: holder.organisation };
}

/** The form as the step shows it: what it hides from whoever does it does not leave. */
function formOf(
  view: CaseView,
  step: StepBlock | undefined,
  purpose: TaskPurpose,
): Pick<CaseView, 'fields' | 'form' | 'files' | 'people'> {
  const { form } = formFor({ form: { fields: view.fields } }, step, view.form, formPurpose(purpose));
  const fields = view.fields.filter(({ id }) => fieldRight(step, id, formPurpose(purpose)) !== 'hidden');
  const named = new Set(referencesOf(fields, form).map(({ id }) => id));
  return {
    fields,
    form,
    files: view.files.filter(({ id }) => named.has(id)),
    people: view.people.filter(({ id }) => named.has(id)),
  };
}

function outcomeView(
  step: StepBlock | undefined,
  purpose: TaskPurpose,
  outcome: string,
): Omit<TaskView['outcomes'][number], 'follows'> {
  const answer = step && answersOf(step, purpose).find(({ id }) => id === outcome);
  const to = step === undefined ? 'next' : targetOf(step, outcome);
  const asksFields = step !== undefined && asksSubmission(step, purpose, outcome);
  const asksPeople = step !== undefined && 'chooses' in step && step.chooses !== undefined && /^(next|warn|leave:.*)$/.test(to);
  return {
    id: outcome,
    label: answer?.label ?? outcomeLabel(step, outcome),
    reasonRequired: answer?.reason ?? false,
    then: THEN[to] ?? NEXT,
    asks: [
      ...(asksFields ? (['submission'] as const) : []),
      ...(asksPeople ? (['chosen'] as const) : []),
      ...(to === 'return' ? (['list'] as const) : []),
    ],
  };
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
