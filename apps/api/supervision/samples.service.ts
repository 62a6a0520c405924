import { Inject, Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { LISTED_AT_MOST, type DrawRequest, type SampleScope, type SampleView } from '../../../libs/contracts';
import { NAMED_ONLY } from '../../../libs/rights';
import { CaseQueries } from '../cases/case.queries';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { TemplatesService } from '../procedures/templates.service';
import type { Subject } from '../session/session.service';
import { caseHead } from '../views/case-head';
import { NamesService, type Names } from '../views/names.service';
import { amountFields } from './amount-fields';
import { ReadingsService } from './readings.service';
import { WorkGrants, type WorkGrant } from './work-grants.service';

/** More than anybody reads under one grant. */
export const LARGEST_SAMPLE = 100;

interface SampleRow {
  id: string;
  drawn_at: Date;
  person: string;
  scope: SampleScope;
  as_of: Date;
  seed: string;
  size: number;
  universe: number;
}

/**
 * What is drawn from: cases of the grant that stood at one instant. Of a case only what never changes is compared (when and where it was
 * filed, and the amount that it was filed with), so that the same seed gives the same cases whenever it is drawn again.
 */
const UNIVERSE = `from guicheng.case_file c
    left join lateral (select d ->> 'field' as field from jsonb_array_elements($9::jsonb) d where d ->> 'hash' = c.template_hash limit 1) declared on true
    left join lateral (
      select case when f.form ->> declared.field ~ '^[0-9]{1,15}$' then (f.form ->> declared.field)::bigint end as amount
        from guicheng.case_form f where f.case_id = c.id and declared.field is not null order by f.revision limit 1) money on true
   where c.association = $1 and ($2::uuid[] is null or c.society = any($2))
     and (c.procedure = any($3::text[]) or ($3::text[] is null and c.procedure <> all($4::text[])))
     and c.filed_at >= ($5::date)::timestamp at time zone 'Asia/Shanghai' and c.filed_at < ($6::date + 1)::timestamp at time zone 'Asia/Shanghai'
     and c.filed_at <= $7::timestamptz
     and ($8::jsonb ->> 'society' is null or c.society = ($8::jsonb ->> 'society')::uuid)
     and ($8::jsonb ->> 'procedure' is null or c.procedure = $8::jsonb ->> 'procedure')
     and ($8::jsonb ->> 'amountFrom' is null or money.amount >= ($8::jsonb ->> 'amountFrom')::bigint)
     and ($8::jsonb ->> 'amountTo' is null or money.amount <= ($8::jsonb ->> 'amountTo')::bigint)`;
/** Whoever has the seed can put them into this order by hand. */
const ORDER = `encode(sha256(convert_to($10 || '/' || c.id, 'UTF8')), 'hex'), c.id`;

@Injectable()
export class SamplesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WorkGrants) private readonly grants: WorkGrants,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  async draw(asker: Subject, id: string, request: DrawRequest): Promise<SampleView> {
    const grant = await this.grants.of(asker, id);
    const { size, seed: given, asOf, ...scope } = request;
    const seed = given ?? randomBytes(8).toString('hex');
    const [{ now } = { now: new Date() }] = await this.database.rows<{ now: Date }>('select guicheng.record_now() as now');
    const at = asOf ?? now.toISOString();
    if (Date.parse(at) > now.getTime()) throw new ApiException('FIELD_INVALID', { label: 'asOf' }, 'asOf');
    const asked = [
      grant.association,
      grant.societies,
      grant.procedures,
      NAMED_ONLY,
      scope.from,
      scope.to,
      at,
      JSON.stringify(scope),
      JSON.stringify(await this.amounts()),
    ];
    const drawn = await this.database.rows<{ id: string; universe: number }>(
      `select c.id, count(*) over ()::int as universe ${UNIVERSE} order by ${ORDER} limit ${LARGEST_SAMPLE}`,
      [...asked, seed],
    );
    const universe = drawn[0]?.universe ?? 0;
    if (universe === 0) throw new ApiException('SAMPLE_EMPTY');
    const chosen = drawn.slice(0, size).map((row) => row.id);
    const sample = randomUUID();
    await this.database.transaction(async (manager) => {
      await manager.query(
        `insert into guicheng.supervision_sample (id, given_by, person, scope, as_of, seed, size, universe) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [sample, grant.id, asker.person.id, JSON.stringify(scope), at, seed, chosen.length, universe],
      );
      await manager.query(
        `insert into guicheng.supervision_sample_case (sample, position, case_id)
         select $1, n, c from unnest($2::uuid[]) with ordinality as drawn (c, n)`,
        [sample, chosen],
      );
    });
    const kept = (await this.list(asker, id)).find((view) => view.id === sample);
    if (kept === undefined) throw new ApiException('NOT_FOUND');
    return kept;
  }

  async list(asker: Subject, id: string): Promise<SampleView[]> {
    return this.listUnder(asker, await this.grants.of(asker, id));
  }

  /** Drawn under this grant alone: what was drawn under another, or by another, is nobody else's. */
  async listUnder(asker: Subject, grant: WorkGrant): Promise<SampleView[]> {
    const rows = await this.database.rows<SampleRow>(
      `select id, drawn_at, person, scope, as_of, seed, size, universe from guicheng.supervision_sample
        where given_by = $1 and person = $2 order by drawn_at desc, id limit ${LISTED_AT_MOST.samples}`,
      [grant.id, asker.person.id],
    );
    const names = await this.names.read();
    const views = await Promise.all(rows.map((row) => this.view(asker, grant, row, names)));
    await this.readings.noteList(
      asker,
      'cases',
      'sample',
      views.flatMap(({ cases }) => cases.map((drawn) => drawn.case.society.id)),
    );
    return views;
  }

  private async view(asker: Subject, grant: WorkGrant, row: SampleRow, names: Names): Promise<SampleView> {
    const drawn = await this.database.rows<{ case_id: string; looked: boolean; amount: string | null }>(
      `select k.case_id,
              exists (select 1 from guicheng.supervised_reading r where r.given_by = $2 and r.kind = 'case' and r.object = k.case_id::text) as looked,
              (select f.form ->> (d ->> 'field') from guicheng.case_form f, jsonb_array_elements($3::jsonb) d
                where f.case_id = k.case_id and d ->> 'hash' = c.template_hash order by f.revision limit 1) as amount
         from guicheng.supervision_sample_case k join guicheng.case_file c on c.id = k.case_id where k.sample = $1 order by k.position`,
      [row.id, grant.id, JSON.stringify(await this.amounts())],
    );
    const found = await this.cases.among(
      asker.person.id,
      drawn.map(({ case_id }) => case_id),
    );
    const cases = await Promise.all(
      drawn.map(async ({ case_id, looked, amount }) => {
        const file = found.find((candidate) => candidate.id === case_id);
        if (file === undefined) return [];
        const { template } = await this.templates.get(file.template_hash);
        return [{ case: caseHead(file, template, names), amount: amount === null ? null : Number(amount), looked }];
      }),
    );
    return {
      id: row.id,
      drawnAt: row.drawn_at.toISOString(),
      drawnBy: names.person(row.person),
      scope: row.scope,
      seed: row.seed,
      asOf: row.as_of.toISOString(),
      size: row.size,
      universe: row.universe,
      cases: cases.flat(),
    };
  }

  /** Which field of which template says how much money it is about. */
  private async amounts(): Promise<{ hash: string; field: string }[]> {
    const rows = await this.database.rows<{ hash: string }>('select hash from guicheng.template_version');
    const templates = await Promise.all(rows.map(({ hash }) => this.templates.get(hash)));
    return templates.flatMap(({ hash, template }) => amountFields(template).map((field) => ({ hash, field })));
  }
}
