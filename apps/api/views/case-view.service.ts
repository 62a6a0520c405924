import { Inject, Injectable } from '@nestjs/common';
import type { CaseCard, CaseView } from '../../../libs/contracts';
import {
  checkFindings,
  explain,
  progress,
  type Reader,
  type ReaderOf,
  type StepBlock,
  type Template,
} from '../../../libs/procedure';
import { isChainWhole, organisationsOf } from '../../../libs/persistence';
import { HOLDS_TASK } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { Database } from '../database';
import { FilesService } from '../files/files.service';
import { TemplatesService } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { checkViews } from './check-views';
import type { Names } from './names.service';
import { progressView } from './progress-view';
import { timeline } from './timeline';
import { waitingView } from './waiting-view';

/** A case as one reader may know it. Everything is computed from what PostgreSQL holds: it works when no worker does. */
@Injectable()
export class CaseViewService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  async card(asker: Subject, row: CaseRow, names: Names): Promise<CaseCard> {
    const [{ template }, calendar] = await Promise.all([
      this.templates.get(row.template_hash),
      this.templates.calendar(row.calendar),
    ]);
    const reader = readerOf(asker, row);
    const engine = { behind: row.engine_behind, suspended: row.fault !== null };
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
      waiting: waitingView(
        explain(template, row.state, calendar, row.now.toISOString(), reader),
        names,
        reader,
        row.society,
        engine,
      ),
    };
  }

  async view(asker: Subject, row: CaseRow, names: Names): Promise<CaseView> {
    const { state } = row;
    const [{ template }, card, form, events, myTask] = await Promise.all([
      this.templates.get(row.template_hash),
      this.card(asker, row, names),
      this.cases.form(row.id, state.formRevision),
      this.cases.events(row.id),
      this.myTask(asker, row.id),
    ]);
    const reader = readerOf(asker, row);
    const shown = formFor(template, form?.form ?? {}, reader.audience);
    return {
      ...card,
      templateVersion: template.version,
      jurisdiction: template.jurisdiction,
      fields: template.form.fields,
      form: shown,
      formRevision: state.formRevision,
      files: await this.files.viewsOf(row.society, fileIds(template, shown)),
      organisations: await this.organisations(row.society, template, shown, names),
      checks: checkViews(checkFindings(template, state), reader.audience),
      progress: progressView(progress(template, state, { audience: reader.audience, now: row.now.toISOString() }), names),
      timeline: timeline(template, events, names, reader),
      myTask,
      mayWithdraw: row.status === 'open' && row.applicant === asker.person.id && state.registeredBy === null,
      record: { events: events.length, whole: isChainWhole(row.id, events) },
    };
  }

  /** What the form names by id, in words. */
  private async organisations(
    society: string,
    template: Template,
    form: Record<string, unknown>,
    names: Names,
  ): Promise<CaseView['organisations']> {
    const fields = template.form.fields.filter((field) => field.type === 'organisation');
    const ids = new Set(fields.map((field) => (form[field.id] as { id?: string } | undefined)?.id));
    const own = await organisationsOf(this.database, society);
    return own
      .filter(({ id }) => ids.has(id))
      .map(({ id, kind, name }) => ({ id, name: kind === 'society' ? names.organisation(id).name : { zh: name, en: name } }));
  }

  /** Whether the asker belongs to the organisation that does this step: then he may know who of his colleagues did it. */
  sharesOffice(asker: Subject, step: StepBlock | undefined, row: Pick<CaseRow, 'society' | 'association'>): boolean {
    if (!step || !('by' in step)) return false;
    const organisation = step.by.of === 'society' ? row.society : row.association;
    return asker.posts.some((post) => post.organisation.id === organisation);
  }

  private async myTask(asker: Subject, id: string): Promise<string | null> {
    const row = await this.database.one<{ task: string }>(
      `select h.task from guicheng.task_holder h join guicheng.task t on t.id = h.task
        where t.stream = $2 and h.open and ${HOLDS_TASK} order by t.opened_at limit 1`,
      [asker.person.id, id],
    );
    return row?.task ?? null;
  }
}

/** Inside the society, or in the department of the association: how much he may know follows from it. */
export function readerOf(asker: Subject, row: Pick<CaseRow, 'society' | 'association'>): ReaderOf {
  const posts = heldPosts(asker);
  const audience: Reader = posts.some((post) => post.organisation === row.society)
    ? 'society'
    : posts.some((post) => post.organisation === row.association)
      ? 'department'
      : 'applicant';
  return { audience, posts, person: asker.person.id };
}

/** Personal fields are the society's own and the deciding department's; a mere applicant's page does not carry them. */
function formFor(template: Template, form: Record<string, unknown>, audience: Reader): Record<string, unknown> {
  if (audience !== 'applicant') return form;
  const personal = new Set(template.form.fields.filter((field) => field.personal).map((field) => field.id));
  return Object.fromEntries(Object.entries(form).filter(([field]) => !personal.has(field)));
}

function fileIds(template: Template, form: Record<string, unknown>): string[] {
  return template.form.fields
    .filter((field) => field.type === 'files')
    .flatMap((field) => (Array.isArray(form[field.id]) ? (form[field.id] as string[]) : []));
}
