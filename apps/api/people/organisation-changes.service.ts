import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import {
  changedMasterFields,
  labelOf,
  MASTER_FIELDS,
  masterRecordProblems,
  type MasterRecord,
  type NewMasterRecord,
  type NewOrgan,
  type NewOrganisation,
  type OrganisationChange,
} from '../../../libs/contracts';
import { inTransaction, json, type Sql } from '../../../libs/persistence';
import { inForce, TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException, type FieldProblem } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { recordAct } from './acts';
import { PeopleScope, runsTheHouse, type OrganisationRow } from './people-scope';

/** A party body belongs to the party organisation that answers for the society. */
const NEW_ORGAN = `insert into guicheng.organ (id, society, kind, name_zh, name_en, party)
  select $1, $2::uuid, $3, $4, $5, case when $3 = 'party' then guicheng.party_of($2::uuid, ${TODAY}) end`;

/** New organisations, changed names, master records by version, organs. */
@Injectable()
export class OrganisationChangesService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PeopleScope) private readonly scope: PeopleScope,
  ) {}

  async add(asker: Subject, request: NewOrganisation): Promise<string> {
    const parent = request.parent === undefined ? null : await this.scope.find(request.parent);
    refuseUnfitParent(request, parent);
    const id = randomUUID();
    const association = parent && (parent.kind === 'association' ? parent.id : parent.association);
    await inTransaction(this.database.source, async (sql) => {
      await sql.run(
        `insert into guicheng.organisation (id, kind, name_zh, name_en, jurisdiction, association, parent, phone, founded_on, demo)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce(demo, false) from guicheng.deployment`,
        [
          id,
          request.kind,
          request.name.zh,
          request.name.en,
          request.jurisdiction ?? parent?.jurisdiction ?? 'CN',
          association,
          request.kind === 'society' ? null : (parent?.id ?? null),
          request.phone ?? null,
          request.foundedOn ?? null,
        ],
      );
      await recordAct(sql, asker.person.id, {
        action: 'organisation-added',
        object: { kind: 'organisation', id },
        organisation: id,
      });
    });
    return id;
  }

  /** A former name is kept in the master record, from the day on which the new one holds. */
  async change(asker: Subject, id: string, change: OrganisationChange): Promise<void> {
    const row = await this.scope.readable(asker, id);
    if (!runsTheHouse(asker)) throw new ApiException('FORBIDDEN');
    await inTransaction(this.database.source, async (sql) => {
      const before = await lockOrganisation(sql, id);
      if (change.dissolvedOn !== undefined) await refuseWhileHeld(sql, id);
      if (change.name && change.name.zh !== before.name_zh && row.kind === 'society')
        await this.keepFormerName(sql, asker, id, before.name_zh, change.validFrom);
      await sql.run(
        `update guicheng.organisation set name_zh = coalesce($2, name_zh), name_en = coalesce($3, name_en), phone = coalesce($4, phone),
           parent = coalesce($5, parent), dissolved_on = coalesce($6, dissolved_on), office_hours = coalesce($7, office_hours)
          where id = $1`,
        [
          id,
          change.name?.zh ?? null,
          change.name?.en ?? null,
          change.phone ?? null,
          change.parent ?? null,
          change.dissolvedOn ?? null,
          change.officeHours ?? null,
        ],
      );
      await recordAct(sql, asker.person.id, {
        action: 'organisation-changed',
        object: { kind: 'organisation', id },
        organisation: id,
        fields: (['name', 'phone', 'officeHours', 'parent', 'dissolvedOn'] as const).filter(
          (field) => change[field] !== undefined,
        ),
        reason: change.reason,
      });
    });
  }

  /** A new version. What the association keeps, a society's own administrator leaves as it is. */
  async setMaster(asker: Subject, id: string, request: NewMasterRecord): Promise<void> {
    const row = await this.scope.changeable(asker, id);
    if (row.kind !== 'society') throw new ApiException('NOT_FOUND');
    const problems = masterRecordProblems(request.record as Record<string, unknown>);
    if (problems.length > 0)
      throw ApiException.ofFields(
        problems.map(({ field, code, label }): FieldProblem => ({ field: `record.${field}`, code, details: { label } })),
      );
    const record = withoutBlanks(request.record);
    await this.refuseUnknownIds(record);
    await inTransaction(this.database.source, async (sql) => {
      await lockOrganisation(sql, id);
      const before = await standing(sql, id, request.validFrom);
      const changed = changedMasterFields(before, record);
      if (changed.length === 0) return;
      if (!runsTheHouse(asker)) refuseKept(changed);
      await addVersion(sql, asker, id, record, request.validFrom);
      await recordAct(sql, asker.person.id, {
        action: 'master-record-changed',
        object: { kind: 'organisation', id },
        organisation: id,
        fields: changed,
        reason: request.reason ?? null,
      });
    });
  }

  async voidMaster(asker: Subject, id: string, version: number, reason: string): Promise<void> {
    await this.scope.readable(asker, id);
    if (!runsTheHouse(asker)) throw new ApiException('FORBIDDEN');
    await inTransaction(this.database.source, async (sql) => {
      const voided = await sql.run(
        `update guicheng.master_record set voided_at = guicheng.record_now(), void_reason = $3
          where organisation = $1 and version = $2 and voided_at is null`,
        [id, version, reason],
      );
      if (voided === 0) throw new ApiException('TERM_VOIDED');
      await recordAct(sql, asker.person.id, {
        action: 'master-record-voided',
        object: { kind: 'organisation', id },
        organisation: id,
        ids: { version: String(version) },
        reason,
      });
    });
  }

  async addOrgan(asker: Subject, society: string, request: NewOrgan): Promise<{ id: string }> {
    const row = await this.scope.changeable(asker, society);
    if (row.kind !== 'society') throw new ApiException('NOT_FOUND');
    const id = randomUUID();
    await inTransaction(this.database.source, async (sql) => {
      await sql.run(NEW_ORGAN, [id, society, request.kind, request.name.zh, request.name.en]);
      await recordAct(sql, asker.person.id, { action: 'organ-added', object: { kind: 'organ', id }, organisation: society });
    });
    return { id };
  }

  private async keepFormerName(sql: Sql, asker: Subject, id: string, former: string, validFrom: string): Promise<void> {
    const before = await standing(sql, id, validFrom);
    const formerNames = [...new Set([...(before.formerNames ?? []), former])];
    await addVersion(sql, asker, id, { ...before, formerNames }, validFrom);
  }

  private async refuseUnknownIds({ partyReviewer, contact }: MasterRecord): Promise<void> {
    const [reviewer, person] = await Promise.all([
      partyReviewer === undefined ? null : this.scope.find(partyReviewer),
      contact === undefined ? null : this.database.one('select 1 from guicheng.person where id = $1', [contact]),
    ]);
    if (partyReviewer !== undefined && reviewer?.kind !== 'party-organisation')
      throw new ApiException('FIELD_INVALID', { label: labelOf('partyReviewer') }, 'record.partyReviewer');
    if (contact !== undefined && !person)
      throw new ApiException('FIELD_INVALID', { label: labelOf('contact') }, 'record.contact');
  }
}

/** A department stands in the association, a party organisation in it or in a society, a society under the association. */
function refuseUnfitParent(request: NewOrganisation, parent: OrganisationRow | null): void {
  const fits = {
    association: parent === null,
    department: parent?.kind === 'association',
    society: parent?.kind === 'association',
    'party-organisation': parent?.kind === 'association' || parent?.kind === 'society',
  }[request.kind];
  if (!fits || request.kind === 'association')
    throw new ApiException('FIELD_INVALID', { label: { zh: '所属单位', en: 'Belongs to' } }, 'parent');
}

function refuseKept(changed: string[]): void {
  const kept = MASTER_FIELDS.find(({ id, keptBy }) => keptBy === 'association' && changed.includes(id));
  if (kept) throw new ApiException('FIELD_KEPT', { label: kept.label }, `record.${kept.id}`);
}

async function lockOrganisation(sql: Sql, id: string): Promise<{ name_zh: string }> {
  const row = await sql.one<{ name_zh: string }>('select name_zh from guicheng.organisation where id = $1 for no key update', [
    id,
  ]);
  if (!row) throw new ApiException('NOT_FOUND');
  return row;
}

async function refuseWhileHeld(sql: Sql, id: string): Promise<void> {
  const held = await sql.one(`select 1 from guicheng.post t where t.organisation = $1 and ${inForce('t')} limit 1`, [id]);
  if (held) throw new ApiException('ORGANISATION_HAS_PARTS', {}, 'dissolvedOn');
}

/** What holds on the day from which the new version shall hold. */
async function standing(sql: Sql, id: string, day: string): Promise<MasterRecord> {
  const row = await sql.one<{ record: MasterRecord }>(
    `select record from guicheng.master_record where organisation = $1 and voided_at is null and valid_from <= $2::date
      order by valid_from desc, version desc limit 1`,
    [id, day],
  );
  return row?.record ?? {};
}

async function addVersion(sql: Sql, asker: Subject, id: string, record: MasterRecord, validFrom: string): Promise<void> {
  await sql.run(
    `insert into guicheng.master_record (organisation, version, record, valid_from, recorded_by)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from guicheng.master_record where organisation = $1`,
    [id, json(record), validFrom, asker.person.id],
  );
}

function withoutBlanks(record: MasterRecord): MasterRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)),
  );
}
