import { Inject, Injectable } from '@nestjs/common';
import type { CaseCard, CaseView, FieldChoice, FieldOfForm, FieldRead } from '../../../libs/contracts';
import {
  checkFindings,
  explain,
  progress,
  standing,
  referencesOf,
  rowLabels,
  type Field,
  type ItemLabels,
  type Reference,
  type Template,
} from '../../../libs/procedure';
import { entriesCalled, isChainWhole, organisationsOf } from '../../../libs/persistence';
import { HOLDS_TASK, may } from '../../../libs/rights';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { Database } from '../database';
import { FilesService } from '../files/files.service';
import { WordsService } from '../record/words.service';
import { TemplatesService } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { caseHead } from './case-head';
import { checkViews } from './check-views';
import { LinkedCasesService } from './linked-cases.service';
import type { Names } from './names.service';
import { filesOfActs } from './act-papers';
import { progressView } from './progress-view';
import { rankingsOf } from './rankings';
import { shownCase } from './shown';
import { readerOf, StepReadings } from './step-readings';
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
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(LinkedCasesService) private readonly linked: LinkedCasesService,
  ) {}

  /** `labels`: what the items of a case are called, for whoever has its form open; a list of cases numbers them. */
  async card(asker: Subject, row: CaseRow, names: Names, labels: ItemLabels = {}): Promise<CaseCard> {
    const [{ template }, calendar] = await Promise.all([
      this.templates.get(row.template_hash),
      this.templates.calendar(row.calendar),
    ]);
    const reader = readerOf(asker, row);
    const engine = { behind: row.engine_behind, suspended: row.fault !== null };
    return {
      ...caseHead(row, template, names),
      waiting: waitingView(
        explain(template, row.state, calendar, row.now.toISOString(), reader, labels),
        names,
        new StepReadings(template, row, reader, names),
        row.society,
        engine,
      ),
    };
  }

  async view(asker: Subject, row: CaseRow, names: Names): Promise<CaseView> {
    const { state } = row;
    const [{ template }, form, events, myTask] = await Promise.all([
      this.templates.get(row.template_hash),
      this.cases.form(row.id, state.formRevision),
      this.cases.events(row.id),
      this.myTask(asker, row.id),
    ]);
    const reader = readerOf(asker, row);
    const readings = new StepReadings(template, row, reader, names);
    const { form: whole, told } = await this.words.open({ form: form?.form ?? {}, told: events });
    const labels = rowLabels(template, whole);
    const card = await this.card(asker, row, names, labels);
    const view: CaseView = {
      ...card,
      templateVersion: template.version,
      jurisdiction: template.jurisdiction,
      fields: await this.fields(row.society, template, whole),
      form: whole,
      formRevision: state.formRevision,
      files: await this.files.viewsOf(row.society, fileIds(template, whole)),
      organisations: await this.organisations(row.society, template, whole, names),
      people: idsOf(template, whole, 'person').map((id) => ({ id, name: names.person(id) })),
      checks: checkViews(checkFindings(template, state, reader, labels), reader.audience),
      progress: progressView(progress(template, state, { ...reader, now: row.now.toISOString(), labels }), names, readings),
      timeline: timeline(template, told, names, readings, await this.files.viewsOf(row.society, filesOfActs(events))),
      rankings: rankingsOf(template, row, whole, readings),
      myTask,
      mayWithdraw: row.status === 'open' && row.applicant === asker.person.id && state.registeredBy === null,
      mayShare: template.share === true && row.own_right && may(heldPosts(asker), 'file-cases', row.society),
      mayTakePart: row.own_right,
      linked: await this.linked.of(asker.person.id, row.id, { template, names, readings }),
      record: { events: events.length, whole: isChainWhole(row.id, events) },
    };
    const shown = shownCase(view, reader.standing);
    return readings.isConcerned ? shown : { ...shown, fields: fieldsRead(template.form.fields, shown) };
  }

  /** The form's fields, with the names of the entries of registers that it speaks of. */
  private async fields(society: string, template: Template, whole: Record<string, unknown>): Promise<FieldOfForm[]> {
    const named = referencesOf(template.form.fields, whole).filter(({ kind }) => kind === 'entry');
    if (named.length === 0) return template.form.fields;
    const called = async <F extends { type: string; register?: string }>(field: F): Promise<F & { choices?: FieldChoice[] }> => {
      if (field.type !== 'registerEntry') return field;
      const ids = named.map(({ id }) => id);
      const entries = await entriesCalled(this.database, society, field.register ?? '', ids);
      return { ...field, choices: entries.map(({ id, name }) => ({ value: id, label: name })) };
    };
    return Promise.all(
      template.form.fields.map(async (field) =>
        field.type === 'table' ? { ...field, columns: await Promise.all((field.columns ?? []).map(called)) } : called(field),
      ),
    );
  }

  /** What the form names by id, in words. */
  private async organisations(
    society: string,
    template: Template,
    form: Record<string, unknown>,
    names: Names,
  ): Promise<CaseView['organisations']> {
    const references = referencesOf(template.form.fields, form);
    const ids = new Set(references.filter(({ kind }) => kind === 'organisation').map(({ id }) => id));
    const own = await organisationsOf(this.database, society);
    return own
      .filter(({ id }) => ids.has(id))
      .map(({ id, kind, name }) => ({ id, name: kind === 'society' ? names.organisation(id).name : { zh: name, en: name } }));
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

/** By what the reader is shown: a value that he may not see decides nothing for him. */
function fieldsRead(asWritten: Field[], { fields, form }: Pick<CaseView, 'fields' | 'form'>): FieldRead[] {
  const found = standing(asWritten, form, null);
  return fields.map((field) => ({
    ...field,
    ...(found.shown.has(field.id) ? {} : { notAsked: true as const }),
    ...(field.type === 'computed' ? { computed: found.facts[field.id] } : {}),
  }));
}

function fileIds(template: Template, form: Record<string, unknown>): string[] {
  return idsOf(template, form, 'file');
}

function idsOf(template: Template, form: Record<string, unknown>, kind: Reference['kind']): string[] {
  const ids = referencesOf(template.form.fields, form).flatMap((reference) => (reference.kind === kind ? [reference.id] : []));
  return [...new Set(ids)];
}
