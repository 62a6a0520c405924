import { Inject, Injectable } from '@nestjs/common';
import type { SetStandardRequest, StandardsView, StandardValue, StandardView } from '../../../libs/contracts';
import { inTransaction, json } from '../../../libs/persistence';
import type { Parameter, Template } from '../../../libs/procedure';
import { organisationsWhere, TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct } from '../people/acts';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { readValue } from './standard-value';

interface House {
  id: string;
  kind: 'society' | 'association';
  zh: string;
  en: string;
}

interface ValueRow {
  organisation: string;
  parameter: string;
  value: StandardValue;
  article: string | null;
  by: string | null;
  set_at: Date;
}

/** What an association sets for its place, and what a society takes from its charter and its rules. */
const SET_BY: Record<House['kind'], readonly Parameter['from'][]> = {
  society: ['charter', 'rule', 'document'],
  association: ['deployment'],
};

@Injectable()
export class StandardsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(asker: Subject): Promise<StandardsView[]> {
    const houses = await this.houses(asker);
    if (houses.length === 0) return [];
    const ids = houses.map(({ id }) => id);
    const [templates, values, organs] = await Promise.all([
      this.templates(ids),
      this.database.rows<ValueRow>(
        `select v.organisation, v.parameter, v.value, v.article, w.name as by, v.set_at from guicheng.parameter_value v
           left join guicheng.person w on w.id = v.set_by where v.organisation = any($1::uuid[]) order by v.version desc`,
        [ids],
      ),
      this.database.rows<{ id: string; society: string; zh: string; en: string }>(
        'select id, society, name_zh as zh, name_en as en from guicheng.organ where society = any($1::uuid[]) order by name_zh, id',
        [ids],
      ),
    ]);
    return houses.map(({ id, kind, zh, en }) => ({
      organisation: { id, kind, name: { zh, en } },
      standards: standardsOf(
        kind,
        templates.filter(({ house }) => house === id).map(({ template }) => template),
        values.filter(({ organisation }) => organisation === id),
      ),
      organs: organs
        .filter(({ society }) => society === id)
        .map((organ) => ({ id: organ.id, name: { zh: organ.zh, en: organ.en } })),
    }));
  }

  async set(
    asker: Subject,
    organisation: string,
    parameter: string,
    sent: { value: unknown; article: string },
  ): Promise<StandardsView[]> {
    const house = (await this.list(asker)).find((view) => view.organisation.id === organisation);
    const standard = house?.standards.find(({ id }) => id === parameter);
    if (house === undefined || standard === undefined) throw new ApiException('NOT_FOUND');
    const value: SetStandardRequest['value'] = readValue[standard.type](sent.value);
    if (standard.type === 'organ' && !house.organs.some(({ id }) => id === value))
      throw new ApiException('FIELD_INVALID', { label: 'value' }, 'value');
    await inTransaction(this.database.source, async (sql) => {
      // Two who set at once come one after the other.
      await sql.run('select pg_advisory_xact_lock(hashtext($1))', [`${organisation} ${parameter}`]);
      await sql.run(
        `insert into guicheng.parameter_value (organisation, parameter, version, value, article, set_by, set_at)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, guicheng.record_now()
           from guicheng.parameter_value where organisation = $1 and parameter = $2`,
        [organisation, parameter, json(value), sent.article, asker.person.id],
      );
      await recordAct(sql, asker.person.id, {
        action: 'standard-set',
        object: { kind: 'organisation', id: organisation },
        organisation,
        ids: { parameter },
      });
    });
    return this.list(asker);
  }

  private houses(asker: Subject): Promise<House[]> {
    const posts = heldPosts(asker);
    return this.database.rows<House>(
      `select id, kind, name_zh as zh, name_en as en from guicheng.organisation
        where (kind = 'society' and id = any($1::uuid[])) or (kind = 'association' and id = any($2::uuid[])) order by kind, name_zh`,
      [organisationsWhere(posts, 'set-charter-rules'), organisationsWhere(posts, 'prepare-procedures')],
    );
  }

  /** What holds for each society, and of an association all that holds for one of its societies. */
  private templates(houses: string[]): Promise<{ house: string; template: Template }[]> {
    return this.database.rows(
      `with mine as (
         select h.id as house, o.id as society from guicheng.organisation h
           join guicheng.organisation o on o.id = h.id and h.kind = 'society' or o.association = h.id and o.kind = 'society'
          where h.id = any($1::uuid[])),
       versions as (
         select distinct m.house, guicheng.version_for(n.procedure, m.society, ${TODAY}) as hash
           from mine m cross join (select distinct procedure from guicheng.template_version) n where guicheng.is_offered(n.procedure, m.society))
       select v.house, t.template from versions v join guicheng.template_version t on t.hash = v.hash order by t.procedure, t.jurisdiction`,
      [houses],
    );
  }
}

function standardsOf(kind: House['kind'], templates: Template[], values: ValueRow[]): StandardView[] {
  const found = new Map<string, StandardView>();
  for (const template of templates) {
    for (const parameter of template.parameters.filter(({ from }) => SET_BY[kind].includes(from))) {
      const view = found.get(parameter.id) ?? standardOf(parameter, values);
      found.set(parameter.id, view);
      if (view.usedBy.some(({ procedure }) => procedure === template.id)) continue;
      const isMissing = view.value === null && (parameter.default ?? null) === null && parameter.optional !== true;
      view.usedBy.push({ procedure: template.id, title: template.title, waits: isMissing });
    }
  }
  return [...found.values()].sort((a, b) => Number(waits(b)) - Number(waits(a)));
}

function standardOf(parameter: Parameter, values: ValueRow[]): StandardView {
  const history = values
    .filter((row) => row.parameter === parameter.id)
    .map(({ value, article, by, set_at }) => ({ value, article, by, at: set_at.toISOString() }));
  const last = history[0];
  return {
    ...{ id: parameter.id, type: parameter.type, from: parameter.from, label: parameter.label },
    ...{ question: parameter.question ?? null, unit: parameter.unit ?? null },
    value: last?.value ?? parameter.default ?? null,
    isDefault: last === undefined,
    article: last?.article ?? null,
    set: last === undefined ? null : { by: last.by, at: last.at },
    history: history.slice(1),
    usedBy: [],
  };
}

function waits({ usedBy }: StandardView): boolean {
  return usedBy.some((one) => one.waits);
}
