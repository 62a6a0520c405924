import { Inject, Injectable } from '@nestjs/common';
import {
  placedSteps,
  readPlace,
  type Calendar,
  type Program,
  type StepBlock,
  type Template,
  type Text,
} from '../../../libs/procedure';
import { TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';

export interface Published {
  hash: string;
  template: Template;
  program: Program;
  programHash: string;
}

interface PublishedTitle {
  hash: string;
  procedure: string;
  title: Text;
}

/** Published templates and calendars never change, so they are read once and kept by their hash. */
@Injectable()
export class TemplatesService {
  private readonly byHash = new Map<string, Published>();
  private readonly calendars = new Map<string, Calendar>();
  private readonly titles = new Map<string, PublishedTitle>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async get(hash: string): Promise<Published> {
    const known = this.byHash.get(hash);
    if (known) return known;
    const row = await this.database.one<{ template: Template; program: Program; program_hash: string }>(
      `select t.template, p.program, t.program_hash from guicheng.template_version t join guicheng.program p on p.hash = t.program_hash
        where t.hash = $1`,
      [hash],
    );
    if (!row) throw new ApiException('NOT_FOUND');
    const published = { hash, template: row.template, program: row.program, programHash: row.program_hash };
    this.byHash.set(hash, published);
    return published;
  }

  /** What holds for all of a place: without versions that come later, are tried out by some, or were withdrawn. */
  async current(procedure: string, jurisdiction: string): Promise<Published> {
    const row = await this.database.one<{ hash: string }>(
      `select hash from guicheng.template_version where procedure = $1 and jurisdiction in ($2, 'CN')
        order by guicheng.version_holds(hash, null, ${TODAY}) desc, (jurisdiction = $2) desc, version desc, published_at desc limit 1`,
      [procedure, jurisdiction],
    );
    if (!row) throw new ApiException('NOT_FOUND');
    return this.get(row.hash);
  }

  /** The version that a new case of a society runs on today: its place's own, or else the national one; what it tries out, first. */
  async currentFor(procedure: string, society: string): Promise<Published> {
    const row = await this.database.one<{ hash: string | null }>(`select guicheng.version_for($1, $2, ${TODAY}) as hash`, [
      procedure,
      society,
    ]);
    if (!row?.hash) throw new ApiException('NOT_FOUND');
    return this.get(row.hash);
  }

  async procedures(): Promise<string[]> {
    const rows = await this.database.rows<{ procedure: string }>(
      `select distinct procedure from guicheng.template_version order by 1`,
    );
    return rows.map((row) => row.procedure);
  }

  /** Procedures one of whose versions has these words in its title, in either language. */
  async titled(words: string): Promise<string[]> {
    const has = (title: Text) => [title.zh, title.en].some((said) => said.toLowerCase().includes(words.toLowerCase()));
    const found = (await this.everyTitle()).filter(({ title }) => has(title));
    return [...new Set(found.map(({ procedure }) => procedure))];
  }

  /** What the procedures of some versions are called there: of several, by the one published last. */
  async titlesOf(versions: string[]): Promise<{ id: string; title: Text }[]> {
    const titles = (await this.everyTitle()).filter(({ hash }) => versions.includes(hash));
    return [...new Map(titles.map(({ procedure, title }) => [procedure, title]))].map(([id, title]) => ({ id, title }));
  }

  /** In the order of publication. */
  private async everyTitle(): Promise<PublishedTitle[]> {
    const rows = await this.database.rows<PublishedTitle>(
      `select hash, procedure, template -> 'title' as title from guicheng.template_version
        where hash <> all($1::text[]) order by published_at, version`,
      [[...this.titles.keys()]],
    );
    for (const row of rows) this.titles.set(row.hash, row);
    return [...this.titles.values()];
  }

  async calendar(version: string): Promise<Calendar> {
    const known = this.calendars.get(version);
    if (known) return known;
    const row = await this.database.one<{ calendar: Calendar }>(`select calendar from guicheng.calendar where version = $1`, [
      version,
    ]);
    if (!row) throw new ApiException('NOT_FOUND');
    this.calendars.set(version, row.calendar);
    return row.calendar;
  }
}

export function stepOf(template: Template, place: string): StepBlock | undefined {
  const { id } = readPlace(place);
  return placedSteps(template).find(({ block }) => block.id === id)?.block;
}

/** Of an opening the words of its duty; of everything else the procedure's title. */
export function dutyOf(template: Template, place: string | null): Text {
  const step = place === null ? undefined : stepOf(template, place);
  return step?.kind === 'open' && step.opens.start === 'by-society' ? step.opens.duty : template.title;
}
