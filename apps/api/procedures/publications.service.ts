import { Inject, Injectable } from '@nestjs/common';
import type { Acknowledged, PublicationView } from '../../../libs/contracts';
import { hashOf, inTransaction, json, pinCalled, writeVersion, type Sql } from '../../../libs/persistence';
import type { Template } from '../../../libs/procedure';
import { may } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { recordAct, type Act } from '../people/acts';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { findingView, TemplateCheckService, type CheckedTemplate } from './template-check.service';

interface Row {
  id: string;
  procedure: string;
  jurisdiction: Template['jurisdiction'];
  version: number;
  hash: string;
  template: Template;
  acknowledged: Acknowledged[];
  reason: string | null;
  prepared_by: string;
  preparer: string;
  prepared_at: Date;
  decision: 'confirmed' | 'declined' | null;
  decider: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

const PUBLICATIONS = `select p.id, p.procedure, p.jurisdiction, p.version, p.hash, p.template, p.acknowledged, p.reason, p.prepared_by,
    w.name as preparer, p.prepared_at, p.decision, d.name as decider, p.decided_at, p.decision_reason
  from guicheng.publication p join guicheng.person w on w.id = p.prepared_by left join guicheng.person d on d.id = p.decided_by`;

export interface Prepared {
  template: unknown;
  acknowledged: Acknowledged[];
  reason: string | null;
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
    const rows = await this.database.rows<Row>(`${PUBLICATIONS} order by p.decision is not null, p.prepared_at desc limit 200`);
    return rows.map((row) => viewOf(asker, row));
  }

  async prepare(asker: Subject, { template: input, acknowledged, reason }: Prepared): Promise<PublicationView> {
    const template = usable(await this.templates.check(input), acknowledged);
    const { id: procedure, jurisdiction, version } = template;
    const id = await inTransaction(this.database.source, async (sql) => {
      await refuseTaken(sql, template);
      const row = await sql.one<{ id: string }>(
        `insert into guicheng.publication (procedure, jurisdiction, version, hash, template, acknowledged, reason, prepared_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (procedure, jurisdiction) where decision is null do nothing returning id`,
        [procedure, jurisdiction, version, hashOf(template), json(template), json(acknowledged), reason, asker.person.id],
      );
      if (row === null) throw new ApiException('PUBLICATION_OPEN', { procedure });
      await recordAct(sql, asker.person.id, actOn('procedure-prepared', row.id, template, reason));
      return row.id;
    });
    return viewOf(asker, await this.find(id));
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
      await pinCalled(run, await writeVersion(run, template));
      await recordAct(sql, asker.person.id, {
        ...actOn('procedure-published', id, template, reason),
        // One person in both seats is marked and not refused: a department may be too small.
        warning: row.prepared_by === asker.person.id,
      });
    });
    return viewOf(asker, await this.find(id));
  }

  async decline(asker: Subject, id: string, reason: string): Promise<PublicationView> {
    const row = await this.find(id);
    if (!mayDecline(asker, row)) throw new ApiException('FORBIDDEN');
    await inTransaction(this.database.source, async (sql) => {
      await decide(sql, asker, row, 'declined', reason);
      await recordAct(sql, asker.person.id, actOn('procedure-declined', id, row.template, reason));
    });
    return viewOf(asker, await this.find(id));
  }

  private async find(id: string): Promise<Row> {
    const row = await this.database.one<Row>(`${PUBLICATIONS} where p.id = $1`, [id]);
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
  { id }: Row,
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

function actOn(action: Act['action'], id: string, template: Template, reason: string | null): Act {
  const { id: procedure, jurisdiction, version } = template;
  const ids = { procedure, jurisdiction, version: String(version), hash: hashOf(template) };
  return { action, object: { kind: 'publication', id }, ids, reason };
}

/** Whoever could confirm it, and whoever handed it in. */
function mayDecline(asker: Subject, { prepared_by }: Pick<Row, 'prepared_by'>): boolean {
  return may(heldPosts(asker), 'confirm-procedures') || prepared_by === asker.person.id;
}

function viewOf(asker: Subject, row: Row): PublicationView {
  const isOpen = row.decision === null;
  return {
    id: row.id,
    procedure: row.procedure,
    title: row.template.title,
    version: row.version,
    jurisdiction: row.jurisdiction,
    hash: row.hash,
    acknowledged: row.acknowledged,
    reason: row.reason,
    preparedBy: row.preparer,
    preparedAt: row.prepared_at.toISOString(),
    decision: row.decision,
    decidedBy: row.decider,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
    may: {
      confirm: isOpen && may(heldPosts(asker), 'confirm-procedures'),
      decline: isOpen && mayDecline(asker, row),
    },
  };
}
