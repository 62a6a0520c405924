import { Inject, Injectable } from '@nestjs/common';
import { LISTED_AT_MOST, type Acknowledged, type PublicationView } from '../../../libs/contracts';
import { hashOf, inTransaction, json, pinCalled, writeVersion, type Sql } from '../../../libs/persistence';
import type { SimulationScript, Template } from '../../../libs/procedure';
import { TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct, type Act } from '../people/acts';
import type { Subject } from '../session/session.service';
import { mayDecline, publicationView, PUBLICATIONS, type PublicationRow } from './publication-rows';
import { walked } from './scenarios';
import { addStanding, announce, societiesOf } from './standings';
import { findingView, TemplateCheckService, type CheckedTemplate } from './template-check.service';

export interface Prepared {
  template: unknown;
  scenarios: SimulationScript[];
  acknowledged: Acknowledged[];
  reason: string | null;
  effectiveOn: string | null;
  trial: string[] | null;
  notice: string | null;
}

/**
 * Publishing by two people (users.md 21): an administrator hands a procedure in, the head of department confirms it. What has findings
 * comes neither in nor out, and what is published is never changed: a mended one is the next version.
 */
@Injectable()
export class PublicationsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TemplateCheckService) private readonly templates: TemplateCheckService,
  ) {}

  async list(asker: Subject): Promise<PublicationView[]> {
    const rows = await this.database.rows<PublicationRow>(
      `${PUBLICATIONS} order by p.decision is not null, p.prepared_at desc limit ${LISTED_AT_MOST.publications}`,
    );
    return rows.map((row) => publicationView(asker, row));
  }

  async prepare(asker: Subject, prepared: Prepared): Promise<PublicationView> {
    const { template: input, acknowledged, reason, effectiveOn, trial, notice } = prepared;
    const template = usable(await this.templates.check(input), acknowledged);
    const scenarios = await walked(this.database, template, prepared.scenarios);
    const { id: procedure, jurisdiction, version } = template;
    await this.refuseUnfit(asker, prepared, jurisdiction);
    const id = await inTransaction(this.database.source, async (sql) => {
      await refuseTaken(sql, template);
      const row = await sql.one<{ id: string }>(
        `insert into guicheng.publication (procedure, jurisdiction, version, hash, template, acknowledged, reason, prepared_by, effective_on, trial, notice,
           scenarios)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (procedure, jurisdiction) where decision is null do nothing returning id`,
        [
          ...[procedure, jurisdiction, version, hashOf(template), json(template), json(acknowledged), reason, asker.person.id],
          ...[effectiveOn, trial, notice, json(scenarios)],
        ],
      );
      if (row === null) throw new ApiException('PUBLICATION_OPEN', { procedure });
      await recordAct(sql, asker.person.id, actOn('procedure-prepared', row.id, template, reason));
      return row.id;
    });
    return publicationView(asker, await this.find(id));
  }

  async confirm(asker: Subject, id: string, reason: string | null): Promise<PublicationView> {
    const row = await this.find(id);
    if (row.decision !== null) throw new ApiException('PUBLICATION_DECIDED');
    // The house may have published something else meanwhile that this one calls.
    const template = usable(await this.templates.check(row.template), row.acknowledged);
    await inTransaction(this.database.source, async (sql) => {
      await decide(sql, asker, row, 'confirmed', reason);
      await refuseTaken(sql, template);
      const run = (text: string, values: unknown[]): Promise<unknown> => sql.run(text, values);
      const written = await writeVersion(run, template);
      await addStanding(sql, asker, {
        hash: written.hash,
        from: row.effective_on,
        societies: row.trial?.map(({ id: one }) => one) ?? null,
      });
      await pinCalled(run, written);
      await announce(sql, row, 'announced');
      await recordAct(sql, asker.person.id, {
        ...actOn('procedure-published', id, template, reason),
        // One person in both seats is marked and not refused: a department may be too small.
        warning: row.prepared_by === asker.person.id,
      });
    });
    return publicationView(asker, await this.find(id));
  }

  async decline(asker: Subject, id: string, reason: string): Promise<PublicationView> {
    const row = await this.find(id);
    if (!mayDecline(asker, row)) throw new ApiException('FORBIDDEN');
    await inTransaction(this.database.source, async (sql) => {
      await decide(sql, asker, row, 'declined', reason);
      await recordAct(sql, asker.person.id, actOn('procedure-declined', id, row.template, reason));
    });
    return publicationView(asker, await this.find(id));
  }

  /** A day that is over, or societies that the version does not hold for. */
  private async refuseUnfit(asker: Subject, { effectiveOn, trial }: Prepared, jurisdiction: string): Promise<void> {
    const now = await this.database.one<{ today: string }>(`select ${TODAY}::text as today`);
    if (effectiveOn !== null && now !== null && effectiveOn < now.today)
      throw new ApiException('PUBLICATION_DATE_PAST', { today: now.today }, 'effectiveOn');
    if (trial === null) return;
    const own = (await societiesOf(this.database, asker)).filter(
      (one) => jurisdiction === 'CN' || one.jurisdiction === jurisdiction,
    );
    if (trial.length === 0 || trial.some((id) => !own.some((one) => one.id === id)))
      throw new ApiException('FIELD_INVALID', { label: 'trial' }, 'trial');
  }

  async find(id: string): Promise<PublicationRow> {
    const row = await this.database.one<PublicationRow>(`${PUBLICATIONS} where p.id = $1`, [id]);
    if (!row) throw new ApiException('NOT_FOUND');
    return row;
  }
}

/** The template, or its findings as the reason why not: errors always, warnings as long as nobody stands by them. */
function usable({ template, findings }: CheckedTemplate, acknowledged: Acknowledged[]): Template {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const open = findings.filter(
    ({ severity, rule, path }) => severity === 'warning' && !acknowledged.some((one) => one.rule === rule && one.path === path),
  );
  if (template !== null && errors.length === 0 && open.length === 0) return template;
  throw new ApiException(
    'TEMPLATE_HAS_FINDINGS',
    { errors: errors.length, warnings: open.length, findings: findings.map(findingView) },
    'template',
  );
}

/** Versions only go up: an older one would be published and hold nowhere. Locked, so that two do not take one number. */
async function refuseTaken(sql: Sql, { id, jurisdiction, version }: Template): Promise<void> {
  await sql.one('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`publication/${id}/${jurisdiction}`]);
  const row = await sql.one<{ latest: number | null }>(
    'select max(version) as latest from guicheng.template_version where procedure = $1 and jurisdiction = $2',
    [id, jurisdiction],
  );
  const latest = row?.latest ?? 0;
  if (version <= latest) throw new ApiException('TEMPLATE_VERSION_TAKEN', { version, next: latest + 1 }, 'template.version');
}

async function decide(
  sql: Sql,
  asker: Subject,
  { id }: PublicationRow,
  decision: 'confirmed' | 'declined',
  reason: string | null,
): Promise<void> {
  const changed = await sql.run(
    `update guicheng.publication set decision = $2, decided_by = $3, decided_at = guicheng.record_now(), decision_reason = $4
      where id = $1 and decision is null`,
    [id, decision, asker.person.id, reason],
  );
  if (changed === 0) throw new ApiException('PUBLICATION_DECIDED');
}

export function actOn(action: Act['action'], id: string, template: Template, reason: string | null): Act {
  const { id: procedure, jurisdiction, version } = template;
  const ids = { procedure, jurisdiction, version: String(version), hash: hashOf(template) };
  return { action, object: { kind: 'publication', id }, ids, reason };
}
