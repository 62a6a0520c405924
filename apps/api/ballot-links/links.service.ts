import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import {
  nearDay,
  strengthTitle,
  timeOfDay,
  type RecordReplyRequest,
  type ReplyView,
  type SittingLinkRow,
  type SittingLinks,
} from '../../../libs/contracts';
import { addDays, civilDateOf, instantOf, type Strength, type Text } from '../../../libs/procedure';
import { sha256 } from '../../../libs/record';
import type { Seal, SmsGateway } from '../../../libs/sign-in';
import { Database, rowsOf } from '../database';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';
import { OrgansService } from '../organs/organs.service';
import { SMS } from '../session/methods.provider';
import { SEAL } from '../session/seal.provider';
import type { Subject } from '../session/session.service';
import type { SittingRow } from '../sittings/sitting.queries';
import { SittingsService } from '../sittings/sittings.service';

/** The page of ours that reads the token from the address behind `#`, which no browser sends to anybody. */
const PAGE = '/l#';
const TOKEN_BYTES = 16;
/** Instead of how he was identified: he was not. */
export const ENTERED: Text = { zh: '秘书处代录', en: 'entered by the secretariat' };
/** The secretariat looks back for a day; then the link opens nothing. */
const DAYS_AFTER = 1;
/** After a ballot each member looks at what was recorded of him and what it came to, and may object. */
const DAYS_AFTER_BALLOT = 14;

interface LinkRow {
  person: string;
  name: string;
  has_phone: boolean;
  made_at: Date | null;
  expires_at: Date;
  sent_at: Date | null;
  handed_on_at: Date | null;
  opened_at: Date | null;
  locked_at: Date | null;
  is_expired: boolean;
  reply: ReplyView['reply'] | null;
  reason: string | null;
  replied_at: Date;
  strength: Strength;
  recorded_by: string | null;
}

/** The secretariat's side of personal links: who has one, who opened it, who answered. One person has one link in force to a sitting. */
@Injectable()
export class LinksService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SittingsService) private readonly sittings: SittingsService,
    @Inject(OrgansService) private readonly organs: OrgansService,
    @Inject(SEAL) private readonly seal: Seal,
    @Inject(SMS) private readonly sms: SmsGateway | null,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  async board(asker: Subject, sitting: string): Promise<SittingLinks> {
    return this.boardOf(await this.sittings.mine(asker, sitting));
  }

  /** A new link for each of these who has none in force; what was locked or has expired is replaced. */
  async make(asker: Subject, sitting: string, people: string[]): Promise<SittingLinks> {
    const row = await this.open(asker, sitting);
    const members = onRoll(await this.sittings.rollOf(row), people);
    const expiresAt = instantOf(addDays(row.state.on, row.state.form === 'by-circulation' ? DAYS_AFTER_BALLOT : DAYS_AFTER), 24);
    await this.database.transaction(async (manager) => {
      await manager.query(
        `update guicheng.sitting_link set revoked_at = now() where sitting = $1 and person = any($2::uuid[]) and revoked_at is null
           and (locked_at is not null or expires_at <= now())`,
        [sitting, members],
      );
      for (const person of members) {
        const token = randomBytes(TOKEN_BYTES).toString('base64url');
        const made: unknown = await manager.query(
          `insert into guicheng.sitting_link (sitting, person, token_hash, token, made_by, expires_at)
           select $1, $2, $3, $4, $5, $6 where exists (select 1 from guicheng.person where id = $2 and phone is not null)
           on conflict (sitting, person) where revoked_at is null do nothing returning 1`,
          [sitting, person, sha256(token), this.seal.seal(token, `link/${sitting}/${person}`), asker.person.id, expiresAt],
        );
        if (rowsOf(made).length === 0) continue;
        await manager.query(
          `insert into guicheng.attempt (actor, action, stream, code, details) values ($1, 'make-link', $2, 'OK', $3)`,
          [asker.person.id, sitting, JSON.stringify({ person })],
        );
      }
    });
    return this.boardOf(row);
  }

  /** By message, to the number on file. The message names the society, the day and the hour, and no item. */
  async send(asker: Subject, sitting: string, people: string[]): Promise<SittingLinks> {
    const row = await this.open(asker, sitting);
    if (!this.sms) throw new ApiException('NOT_FOUND');
    const links = await this.database.rows<{ person: string; phone: string; token: string; society: string }>(
      `select l.person, p.phone, l.token, o.name_zh as society from guicheng.sitting_link l
         join guicheng.person p on p.id = l.person join guicheng.sitting g on g.id = l.sitting join guicheng.organisation o on o.id = g.society
        where l.sitting = $1 and l.person = any($2::uuid[]) and l.revoked_at is null and l.locked_at is null and l.expires_at > now()
          and p.phone is not null`,
      [sitting, onRoll(await this.sittings.rollOf(row), people)],
    );
    const by = answerBy(row);
    let failed = 0;
    for (const { person, phone, token, society } of links) {
      const address = `${this.environment.signIn.publicUrl ?? ''}${this.pathOf(sitting, person, token)}`;
      const about = row.state.form === 'by-circulation' ? `您有 1 次表决，请于${by}前完成` : `您有 1 份会议通知，请于${by}前回复`;
      const text = `${society}：${about}。${address}`;
      const values = { society, on: by, address };
      const sent = await this.sms.send({ to: phone, template: 'sitting-link', values, text }).then(
        () => true,
        () => false,
      );
      if (!sent) failed += 1;
      else await this.stamp('sent_at', asker, sitting, person, 'send-link');
    }
    if (failed > 0) throw new ApiException('MESSAGE_NOT_SENT', { failed });
    return this.boardOf(row);
  }

  /** To be passed on by hand; that it was is on the record, for such a link proves less. */
  async copy(asker: Subject, sitting: string, person: string): Promise<{ path: string }> {
    const row = await this.open(asker, sitting);
    const [link] = await this.database.rows<{ token: string }>(
      `select token from guicheng.sitting_link where sitting = $1 and person = $2 and revoked_at is null and locked_at is null and expires_at > now()`,
      [row.id, person],
    );
    if (!link) throw new ApiException('NOT_FOUND');
    await this.stamp('handed_on_at', asker, sitting, person, 'copy-link');
    return { path: this.pathOf(sitting, person, link.token) };
  }

  /** Its session ends with it. */
  async revoke(asker: Subject, sitting: string, person: string): Promise<SittingLinks> {
    const row = await this.sittings.mine(asker, sitting);
    const revoked = await this.database.rows(
      `with gone as (update guicheng.sitting_link set revoked_at = now() where sitting = $1 and person = $2 and revoked_at is null returning id),
            ended as (delete from guicheng.session where link in (select id from gone))
       insert into guicheng.attempt (actor, action, stream, code, details)
       select $3, 'revoke-link', $1, 'OK', jsonb_build_object('person', $2::text) from gone returning 1`,
      [sitting, person, asker.person.id],
    );
    if (revoked.length === 0) throw new ApiException('NOT_FOUND');
    return this.boardOf(row);
  }

  /** 回执 that came by telephone or message: the member's answer, entered for him. His own by the link comes after it as a further version. */
  async recordReply(asker: Subject, sitting: string, { person, reply, reason }: RecordReplyRequest): Promise<SittingLinks> {
    const row = await this.open(asker, sitting);
    onRoll(await this.sittings.rollOf(row), [person]);
    await this.database.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('reply/' || $1 || '/' || $2, 0))`, [sitting, person]);
      await manager.query(
        `insert into guicheng.sitting_reply (sitting, person, version, reply, reason, strength, recorded_by)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6 from guicheng.sitting_reply where sitting = $1 and person = $2`,
        [sitting, person, reply, reason ?? null, asker.strength, asker.person.id],
      );
      await manager.query(
        `insert into guicheng.attempt (actor, action, stream, code, details)
         values ($1, 'record-reply', $2, 'OK', jsonb_build_object('person', $3::text))`,
        [asker.person.id, sitting, person],
      );
    });
    return this.boardOf(row);
  }

  private pathOf(sitting: string, person: string, sealed: string): string {
    return PAGE + this.seal.open(sealed, `link/${sitting}/${person}`);
  }

  private async stamp(
    column: 'sent_at' | 'handed_on_at',
    asker: Subject,
    sitting: string,
    person: string,
    action: string,
  ): Promise<void> {
    await this.database.rows(
      `with stamped as (update guicheng.sitting_link set ${column} = now() where sitting = $1 and person = $2 and revoked_at is null)
       insert into guicheng.attempt (actor, action, stream, code, details) values ($3, $4, $1, 'OK', jsonb_build_object('person', $2::text))`,
      [sitting, person, asker.person.id, action],
    );
  }

  private async boardOf(row: SittingRow): Promise<SittingLinks> {
    const [members, rows] = await Promise.all([
      this.organs.members(row.organ, row.state.on),
      this.database.rows<LinkRow>(
        `select p.id as person, p.name, p.phone is not null as has_phone, l.made_at, l.expires_at, l.sent_at, l.handed_on_at, l.opened_at,
                l.locked_at, l.expires_at <= now() as is_expired, r.reply, r.reason, r.at as replied_at, r.strength, r.recorded_by
           from unnest($2::uuid[]) with ordinality as m (id, place) join guicheng.person p on p.id = m.id
           left join guicheng.sitting_link l on l.sitting = $1 and l.person = p.id and l.revoked_at is null
           left join lateral (select * from guicheng.sitting_reply r where r.sitting = $1 and r.person = p.id order by version desc limit 1) r on true
          order by m.place`,
        [row.id, await this.sittings.rollOf(row)],
      ),
    ]);
    const positions = new Map<string, Text | null>(members.map((member) => [member.id, member.position]));
    return { maySend: this.sms !== null, people: rows.map((found) => viewOf(found, positions.get(found.person) ?? null)) };
  }

  private async open(asker: Subject, id: string): Promise<SittingRow> {
    const row = await this.sittings.mine(asker, id);
    if (row.state.phase !== 'convened') throw new ApiException('SITTING_CLOSED');
    return row;
  }
}

function onRoll(roll: string[], people: string[]): string[] {
  const known = new Set(roll);
  if (people.some((person) => !known.has(person))) throw new ApiException('NOT_ON_ROLL', {}, 'people');
  return [...new Set(people)];
}

/** Until when the message asks for an answer: the meeting's own beginning, or the closing of its ballot. */
function answerBy({ state, time }: SittingRow): string {
  const closesAt = state.circulation?.closesAt ?? null;
  if (closesAt !== null) return nearDay(civilDateOf(closesAt), timeOfDay(closesAt));
  return nearDay(state.on, state.form === 'by-circulation' ? null : time);
}

function viewOf(row: LinkRow, position: Text | null): SittingLinkRow {
  return {
    person: { id: row.person, name: row.name, position },
    hasPhone: row.has_phone,
    link: row.made_at && {
      state: row.locked_at ? 'locked' : row.is_expired ? 'expired' : 'in-force',
      madeAt: row.made_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      sentAt: row.sent_at?.toISOString() ?? null,
      handedOnAt: row.handed_on_at?.toISOString() ?? null,
      openedAt: row.opened_at?.toISOString() ?? null,
    },
    reply: row.reply && {
      reply: row.reply,
      reason: row.reason,
      at: row.replied_at.toISOString(),
      identified: row.recorded_by === null ? strengthTitle[row.strength] : ENTERED,
    },
  };
}
