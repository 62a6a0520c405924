import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FileRequest, FormContent, IntentView, OrganisationView } from '../../../libs/contracts';
import {
  civilDateOf,
  contentOf,
  editForm,
  isKeptByAssociation,
  problemText,
  referencesOf,
  validateForm,
  type FieldProblem as FormProblem,
  type FiledContent,
  type ParameterValue,
  type Reference,
  type StepOfForm,
  type Template,
} from '../../../libs/procedure';
import { nextNumber, organisationsOf, peopleOf, standingEntries, type IntentBodies } from '../../../libs/persistence';
import { sha256 } from '../../../libs/record';
import { may } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException, type FieldProblem } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { IntentsService } from '../intents/intents.service';
import { OffersService } from '../procedures/offers.service';
import { ParametersService } from '../procedures/parameters.service';
import { TemplatesService, type Published } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

export interface Place {
  /** That the case is about, and whose it is unless the association keeps it. */
  society: OrganisationView;
  association: string;
  /** The organisation whose posts file there. */
  house: string;
  jurisdiction: string;
  published: Published;
  parameters: Record<string, ParameterValue>;
}

/** From a form to an intent: which template, which parameters, is every field right, what of it becomes facts. */
@Injectable()
export class FilingService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(ParametersService) private readonly parameters: ParametersService,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(OffersService) private readonly offers: OffersService,
  ) {}

  /**
   * Where a person files: the society, its association, and the template in force there. Refuses who may not file there: a society's own
   * people what is the society's, officers of its association what the association keeps about it.
   */
  async place(asker: Subject, procedure: string, society: string): Promise<Place> {
    const posts = heldPosts(asker);
    const row = await this.database.one<
      { name_zh: string; name_en: string; phone: string | null; office_hours: string | null } & Pick<
        Place,
        'association' | 'jurisdiction'
      >
    >(
      `select name_zh, name_en, phone, office_hours, association, jurisdiction from guicheng.organisation where id = $1 and kind = 'society'`,
      [society],
    );
    const isOwn = posts.some(({ organisation }) => organisation === society);
    // Of a society that is not his he learns nothing, not even whether it exists.
    if (!isOwn && !(row !== null && may(posts, 'file-cases', row.association)))
      throw new ApiException('NOT_FOUND', {}, 'society');
    if (row === null) throw new ApiException('FORBIDDEN');
    const { association, jurisdiction } = row;
    const published = await this.templates.currentFor(procedure, society);
    if (!(await this.offers.isOffered(procedure, society))) throw new ApiException('PROCEDURE_NOT_OFFERED');
    const house = houseIn(published.template, { society, association });
    const files = posts.some(({ organisation, role }) => organisation === house && published.template.filedBy.includes(role));
    if (!files || !may(posts, 'file-cases', house)) throw new ApiException('FORBIDDEN');
    return {
      society: {
        id: society,
        kind: 'society',
        name: { zh: row.name_zh, en: row.name_en },
        phone: row.phone,
        officeHours: row.office_hours,
      },
      ...{ association, house, jurisdiction, published },
      parameters: await this.parameters.of(published.template, society, association),
    };
  }

  async file(asker: Subject, key: unknown, request: FileRequest): Promise<IntentView> {
    const place = await this.place(asker, request.procedure, request.society);
    const { template, hash } = place.published;
    const content = await this.contentOf(place.published, place, request.form);
    const role = template.filedBy.find((candidate) =>
      asker.posts.some((p) => p.organisation.id === place.house && p.role === candidate),
    );
    if (!role) throw new ApiException('FORBIDDEN');
    const paper = request.onPaper === undefined ? {} : { onPaper: request.onPaper };
    const fulfils = request.fulfils === undefined ? {} : { fulfils: request.fulfils };
    const earlier = await this.intents.streamOf(asker, key);
    const stream = earlier ?? randomUUID();
    const view = await this.intents.submit({
      asker,
      key,
      kind: 'file',
      stream,
      streamKind: 'case',
      target: null,
      contentHash: content.contentHash,
      request: {
        procedure: request.procedure,
        society: request.society,
        form: request.form,
        ...paper,
        ...fulfils,
      },
      body: {
        procedure: template.id,
        templateHash: hash,
        society: request.society,
        association: place.association,
        // Asked again, it is the same case: no further number is drawn.
        number: earlier === null ? await nextNumber(this.database) : '',
        subject: subjectOf(template, request.form),
        form: request.form,
        content,
        parameters: place.parameters,
        ...fulfils,
        ...(request.onPaper === undefined ? {} : { onPaper: await this.onPaper(template, request.society, request.onPaper) }),
        capacity: { role, organisation: place.house },
      },
      template,
    });
    // The draft has become a case; a note of the person's own, so it goes only after the answer.
    if (request.draft && view.status === 'accepted') {
      await this.database.rows(`delete from guicheng.draft where id = $1 and person = $2`, [request.draft, asker.person.id]);
    }
    return view;
  }

  /** How it ended on paper: an end that the template knows, days that have come, and a scan of the society's own. */
  private async onPaper(
    template: Template,
    society: string,
    asked: NonNullable<FileRequest['onPaper']>,
  ): Promise<NonNullable<IntentBodies['file']['onPaper']>> {
    const { filedOn, on, result } = asked;
    if (filedOn > on || on > civilDateOf(new Date().toISOString())) {
      throw new ApiException('FIELD_INVALID', { label: 'onPaper.on' }, 'onPaper.on');
    }
    if (result !== undefined && !(template.results ?? []).some(({ id }) => id === result)) {
      throw new ApiException('FIELD_INVALID', { label: 'onPaper.result' }, 'onPaper.result');
    }
    return { ...asked, evidenceHash: await this.files.evidenceHash(society, asked.evidence, 'onPaper.evidence') };
  }

  /** The form after an act that may edit some of its fields: what it may not is refused, what it was not shown stays. */
  edited(published: Published, step: StepOfForm | undefined, before: FormContent, sent: FormContent): FormContent {
    const { template } = published;
    const { form, problems } = editForm(template, step, before, sent, 'supplement');
    if (problems.length > 0) throw ApiException.ofFields(problems.map((problem) => problemOf(template, problem)));
    return form;
  }

  /** Facts, presences and the hash of a form; every field that is wrong is named. */
  async contentOf(published: Published, place: Pick<Place, 'society' | 'parameters'>, form: FormContent): Promise<FiledContent> {
    const { template, program } = published;
    await this.judge(template, place, form);
    const { facts, given, canonical } = contentOf(template, form, program);
    return { facts, given, contentHash: sha256(canonical) };
  }

  /** Refuses a form with anything wrong in it, by the fields that it is judged by: a template's, or those that a step asks for. */
  async judge(template: Pick<Template, 'form'>, place: Pick<Place, 'society' | 'parameters'>, form: FormContent): Promise<void> {
    const problems = [
      ...validateForm(template, form, place.parameters).map((p) => problemOf(template, p)),
      ...(await this.foreign(template, place, form)),
    ];
    if (problems.length > 0) throw ApiException.ofFields(problems);
  }

  /** Ids in a form must be the society's own: what stands below it, its people, its files. */
  private async foreign(
    template: Pick<Template, 'form'>,
    place: Pick<Place, 'society'>,
    form: FormContent,
  ): Promise<FieldProblem[]> {
    const references = referencesOf(template.form.fields, form);
    if (references.length === 0) return [];
    const has = (kind: Reference['kind']): boolean => references.some((reference) => reference.kind === kind);
    const named = references.filter(({ kind }) => kind === 'entry').map(({ id }) => id);
    const [files, organisations, people, entries] = await Promise.all([
      has('file') ? this.ownFiles(place.society.id, references) : [],
      has('organisation') ? organisationsOf(this.database, place.society.id) : [],
      has('person') ? peopleOf(this.database, place.society.id) : [],
      named.length > 0 ? standingEntries(this.database, place.society.id, named) : [],
    ]);
    return references.flatMap((reference): FieldProblem[] => {
      const { kind, id, field, row, column } = reference;
      const at = { ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column: column.id }) };
      const problem = (details: FormProblem['details']): FieldProblem[] => [
        problemOf(template, { field: field.id, code: 'FIELD_INVALID', details: { ...at, ...details } }),
      ];
      if (kind === 'organisation') {
        const isOwn = organisations.some((known) => known.id === id && known.kind === reference.organisation);
        return isOwn ? [] : problem({ expected: 'organisation' });
      }
      if (kind === 'entry') {
        const isStanding = entries.some((known) => known.id === id && known.register === field.register);
        return isStanding ? [] : problem({ expected: 'registerEntry' });
      }
      if (kind === 'person') return people.some((known) => known.id === id) ? [] : problem({ expected: 'person' });
      const file = files.find((known) => known.id === id);
      const { accept } = column ?? field;
      if (file === undefined) return problem({ expected: 'files' });
      return accept === undefined || accept.includes(endingOf(file.name)) ? [] : problem({ accept: accept.join('、') });
    });
  }

  private ownFiles(society: string, references: Reference[]): Promise<{ id: string; name: string }[]> {
    const ids = references.filter(({ kind }) => kind === 'file').map(({ id }) => id);
    return this.database.rows(
      `select id::text as id, name from guicheng.stored_file where society = $1 and id::text = any($2::text[])`,
      [society, ids],
    );
  }
}

/** Whose case it will be: the society's, or the association's own about it. */
function houseIn(template: Template, { society, association }: { society: string; association: string }): string {
  return isKeptByAssociation(template) ? association : society;
}

function problemOf(template: Pick<Template, 'form'>, problem: FormProblem): FieldProblem {
  const field = template.form.fields.find((candidate) => candidate.id === problem.field);
  return {
    field: problem.field,
    code: problem.code,
    details: { ...problem.details, label: field ? `${field.label.zh} / ${field.label.en}` : problem.field },
    message: problemText(template.form.fields, problem),
  };
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** What the case is called in lists: the field that the template names. */
export function subjectOf(template: Template, form: FormContent): string {
  const value = form[template.subject];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : template.title.zh;
}
