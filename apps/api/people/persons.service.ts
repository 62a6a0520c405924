import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { postTitle, type PersonCard, type PersonChoice, type PersonPage } from '../../../libs/contracts';
import { inTransaction, type Sql } from '../../../libs/persistence';
import type { Role } from '../../../libs/procedure';
import { inForce, may, readsEverywhere, societiesRead, TODAY } from '../../../libs/rights';
import { phoneOf as mobileOf } from '../../../libs/sign-in';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { recordAct } from './acts';
import { keptSocieties, runsTheHouse } from './people-scope';
import { POSTS, postView, SEATS, seatView, type PostRow, type SeatRow } from './term-rows';

interface CardRow {
  id: string;
  name: string;
  phone: string | null;
  /** Societies in which he holds, held or will hold something, and through party organisations of them. */
  societies: string[];
  posts: { role: Role; zh: string; en: string }[];
}

const MOST = 50;
/** Numbers of other countries, and of desks. */
const OTHER_PHONE = /^\+?\d{6,15}$/;

const SOCIETY_OF = `coalesce(case when o.kind = 'society' then o.id when o.kind = 'party-organisation' then o.parent end, o.id)`;
const CARD = `select p.id, p.name, p.phone,
    array(select distinct ${SOCIETY_OF}::text from guicheng.post t join guicheng.organisation o on o.id = t.organisation
           where t.person = p.id and t.voided_at is null
          union select g.society::text from guicheng.organ_member m join guicheng.organ g on g.id = m.organ
           where m.person = p.id and m.voided_at is null) as societies,
    coalesce((select jsonb_agg(jsonb_build_object('role', t.role, 'zh', o.name_zh, 'en', o.name_en) order by o.name_zh, t.role)
       from guicheng.post t join guicheng.organisation o on o.id = t.organisation where t.person = p.id and ${inForce('t')}), '[]') as posts
  from guicheng.person p`;

/** People: found by number or name, entered once, corrected with a reason. */
@Injectable()
export class PersonsService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Whoever reads everywhere may look for parts of a name; a society only for exactly whom it already knows. */
  async find(asker: Subject, asked: { query?: string; name?: string; phone?: string }): Promise<PersonCard[]> {
    const phone = asked.phone === undefined ? null : phoneOf(asked.phone, 'phone');
    const everywhere = readsEverywhere(heldPosts(asker));
    const exact = asked.name?.trim() ?? (everywhere ? null : (asked.query?.trim() ?? null));
    const part = everywhere ? (asked.query?.trim() ?? null) : null;
    if (!phone && !exact && !part) return [];
    const rows = await this.database.rows<CardRow>(
      `${CARD} where ($1::text is not null and p.phone = $1) or ($2::text is not null and (p.name = $2 or p.phone = $2))
          or ($3::text is not null and (strpos(p.name, $3) > 0 or p.phone = $3)) order by p.name, p.id limit ${MOST}`,
      [phone, exact, part],
    );
    return rows.map((row) => cardOf(asker, row));
  }

  /** One person over all societies; a society sees only those who are or were its own. */
  async page(asker: Subject, id: string): Promise<PersonPage> {
    const row = await this.readable(asker, id);
    const today = (await this.database.one<{ day: string }>(`select ${TODAY}::text as day`))?.day ?? '';
    const [terms, seats] = await Promise.all([
      this.database.rows<PostRow>(`${POSTS} where t.person = $1 order by t.held_from desc, t.role`, [id]),
      this.database.rows<SeatRow & { zh: string; en: string; society_zh: string; society_en: string }>(
        `select s.*, g.name_zh as zh, g.name_en as en, o.name_zh as society_zh, o.name_en as society_en from (${SEATS} where t.person = $1) s
           join guicheng.organ g on g.id = s.organ join guicheng.organisation o on o.id = g.society order by s.held_from desc`,
        [id],
      ),
    ]);
    return {
      ...cardOf(asker, row),
      terms: terms.map((term) => postView(term, today)),
      seats: seats.map((seat) => ({
        ...seatView(seat, today),
        organName: { zh: seat.zh, en: seat.en },
        society: { zh: seat.society_zh, en: seat.society_en },
      })),
      mayChange: isWhollyMine(asker, row),
    };
  }

  /** Who is meant. A new person needs a name that nobody has, or the word that it is none of those; a number is one person's. */
  async choose(sql: Sql, asker: Subject, choice: PersonChoice): Promise<{ id: string; name: string }> {
    if ('id' in choice) {
      const known = await sql.one<{ id: string; name: string }>('select id, name from guicheng.person where id = $1', [
        choice.id,
      ]);
      if (!known) throw new ApiException('NOT_FOUND', {}, 'person');
      return known;
    }
    const phone = choice.phone === undefined ? null : phoneOf(choice.phone, 'person.phone');
    if (phone !== null) {
      const owner = await sql.one<{ id: string; name: string }>('select id, name from guicheng.person where phone = $1', [phone]);
      if (owner && owner.name !== choice.name) throw new ApiException('PHONE_TAKEN', {}, 'person.phone');
      if (owner) return owner;
    }
    if (choice.isNew !== true) await this.refuseSameName(sql, asker, choice.name);
    const person = { id: randomUUID(), name: choice.name };
    await sql.run(`insert into guicheng.person (id, name, phone) values ($1, $2, $3)`, [person.id, choice.name, phone]);
    await recordAct(sql, asker.person.id, {
      action: 'person-added',
      object: { kind: 'person', id: person.id },
      fields: phone === null ? ['name'] : ['name', 'phone'],
    });
    return person;
  }

  /** Name or number; a society only for people who hold nothing elsewhere. */
  async change(asker: Subject, id: string, change: { name?: string; phone?: string; reason: string }): Promise<PersonCard> {
    const row = await this.readable(asker, id);
    if (!isWhollyMine(asker, row)) throw new ApiException('FORBIDDEN');
    const phone = change.phone === undefined ? null : phoneOf(change.phone, 'phone');
    await inTransaction(this.database.source, async (sql) => {
      const other = phone && (await sql.one('select 1 from guicheng.person where phone = $1 and id <> $2', [phone, id]));
      if (other) throw new ApiException('PHONE_TAKEN', {}, 'phone');
      await sql.run('update guicheng.person set name = coalesce($2, name), phone = coalesce($3, phone) where id = $1', [
        id,
        change.name ?? null,
        phone,
      ]);
      await recordAct(sql, asker.person.id, {
        action: 'person-changed',
        object: { kind: 'person', id },
        fields: [...(change.name === undefined ? [] : ['name']), ...(phone === null ? [] : ['phone'])],
        reason: change.reason,
      });
    });
    return cardOf(asker, await this.readable(asker, id));
  }

  private async readable(asker: Subject, id: string): Promise<CardRow> {
    const row = await this.database.one<CardRow>(`${CARD} where p.id = $1`, [id]);
    const posts = heldPosts(asker);
    const isKnown = row && (readsEverywhere(posts) || row.societies.some((society) => societiesRead(posts).includes(society)));
    if (!row || !isKnown) throw new ApiException('NOT_FOUND');
    return row;
  }

  private async refuseSameName(sql: Sql, asker: Subject, name: string): Promise<void> {
    const rows = await sql.rows<CardRow>(`${CARD} where p.name = $1 order by p.id limit ${MOST}`, [name]);
    if (rows.length > 0)
      throw new ApiException('PERSON_SAME_NAME', { candidates: rows.map((row) => cardOf(asker, row)) }, 'person');
  }
}

function isWhollyMine(asker: Subject, row: CardRow): boolean {
  const kept = keptSocieties(asker);
  return runsTheHouse(asker) || (row.societies.length > 0 && row.societies.every((society) => kept.includes(society)));
}

function cardOf(asker: Subject, row: CardRow): PersonCard {
  const posts = heldPosts(asker);
  const whole =
    may(posts, 'manage-people') ||
    may(posts, 'manage-accounts') ||
    row.societies.some((society) => societiesRead(posts).includes(society));
  return {
    id: row.id,
    name: row.name,
    phone: row.phone === null || whole ? row.phone : `****${row.phone.slice(-4)}`,
    posts: row.posts.map(({ role, zh, en }) => ({ role, title: postTitle[role], organisation: { zh, en } })),
  };
}

/** The handle across societies, as it is kept and as signing in by a code looks for it: without the spaces and dashes that people write. */
export function phoneOf(value: string, field: string): string {
  const bare = value.replace(/[\s-]/g, '');
  const phone = mobileOf(bare) ?? (OTHER_PHONE.test(bare) ? bare : null);
  if (phone === null) throw new ApiException('FIELD_INVALID', { label: { zh: '手机号', en: 'Phone number' } }, field);
  return phone;
}
