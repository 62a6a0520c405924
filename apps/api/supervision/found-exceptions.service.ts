import { Inject, Injectable } from '@nestjs/common';
import {
  EXCEPTION_KINDS,
  say,
  type ApiCode,
  type ExceptionCounts,
  type ExceptionPage,
  type FoundException,
  type FoundKind,
} from '../../../libs/contracts';
import { placedSteps, type Matter, type Template, type Text } from '../../../libs/procedure';
import { RULES } from '../../../libs/procedure/authoring';
import { Database } from '../database';
import { httpStatus } from '../errors/http-status';
import { cursorOf, cursorText } from '../cursor';
import { stepOf, TemplatesService } from '../procedures/templates.service';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';
import { countsOf, pageOf } from './found-exceptions.sql';
import { ReadingsService } from './readings.service';
import { WorkGrants, type WorkGrant } from './work-grants.service';

/** First and last day, both included, by when it was recorded. */
export interface Days {
  from: string;
  to: string;
}

interface FoundRow {
  id: string;
  at: Date;
  case_id: string | null;
  seq: number | null;
  sitting: string | null;
  times: number;
  code: string | null;
  place: string | null;
  person: string | null;
}
interface CaseName {
  id: string;
  number: string;
  subject: string;
  society: string;
  template_hash: string;
}
interface SittingName {
  id: string;
  society: string;
  held_on: string;
  organ: string;
}

const PAGE = 50;

/** 例外清单: counted by kind, and listed so that each entry leads to its evidence. */
@Injectable()
export class FoundExceptions {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WorkGrants) private readonly grants: WorkGrants,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  async counts(asker: Subject, id: string, days: Days): Promise<ExceptionCounts> {
    const grant = await this.grants.of(asker, id);
    await this.readings.noteList(asker, 'cases', 'exceptions', await this.grants.societies(grant));
    return this.countsUnder(grant, days);
  }

  async countsUnder(grant: WorkGrant, days: Days): Promise<ExceptionCounts> {
    const rows = await this.database.rows<{ kind: FoundKind; count: number }>(
      countsOf(EXCEPTION_KINDS),
      await this.given(grant, days),
    );
    const counted = new Map(rows.map(({ kind, count }) => [kind, count]));
    return { ...days, counts: EXCEPTION_KINDS.map((kind) => ({ kind, count: counted.get(kind) ?? 0 })) };
  }

  async page(asker: Subject, id: string, kind: FoundKind, days: Days, after: string | undefined): Promise<ExceptionPage> {
    const grant = await this.grants.of(asker, id);
    const behind = after === undefined ? [null, null] : cursorOf(after, 1, (last) => typeof last === 'string');
    const rows = await this.database.rows<FoundRow>(pageOf(kind, PAGE + 1), [...(await this.given(grant, days)), ...behind]);
    const shown = rows.slice(0, PAGE);
    const entries = await this.views(kind, shown);
    await this.readings.noteList(
      asker,
      'cases',
      'exceptions',
      entries.map(({ society }) => society.id),
    );
    const last = shown[PAGE - 1];
    return { entries, after: rows.length > PAGE && last ? cursorText([last.at.toISOString(), last.id]) : null };
  }

  private async given({ association, societies, procedures }: WorkGrant, { from, to }: Days): Promise<unknown[]> {
    return [association, societies, procedures, from, to, ...(await this.pairs())];
  }

  /** By template: which step an order rule puts before which, and which checks only warn. Templates never change, so they are read once. */
  private async pairs(): Promise<[string, string]> {
    const hashes = await this.database.rows<{ hash: string }>('select hash from guicheng.template_version');
    const templates = await Promise.all(hashes.map(({ hash }) => this.templates.get(hash)));
    return [
      JSON.stringify(templates.flatMap(({ hash, template }) => orderedSteps(template).map((pair) => ({ hash, ...pair })))),
      JSON.stringify(templates.flatMap(({ hash, template }) => warningChecks(template).map((block) => ({ hash, block })))),
    ];
  }

  private async views(kind: FoundKind, rows: FoundRow[]): Promise<FoundException[]> {
    const [names, cases, sittings] = await Promise.all([
      this.names.read(),
      this.database.rows<CaseName>(
        `select id, number, subject, society, template_hash from guicheng.case_file where id = any($1::uuid[])`,
        [rows.flatMap(({ case_id }) => case_id ?? [])],
      ),
      this.database.rows<SittingName>(
        `select id, society, held_on::text as held_on, organ from guicheng.sitting where id = any($1::uuid[])`,
        [rows.flatMap(({ sitting }) => sitting ?? [])],
      ),
    ]);
    const caseOf = new Map(cases.map((row) => [row.id, row]));
    const sittingOf = new Map(sittings.map((row) => [row.id, row]));
    return Promise.all(
      rows.map(async (row): Promise<FoundException> => {
        const file = row.case_id === null ? undefined : caseOf.get(row.case_id);
        const sitting = row.sitting === null ? undefined : sittingOf.get(row.sitting);
        const template = file && (await this.templates.get(file.template_hash)).template;
        return {
          id: row.id,
          at: row.at.toISOString(),
          society: names.organisation(file?.society ?? sitting?.society ?? ''),
          case: file && template ? { id: file.id, number: file.number, subject: file.subject, title: template.title } : null,
          seq: row.seq,
          sitting: sitting ? { id: sitting.id, on: sitting.held_on, organ: names.organ(sitting.organ) } : null,
          count: row.times,
          says: saysOf(kind, row, template),
          by: nameOf(row.person, names),
        };
      }),
    );
  }
}

function nameOf(person: string | null, names: Names): string | null {
  return person === null ? null : names.person(person);
}

function saysOf(kind: FoundKind, { code, place }: FoundRow, template: Template | undefined): Text | null {
  if (kind === 'refused-attempt') return code !== null && Object.hasOwn(httpStatus, code) ? say(code as ApiCode) : null;
  // As the register has it.
  if (kind === 'voided-number') return code === null ? null : { zh: code, en: code };
  return template === undefined || place === null ? null : (stepOf(template, place)?.title ?? null);
}

/** Steps of which one has to come before the other by a rule of the texts: on one day it has to be shown which came first. */
export function orderedSteps(template: Template): { first: string; then: string }[] {
  const matter: Matter = template.matter;
  const doing = (acts: readonly string[]) =>
    placedSteps(template).flatMap(({ block }) => (acts.includes(block.act) ? [block.id] : []));
  const pairs = RULES.flatMap((rule) => {
    if (rule.kind !== 'before' || rule.matters?.includes(matter) === false || !('acts' in rule.then)) return [];
    const { then, first } = rule;
    return doing(first.acts).flatMap((before) => doing(then.acts).map((after) => ({ first: before, then: after })));
  });
  return [...new Map(pairs.map((pair) => [`${pair.first} ${pair.then}`, pair])).values()].filter(
    ({ first, then }) => first !== then,
  );
}

function warningChecks(template: Template): string[] {
  return placedSteps(template).flatMap(({ block }) =>
    block.kind === 'check' && Object.values(block.outcomes).includes('warn') ? [block.id] : [],
  );
}
