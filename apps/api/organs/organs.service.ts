import { Inject, Injectable } from '@nestjs/common';
import type { OrganKind, OrganRulesRequest, OrganView } from '../../../libs/contracts';
import type { OrganRules } from '../../../libs/procedure';
import { bodyColumns, inForce, recorderPost, TODAY, type HeldPost, type SittingBody } from '../../../libs/rights';
import { Database } from '../database';
import { NamesService } from '../views/names.service';

interface OrganRow extends SittingBody {
  id: string;
  kind: OrganKind;
  name_zh: string;
  name_en: string;
  rules: OrganRulesRequest | null;
  version: number | null;
}

/** Organs of societies, their members on a day, and what the charter says of their quorum and threshold. */
@Injectable()
export class OrgansService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async list(societies: string[], posts: HeldPost[], parties: string[] = []): Promise<OrganView[]> {
    const names = await this.names.read();
    const rows = await this.database.rows<OrganRow>(
      `select o.id, o.kind, o.society, o.name_zh, o.name_en, r.rules, r.version, ${bodyColumns('o')} from guicheng.organ o
         left join lateral (select rules, version from guicheng.organ_rules where organ = o.id order by version desc limit 1) r on true
        where o.society = any($1::uuid[]) or o.party = any($2::uuid[]) order by o.society, o.kind desc, o.id`,
      [societies, parties],
    );
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        name: { zh: row.name_zh, en: row.name_en },
        society: names.organisation(row.society),
        kind: row.kind,
        isParty: row.is_party,
        mayConvene: recorderPost(posts, row) !== null,
        members: await this.members(row.id),
        rules: row.rules && row.version !== null ? { ...row.rules, version: row.version } : null,
      })),
    );
  }

  /** Members with a term on that day (today when none is given), the chair's positions first. */
  async members(organ: string, on?: string): Promise<OrganView['members']> {
    const rows = await this.database.rows<{ id: string; name: string; position_zh: string | null; position_en: string | null }>(
      `select p.id, p.name, m.position_zh, m.position_en from guicheng.organ_member m join guicheng.person p on p.id = m.person
        where m.organ = $1 and ${inForce('m', `coalesce($2::date, ${TODAY})`)}
        order by (m.position_zh is null), case m.position_zh when '理事长' then 0 when '副理事长' then 1 else 2 end, p.name, p.id`,
      [organ, on ?? null],
    );
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      position: row.position_zh === null ? null : { zh: row.position_zh, en: row.position_en ?? row.position_zh },
    }));
  }

  async find(organ: string): Promise<(SittingBody & { name_zh: string; name_en: string }) | null> {
    return this.database.one(`select society, name_zh, name_en, ${bodyColumns('o')} from guicheng.organ o where id = $1`, [
      organ,
    ]);
  }

  /** What the machine reckons with, or null as long as nobody entered it from the charter. */
  async rules(organ: string): Promise<OrganRules | null> {
    const row = await this.database.one<{ rules: OrganRulesRequest; version: number }>(
      `select rules, version from guicheng.organ_rules where organ = $1 order by version desc limit 1`,
      [organ],
    );
    if (!row) return null;
    return { ...row.rules, quorum: { ...row.rules.quorum, base: 'members' }, organ, version: row.version };
  }

  async confirm(organ: string, rules: OrganRulesRequest, person: string): Promise<void> {
    await this.database.rows(
      `insert into guicheng.organ_rules (organ, version, rules, confirmed_by, confirmed_at)
       select $1, coalesce(max(version), 0) + 1, $2, $3, now() from guicheng.organ_rules where organ = $1`,
      [organ, JSON.stringify(rules), person],
    );
  }
}
