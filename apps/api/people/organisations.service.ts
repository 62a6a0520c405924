import { Inject, Injectable } from '@nestjs/common';
import {
  postTitle,
  type MasterRecord,
  type MasterVersionView,
  type OrganisationCard,
  type OrganisationPage,
  type PostTermView,
} from '../../../libs/contracts';
import { ROLES_IN, type OrganisationKind, type Text } from '../../../libs/procedure';
import { existsIn, may, readsEverywhere, societiesRead, TODAY } from '../../../libs/rights';
import { Database } from '../database';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { HistoryService } from './history.service';
import { MASTER_ON } from './master-on';
import { mayChange, ORGANISATION, PeopleScope, runsTheHouse, societyOf, type OrganisationRow } from './people-scope';
import { POSTS, postView, SEATS, seatView, type PostRow, type SeatRow } from './term-rows';

interface CardRow extends OrganisationRow {
  parent_zh: string | null;
  parent_en: string | null;
  short_name: string | null;
  contact_name: string | null;
  contact_phone: string | null;
}
interface MasterRow {
  version: number;
  record: MasterRecord;
  valid_from: string;
  recorded_at: Date;
  recorded_on: string;
  recorded_by_name: string | null;
  provenance: string;
  voided_at: Date | null;
  void_reason: string | null;
}

const CARD = `select ${ORGANISATION}, h.name_zh as parent_zh, h.name_en as parent_en, m.record ->> 'shortName' as short_name,
    c.name as contact_name, c.phone as contact_phone
  from guicheng.organisation o left join guicheng.organisation h on h.id = coalesce(o.parent, o.association)
  left join lateral (${MASTER_ON('o.id', TODAY)}) m on true
  left join guicheng.person c on c.id::text = m.record ->> 'contact'`;

/** Organisations with what is known of them, as of any day. */
@Injectable()
export class OrganisationsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PeopleScope) private readonly scope: PeopleScope,
    @Inject(HistoryService) private readonly history: HistoryService,
  ) {}

  /** By any part of the name, short name or a former name. */
  async list(asker: Subject, asked: { query?: string; kind?: OrganisationKind }): Promise<OrganisationCard[]> {
    const posts = heldPosts(asker);
    const rows = await this.database.rows<CardRow>(
      `${CARD} where ($1 or o.id = any($2::uuid[]) or (o.kind = 'party-organisation' and o.parent = any($2::uuid[])))
          and ($3::text is null or strpos(o.name_zh, $3) > 0 or strpos(lower(o.name_en), lower($3)) > 0
               or strpos(coalesce(m.record ->> 'shortName', ''), $3) > 0 or strpos(coalesce(m.record ->> 'formerNames', ''), $3) > 0)
          and ($4::text is null or o.kind = $4)
        order by o.dissolved_on is not null, array_position(array['association', 'department', 'party-organisation', 'society'], o.kind), o.name_zh, o.id`,
      [readsEverywhere(posts), societiesRead(posts), asked.query?.trim() || null, asked.kind ?? null],
    );
    return rows.map(cardOf);
  }

  async card(asker: Subject, id: string): Promise<OrganisationCard> {
    await this.scope.readable(asker, id);
    const row = await this.database.one<CardRow>(`${CARD} where o.id = $1`, [id]);
    return cardOf(row as CardRow);
  }

  /** `on`: the civil day that is asked for; today when none is given. */
  async page(asker: Subject, id: string, on?: string): Promise<OrganisationPage> {
    const organisation = await this.scope.readable(asker, id);
    const today = (await this.database.one<{ day: string }>(`select ${TODAY}::text as day`))?.day ?? '';
    const day = on ?? today;
    const [card, posts, organs, seats, parts, master, party, departments, profile, history] = await Promise.all([
      this.database.one<CardRow>(`${CARD} where o.id = $1`, [id]),
      this.database.rows<PostRow>(`${POSTS} where t.organisation = $1 or t.department = $1 order by t.held_from desc, p.name`, [
        id,
      ]),
      this.database.rows<{ id: string; kind: string; name_zh: string; name_en: string }>(
        'select id, kind, name_zh, name_en from guicheng.organ where society = $1 order by kind desc, id',
        [id],
      ),
      this.database.rows<SeatRow>(
        `${SEATS} join guicheng.organ g on g.id = t.organ where g.society = $1
          order by (t.position_zh is null), ${POSITIONS}, t.held_from desc, p.name`,
        [id],
      ),
      this.database.rows<CardRow>(`${CARD} where o.parent = $1 order by o.kind, o.name_zh`, [id]),
      this.master(id),
      this.database.rows<OrganisationRow>(
        `select ${ORGANISATION} from guicheng.organisation o where o.kind = 'party-organisation' order by o.name_zh`,
      ),
      this.database.rows<OrganisationRow>(
        `select ${ORGANISATION} from guicheng.organisation o where o.kind = 'department' and o.parent = $1 order by o.name_zh`,
        [id],
      ),
      this.scope.profile(),
      this.history.of(id),
    ]);
    const versions = masterViews(master, day);
    return {
      ...cardOf(card as CardRow),
      nameEn: organisation.name_en,
      on: day,
      today,
      foundedOn: organisation.founded_on,
      master: versions,
      names: await this.namesIn(versions),
      posts: byRank(posts.map((row) => postView(row, day))),
      organs: organs.map((organ) => ({
        id: organ.id,
        kind: organ.kind,
        name: { zh: organ.name_zh, en: organ.name_en },
        seats: seats.filter((seat) => seat.organ === organ.id).map((seat) => seatView(seat, day)),
      })),
      parts: parts.map(cardOf),
      roles: ROLES_IN[organisation.kind]
        .filter((role) => existsIn(profile, role))
        .map((role) => ({ role, title: postTitle[role] })),
      partyOrganisations: party.map(named),
      departments: departments.map(named),
      history,
      may: {
        changeAll: runsTheHouse(asker),
        changePeople: mayChange(asker, organisation),
        manageAccounts:
          may(heldPosts(asker), 'manage-accounts') ||
          may(heldPosts(asker), 'manage-own-society', societyOf(organisation) ?? organisation.id),
      },
    };
  }

  private master(id: string): Promise<MasterRow[]> {
    return this.database.rows<MasterRow>(
      `select m.version, m.record, m.valid_from::text, m.recorded_at, (m.recorded_at at time zone 'Asia/Shanghai')::date::text as recorded_on,
              w.name as recorded_by_name, m.provenance, m.voided_at, m.void_reason
         from guicheng.master_record m left join guicheng.person w on w.id = m.recorded_by
        where m.organisation = $1 order by m.valid_from desc, m.version desc`,
      [id],
    );
  }

  private async namesIn(versions: MasterVersionView[]): Promise<Record<string, Text>> {
    const ids = versions.flatMap(({ record }) => [record.partyReviewer, record.contact]).filter((id) => id !== undefined);
    if (ids.length === 0) return {};
    const rows = await this.database.rows<{ id: string; zh: string; en: string }>(
      `select id, name_zh as zh, name_en as en from guicheng.organisation where id = any($1::uuid[])
       union all select id, name, name from guicheng.person where id = any($1::uuid[])`,
      [ids],
    );
    return Object.fromEntries(rows.map(({ id, zh, en }) => [id, { zh, en }]));
  }
}

/** The chair's positions first; `t` is the seat. */
const POSITIONS = `case t.position_zh when '理事长' then 0 when '副理事长' then 1 else 2 end, t.position_zh`;

/** In the order of the vocabulary of posts, as an office would list them. */
function byRank(posts: PostTermView[]): PostTermView[] {
  const rank = ({ role, organisation }: PostTermView) => ROLES_IN[organisation.kind].indexOf(role);
  return posts.sort((a, b) => rank(a) - rank(b));
}

/** Newest first; exactly one of them, at most, holds on the day. */
function masterViews(rows: MasterRow[], day: string): MasterVersionView[] {
  const holding = rows.find((row) => row.voided_at === null && row.valid_from <= day);
  return rows.map((row) => ({
    version: row.version,
    record: row.record,
    validFrom: row.valid_from,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
    provenance: row.provenance,
    recordedLater: row === holding && row.recorded_on > day,
    voidedAt: row.voided_at?.toISOString() ?? null,
    voidReason: row.void_reason,
    inForce: row === holding,
  }));
}

function named({ id, name_zh, name_en }: OrganisationRow): { id: string; name: Text } {
  return { id, name: { zh: name_zh, en: name_en } };
}

function cardOf(row: CardRow): OrganisationCard {
  const parent = row.parent ?? row.association;
  return {
    id: row.id,
    kind: row.kind,
    name: { zh: row.name_zh, en: row.name_en },
    phone: row.phone,
    officeHours: row.office_hours,
    jurisdiction: row.jurisdiction,
    parent: parent === null ? null : { id: parent, name: { zh: row.parent_zh ?? '', en: row.parent_en ?? row.parent_zh ?? '' } },
    shortName: row.short_name,
    contact: row.contact_name === null ? null : { name: row.contact_name, phone: row.contact_phone },
    dissolvedOn: row.dissolved_on,
  };
}
