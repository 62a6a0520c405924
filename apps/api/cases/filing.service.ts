import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FileRequest, FormContent, IntentView, OrganisationView } from '../../../libs/contracts';
import {
  contentOf,
  validateForm,
  type FieldProblem as FormProblem,
  type FiledContent,
  type ParameterValue,
  type Template,
} from '../../../libs/procedure';
import { organisationsOf } from '../../../libs/persistence';
import { may } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException, type FieldProblem } from '../errors/api-exception';
import { IntentsService, sha256 } from '../intents/intents.service';
import { ParametersService } from '../procedures/parameters.service';
import { TemplatesService, type Published } from '../procedures/templates.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';

export interface Place {
  society: OrganisationView;
  association: string;
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
  ) {}

  /** Where a person files: his society, its association, and the template in force there. Refuses who may not file there. */
  async place(asker: Subject, procedure: string, society: string): Promise<Place> {
    const post = asker.posts.find(
      (candidate) => candidate.organisation.id === society && may(heldPosts(asker), 'file-cases', society),
    );
    const row = await this.database.one<{ association: string; jurisdiction: string }>(
      `select association, jurisdiction from guicheng.organisation where id = $1 and kind = 'society'`,
      [society],
    );
    // Of a society that is not his he learns nothing, not even whether it exists.
    if (!asker.posts.some((held) => held.organisation.id === society)) throw new ApiException('NOT_FOUND', {}, 'society');
    if (!post || !row) throw new ApiException('FORBIDDEN');
    const published = await this.templates.current(procedure, row.jurisdiction);
    if (!asker.posts.some((held) => held.organisation.id === society && published.template.filedBy.includes(held.role))) {
      throw new ApiException('FORBIDDEN');
    }
    return {
      society: post.organisation,
      association: row.association,
      jurisdiction: row.jurisdiction,
      published,
      parameters: await this.parameters.of(published.template, society, row.association),
    };
  }

  async file(asker: Subject, key: unknown, request: FileRequest): Promise<IntentView> {
    const place = await this.place(asker, request.procedure, request.society);
    const { template, hash } = place.published;
    const content = await this.contentOf(place.published, place, request.form);
    const role = template.filedBy.find((candidate) =>
      asker.posts.some((p) => p.organisation.id === request.society && p.role === candidate),
    );
    if (!role) throw new ApiException('FORBIDDEN');
    const stream = (await this.intents.streamOf(asker, key)) ?? randomUUID();
    const view = await this.intents.submit({
      asker,
      key,
      kind: 'file',
      stream,
      streamKind: 'case',
      target: null,
      contentHash: content.contentHash,
      request: { procedure: request.procedure, society: request.society, form: request.form },
      body: {
        procedure: template.id,
        templateHash: hash,
        society: request.society,
        association: place.association,
        number: await this.nextNumber(),
        subject: subjectOf(template, request.form),
        form: request.form,
        content,
        parameters: place.parameters,
        capacity: { role, organisation: request.society },
      },
    });
    // The draft has become a case; a note of the person's own, so it goes only after the answer.
    if (request.draft && view.status === 'accepted') {
      await this.database.rows(`delete from guicheng.draft where id = $1 and person = $2`, [request.draft, asker.person.id]);
    }
    return view;
  }

  /** Facts, presences and the hash of a form; every field that is wrong is named. */
  async contentOf(published: Published, place: Pick<Place, 'society' | 'parameters'>, form: FormContent): Promise<FiledContent> {
    const { template, program } = published;
    const problems = [
      ...validateForm(template, form, place.parameters).map((p) => problemOf(template, p)),
      ...(await this.foreign(template, place, form)),
    ];
    if (problems.length > 0) throw ApiException.ofFields(problems);
    const { facts, given, canonical } = contentOf(template, form, program);
    return { facts, given, contentHash: sha256(canonical) };
  }

  /** Ids in a form must be the society's own: what stands below it, its files. */
  private async foreign(template: Template, place: Pick<Place, 'society'>, form: FormContent): Promise<FieldProblem[]> {
    const problems: FieldProblem[] = [];
    for (const field of template.form.fields) {
      const value = form[field.id];
      if (value === undefined || value === null) continue;
      const own =
        field.type === 'files'
          ? await this.ownFiles(place.society.id, value)
          : field.type === 'organisation'
            ? await this.ownOrganisation(place.society.id, value)
            : true;
      if (!own) problems.push({ field: field.id, code: 'FIELD_INVALID', details: { label: field.label.zh } });
    }
    return problems;
  }

  private async ownFiles(society: string, value: unknown): Promise<boolean> {
    const ids = Array.isArray(value) ? value : [];
    const row = await this.database.one<{ known: number }>(
      `select count(*)::int as known from guicheng.stored_file where society = $1 and id::text = any($2::text[])`,
      [society, ids],
    );
    return row?.known === new Set(ids).size;
  }

  private async ownOrganisation(society: string, value: unknown): Promise<boolean> {
    const { id, kind } = value as { id?: unknown; kind?: unknown };
    const own = await organisationsOf(this.database, society);
    return own.some((organisation) => organisation.id === id && organisation.kind === kind);
  }

  private async nextNumber(): Promise<string> {
    const row = await this.database.one<{ year: string; n: string }>(
      `select to_char(guicheng.record_now() at time zone 'Asia/Shanghai', 'YYYY') as year, nextval('guicheng.file_number') as n`,
    );
    return `${row?.year ?? ''}-${String(row?.n ?? '').padStart(5, '0')}`;
  }
}

function problemOf(template: Template, problem: FormProblem): FieldProblem {
  const field = template.form.fields.find((candidate) => candidate.id === problem.field);
  return {
    field: problem.field,
    code: problem.code,
    details: { ...problem.details, label: field ? `${field.label.zh} / ${field.label.en}` : problem.field },
  };
}

/** What the case is called in lists: the field that the template names. */
export function subjectOf(template: Template, form: FormContent): string {
  const value = form[template.subject];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : template.title.zh;
}
