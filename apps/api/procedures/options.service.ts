import { Inject, Injectable } from '@nestjs/common';
import type { OrganisationView, ProcedureOptionView, SwitchOptionRequest } from '../../../libs/contracts';
import { inTransaction, json } from '../../../libs/persistence';
import type { Jurisdiction } from '../../../libs/procedure';
import { may } from '../../../libs/rights';
import { sectionOf } from '../../../libs/templates/offers';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { byMenu } from './offers.service';
import { TemplatesService } from './templates.service';

interface OptionRow {
  association: string;
  procedure: string;
  jurisdiction: Jurisdiction;
  societies: number;
  is_on: boolean | null;
  by_name: string | null;
  set_at: Date | null;
  reason: string | null;
}

/** One row an option and place of an association's societies, with the last switch. */
const OPTIONS = `
  select o.association, p.procedure, p.jurisdiction, count(*)::int as societies,
         v.value = 'true'::jsonb as is_on, w.name as by_name, v.set_at, v.article as reason
    from guicheng.procedure_place p
    join guicheng.organisation o on o.kind = 'society' and o.jurisdiction = p.jurisdiction and o.dissolved_on is null
    left join lateral (
      select * from guicheng.parameter_value x where x.organisation = o.association and x.parameter = 'offered:' || p.procedure
       order by x.version desc limit 1) v on true
    left join guicheng.person w on w.id = v.set_by
   where p.standing = 'option' and o.association = any($1::uuid[])
     and exists (select 1 from guicheng.template_version t where t.procedure = p.procedure)
   group by o.association, p.procedure, p.jurisdiction, v.value, w.name, v.set_at, v.article`;

/** Options are the association's own choice: whoever runs its house switches them, with a reason, and every switch stays on the record. */
@Injectable()
export class OptionsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  async list(asker: Subject): Promise<ProcedureOptionView[]> {
    const houses = housesOf(asker);
    const rows = await this.database.rows<OptionRow>(`${OPTIONS} order by p.procedure, p.jurisdiction`, [[...houses.keys()]]);
    const views = new Map<string, ProcedureOptionView>();
    for (const row of rows) {
      const key = `${row.association} ${row.procedure}`;
      const view = views.get(key) ?? (await this.viewOf(row, houses));
      view.places.push({ jurisdiction: row.jurisdiction, societies: row.societies });
      views.set(key, view);
    }
    return [...views.values()].sort((a, b) => byMenu(a.procedure, b.procedure));
  }

  async switch(asker: Subject, procedure: string, request: SwitchOptionRequest): Promise<ProcedureOptionView[]> {
    const { association, isOn, reason } = request;
    const known = (await this.list(asker)).find(
      (option) => option.association.id === association && option.procedure.id === procedure,
    );
    if (known === undefined) throw new ApiException('NOT_FOUND');
    // What stands already needs no second act.
    if (known.isOn === isOn) return this.list(asker);
    await inTransaction(this.database.source, async (sql) => {
      // Two who switch at once come one after the other.
      await sql.run('select pg_advisory_xact_lock(hashtext($1))', [`${association} offered:${procedure}`]);
      await sql.run(
        `insert into guicheng.parameter_value (organisation, parameter, version, value, article, set_by, set_at)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, guicheng.record_now()
           from guicheng.parameter_value where organisation = $1 and parameter = $2`,
        [association, `offered:${procedure}`, json(isOn), reason, asker.person.id],
      );
      await recordAct(sql, asker.person.id, {
        action: isOn ? 'procedure-offered' : 'procedure-not-offered',
        object: { kind: 'organisation', id: association },
        organisation: association,
        ids: { procedure },
        reason,
      });
    });
    return this.list(asker);
  }

  private async viewOf(row: OptionRow, houses: Map<string, OrganisationView>): Promise<ProcedureOptionView> {
    const { template } = await this.templates.current(row.procedure, row.jurisdiction);
    const section = sectionOf(row.procedure);
    const association = houses.get(row.association);
    if (association === undefined) throw new Error('an option of a house that was not asked for');
    return {
      procedure: { id: template.id, title: template.title, summary: template.summary },
      section: section && { id: section.id, title: section.title },
      association,
      isOn: row.is_on ?? false,
      places: [],
      switched: row.set_at && { by: row.by_name ?? '', at: row.set_at.toISOString(), reason: row.reason },
    };
  }
}

/** Associations that he runs. */
function housesOf(asker: Subject): Map<string, OrganisationView> {
  const posts = heldPosts(asker).filter((post) => may([post], 'prepare-procedures'));
  return new Map(
    asker.posts
      .filter(({ role, organisation }) => posts.some((post) => post.role === role && post.organisation === organisation.id))
      .map(({ organisation }) => [organisation.id, organisation]),
  );
}
