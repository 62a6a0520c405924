import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type {
  BeginDesignRequest,
  DesignCard,
  DesignSaved,
  DesignSurroundings,
  DesignView,
  SaveDesignRequest,
} from '../../../libs/contracts';
import { copyOf, emptyTemplate, nextVersionOf } from '../../../libs/design/begin';
import { readProcedureFile } from '../../../libs/design/exchange';
import { inTransaction, json, PLACES, type Sql } from '../../../libs/persistence';
import type { SimulationScript, Template } from '../../../libs/procedure';
import { checkLimits } from '../../../libs/procedure/template/check-limits';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct, type Act } from '../people/acts';
import { carriedTo, scenariosFor } from '../procedures/scenarios';
import { findingView, TemplateCheckService } from '../procedures/template-check.service';
import type { Subject } from '../session/session.service';
import { housesOf, type House } from './houses';
import { cardOf, viewOf, type DesignRow } from './design-views';

interface Begun {
  /** The published version that it was begun from. */
  base: string | null;
  template: Template;
  scenarios: SimulationScript[];
}

/** Nobody looks through more. */
const MOST = 200;
const COLUMNS = `d.id, d.association, d.begun_from, d.base, d.template, d.scenarios, d.revision, b.name as beginner, s.name as saver,
    d.saved_at, v.template -> 'title' as base_title, v.version as base_version`;
const DESIGNS = `from guicheng.design d join guicheng.person b on b.id = d.begun_by join guicheng.person s on s.id = d.saved_by
    left join guicheng.template_version v on v.hash = d.base`;

/**
 * Drafts of procedures. What is wrong with one is the checker's to say and publishing's to refuse; here it is only kept, for all who prepare
 * procedures in the same house. Whoever saves on top of somebody else's saving is told so, and nothing of either is lost.
 */
@Injectable()
export class DesignsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplateCheckService) private readonly checks: TemplateCheckService,
  ) {}

  async list(asker: Subject): Promise<DesignCard[]> {
    const rows = await this.database.rows<DesignRow>(
      `select ${COLUMNS} ${DESIGNS} where d.association = any($1::uuid[]) order by d.saved_at desc, d.id limit ${MOST}`,
      [await this.housesOf(asker)],
    );
    return rows.map(cardOf);
  }

  async begin(asker: Subject, request: BeginDesignRequest): Promise<DesignView> {
    const [house] = await housesOf(this.database, asker);
    if (house === undefined) throw new ApiException('FORBIDDEN');
    const { base, template, scenarios } = await this.begunFrom(request, house);
    const id = await inTransaction(this.database.source, async (sql) => {
      await refuseFull(sql, house);
      const row = await sql.one<{ id: string }>(
        `insert into guicheng.design (association, begun_from, base, template, scenarios, begun_by, saved_by)
         values ($1, $2, $3, $4, $5, $6, $6) returning id`,
        [house.id, request.from, base, json(template), json(scenarios), asker.person.id],
      );
      if (row === null) throw new Error('a draft was not written');
      await recordAct(sql, asker.person.id, actOn('design-begun', row.id, house.id, template));
      return row.id;
    });
    return this.open(asker, id);
  }

  async open(asker: Subject, id: string): Promise<DesignView> {
    const row = await this.find(asker, id);
    const { id: procedure, jurisdiction } = row.template;
    const [base, current] = await Promise.all([
      this.published('hash = $1', [row.base]),
      this.published('procedure = $1 and jurisdiction = $2', [text(procedure), text(jurisdiction)]),
    ]);
    return viewOf(row, base, current);
  }

  async surroundings(asker: Subject, id: string): Promise<DesignSurroundings> {
    const { template } = await this.find(asker, id);
    return this.checks.surroundings(PLACES.find((place) => place === template.jurisdiction) ?? 'CN');
  }

  async save(asker: Subject, id: string, { revision, template, scenarios }: SaveDesignRequest): Promise<DesignSaved> {
    for (const content of [template, { scenarios }]) {
      const [issue] = checkLimits(content).issues;
      if (issue) throw new ApiException('DESIGN_TOO_BIG', { what: issue.message, path: issue.path }, 'template');
    }
    const houses = await this.housesOf(asker);
    const saved = await this.database.one<{ saved_at: Date }>(
      `update guicheng.design set template = $4, scenarios = $5, revision = revision + 1, saved_by = $6, saved_at = guicheng.record_now()
        where id = $1 and association = any($2::uuid[]) and revision = $3 returning saved_at`,
      [id, houses, revision, json(template), json(scenarios), asker.person.id],
    );
    if (saved !== null) return { revision: revision + 1, savedAt: saved.saved_at.toISOString() };
    const row = await this.find(asker, id);
    // The answer to the same saving was lost on its way.
    const isSame = json([row.template, row.scenarios]) === json([template, scenarios]);
    if (isSame && row.revision === revision + 1) return { revision: row.revision, savedAt: row.saved_at.toISOString() };
    throw new ApiException('DESIGN_CHANGED', {
      person: row.saver,
      revision: row.revision,
      savedAt: row.saved_at.toISOString(),
    });
  }

  async remove(asker: Subject, id: string): Promise<void> {
    const houses = await this.housesOf(asker);
    await inTransaction(this.database.source, async (sql) => {
      const row = await sql.one<{ association: string; template: Template }>(
        'delete from guicheng.design where id = $1 and association = any($2::uuid[]) returning association, template',
        [id, houses],
      );
      // Gone already: whoever deletes twice meant it once.
      if (row !== null) await recordAct(sql, asker.person.id, actOn('design-deleted', id, row.association, row.template));
    });
  }

  private async find(asker: Subject, id: string): Promise<DesignRow> {
    const row = await this.database.one<DesignRow>(
      `select ${COLUMNS} ${DESIGNS} where d.id = $1 and d.association = any($2::uuid[])`,
      [id, await this.housesOf(asker)],
    );
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  private async housesOf(asker: Subject): Promise<string[]> {
    return (await housesOf(this.database, asker)).map(({ id }) => id);
  }

  private async begunFrom(request: BeginDesignRequest, house: House): Promise<Begun> {
    const own = `procedure-${randomUUID().slice(0, 8)}`;
    if (request.from === 'nothing') {
      const title = request.title.trim();
      const template = emptyTemplate(own, { zh: title, en: title }, request.matter, house.jurisdiction);
      return { base: null, template, scenarios: [] };
    }
    if (request.from === 'file') return this.begunFromFile(request.text);
    const base = await this.published('hash = $1', [request.hash]);
    if (base === null) throw new ApiException('NOT_FOUND', {}, 'hash');
    const place = request.from === 'version' ? base.jurisdiction : house.jurisdiction;
    const template =
      request.from === 'copy' ? copyOf(base, own, place) : nextVersionOf(base, place, await this.latestOf(base.id, place));
    const scenarios = await carriedTo(this.database, template, await scenariosFor(this.database, base));
    return { base: request.hash, template, scenarios };
  }

  /** Whole or not at all, as it was read before; where the procedure is known here, as what it will have next. */
  private async begunFromFile(content: string): Promise<Begun> {
    const { template, scenarios, issues } = readProcedureFile(content);
    if (template === null) {
      const findings = issues.map((issue) => findingView({ ...issue, basis: [] }));
      throw new ApiException('TEMPLATE_HAS_FINDINGS', { errors: findings.length, warnings: 0, findings }, 'text');
    }
    const latest = await this.latestOf(template.id, template.jurisdiction);
    const next = template.version > latest ? template : nextVersionOf(template, template.jurisdiction, latest);
    return { base: null, template: next, scenarios };
  }

  private async latestOf(procedure: string, jurisdiction: string): Promise<number> {
    return (await this.published('procedure = $1 and jurisdiction = $2', [procedure, jurisdiction]))?.version ?? 0;
  }

  private async published(where: string, values: unknown[]): Promise<Template | null> {
    const row = await this.database.one<{ template: Template }>(
      `select template from guicheng.template_version where ${where} order by version desc, published_at desc limit 1`,
      values,
    );
    return row?.template ?? null;
  }
}

async function refuseFull(sql: Sql, { id }: House): Promise<void> {
  const row = await sql.one<{ many: number }>('select count(*)::int as many from guicheng.design where association = $1', [id]);
  if ((row?.many ?? 0) >= MOST) throw new ApiException('DESIGNS_FULL', { most: MOST });
}

function actOn(action: Act['action'], id: string, organisation: string, { id: procedure }: Template): Act {
  return { action, object: { kind: 'design', id }, organisation, ids: { procedure: text(procedure) } };
}

/** A draft may have put anything in the place of a name. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
