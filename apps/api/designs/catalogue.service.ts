import { Inject, Injectable } from '@nestjs/common';
import type { CatalogueEntry, CatalogueView } from '../../../libs/contracts';
import { usesOf } from '../../../libs/design/uses';
import type { Template } from '../../../libs/procedure';
import { registers } from '../../../libs/templates';
import { Database } from '../database';
import type { Subject } from '../session/session.service';
import { housesOf } from './houses';

interface Row {
  hash: string;
  template: Template;
  published_at: Date;
  open_cases: number;
}

/** The newest version of each procedure in each place; cases still run on older ones, and count. */
const CURRENT = `
  select distinct on (t.procedure, t.jurisdiction) t.hash, t.template, t.published_at, coalesce(c.open_cases, 0)::int as open_cases
    from guicheng.template_version t
    left join (select v.procedure, v.jurisdiction, count(*) as open_cases
                 from guicheng.case_file f join guicheng.template_version v on v.hash = f.template_hash
                where f.closed_at is null group by v.procedure, v.jurisdiction) c
      on c.procedure = t.procedure and c.jurisdiction = t.jurisdiction
   order by t.procedure, t.jurisdiction, t.version desc, t.published_at desc`;

/** What is published here, and what each of it cites, writes, asks and calls. */
@Injectable()
export class CatalogueService {
  /** What a published version is made of never changes. */
  private readonly known = new Map<string, Omit<CatalogueEntry, 'publishedAt' | 'openCases'>>();

  constructor(@Inject(Database) private readonly database: Database) {}

  async catalogue(asker: Subject): Promise<CatalogueView> {
    const [house] = await housesOf(this.database, asker);
    const rows = await this.database.rows<Row>(CURRENT);
    return {
      procedures: rows.map((row) => ({
        ...this.made(row),
        publishedAt: row.published_at.toISOString(),
        openCases: row.open_cases,
      })),
      registers: registers().map(({ id, title }) => ({ id, title })),
      jurisdiction: house?.jurisdiction ?? 'CN',
    };
  }

  private made({ hash, template }: Row): Omit<CatalogueEntry, 'publishedAt' | 'openCases'> {
    const known = this.known.get(hash);
    if (known) return known;
    const { id: procedure, jurisdiction, version, matter, title, summary } = template;
    const made = { hash, procedure, jurisdiction, version, matter, title, summary, ...usesOf(template) };
    this.known.set(hash, made);
    return made;
  }
}
