import { Inject, Injectable } from '@nestjs/common';
import type { OrganisationView, ProcedureCard } from '../../../libs/contracts';
import { isKeptByAssociation, startsBy, type Template } from '../../../libs/procedure';
import { organisationsWhere, TODAY } from '../../../libs/rights';
import { SECTIONS, sectionOf } from '../../../libs/templates/offers';
import { Database } from '../database';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { TemplatesService } from './templates.service';

/** A society, and what is published for it. */
interface OfferRow {
  id: string;
  name_zh: string;
  name_en: string;
  phone: string | null;
  office_hours: string | null;
  association: string;
  hash: string;
}

/** What is offered where: by the text of the place, and as an option where the association has switched it on (offers.decision.md). */
@Injectable()
export class OffersService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  async isOffered(procedure: string, society: string): Promise<boolean> {
    const row = await this.database.one<{ offered: boolean }>('select guicheng.is_offered($1, $2) as offered', [
      procedure,
      society,
    ]);
    return row?.offered ?? false;
  }

  /** What a person may begin himself, in the order of the menu. What only cases, periods or assignments begin is nothing to begin from here. */
  async cards(asker: Subject): Promise<ProcedureCard[]> {
    const houses = organisationsWhere(heldPosts(asker), 'file-cases');
    const rows = await this.database.rows<OfferRow>(
      `select o.id, o.name_zh, o.name_en, o.phone, o.office_hours, o.association, v.hash
         from guicheng.organisation o cross join (select distinct procedure from guicheng.template_version) names
         cross join lateral (
           select t.hash from guicheng.template_version t where t.procedure = names.procedure and t.jurisdiction in (o.jurisdiction, 'CN')
              and guicheng.version_holds(t.hash, o.id, ${TODAY})
            order by (t.jurisdiction = o.jurisdiction) desc, t.version desc, t.published_at desc limit 1) v
        where (o.id = any($1::uuid[]) or o.association = any($1::uuid[])) and o.kind = 'society'
          and (o.dissolved_on is null or o.dissolved_on > ${TODAY}) and guicheng.is_offered(names.procedure, o.id)`,
      [houses],
    );
    const cards = rows.map(async ({ id, name_zh: zh, name_en: en, phone, office_hours: officeHours, association, hash }) => {
      const { template, program } = await this.templates.get(hash);
      // What the association keeps about a society is its officers' to begin, once for each society.
      const house = isKeptByAssociation(template) ? association : id;
      const mayFile = asker.posts.some(({ organisation, role }) => organisation.id === house && template.filedBy.includes(role));
      return mayFile && startsBy(program, 'filed')
        ? [cardOf(template, { id, kind: 'society', name: { zh, en }, phone, officeHours })]
        : [];
    });
    return (await Promise.all(cards)).flat().sort(byMenu);
  }
}

export function cardOf(template: Template, society: OrganisationView): ProcedureCard {
  const section = sectionOf(template.id);
  return {
    id: template.id,
    title: template.title,
    summary: template.summary,
    society,
    section: section && { id: section.id, title: section.title },
  };
}

/** Headings in their order, procedures as they stand below them; what a place has published itself comes last, by its id. */
export function byMenu(a: Pick<ProcedureCard, 'id'>, b: Pick<ProcedureCard, 'id'>): number {
  return placeOf(a.id) - placeOf(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

const MENU = SECTIONS.flatMap(({ procedures }) => procedures);

function placeOf(procedure: string): number {
  const place = MENU.indexOf(procedure);
  return place < 0 ? MENU.length : place;
}
