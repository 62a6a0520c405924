import { Inject, Injectable } from '@nestjs/common';
import { sha256 } from '../../../libs/record';
import { isSame } from '../../../libs/sign-in';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { CodesService } from '../session/codes.service';
import { newToken } from '../session/session.service';
import { tokenHash } from '../session/subject';

const TRIES = 5;
const HOURS = 12;

interface LinkRow {
  id: string;
  sitting: string;
  person: string;
  phone: string | null;
  locked: boolean;
}

/**
 * Opening a personal link. The token alone opens nothing: the last four digits of the number on file must come with it, and where
 * messages can be sent, a code. Four digits are ten thousand, so five wrong tries lock the link, and the secretariat is told.
 */
@Injectable()
export class LinkSessionService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CodesService) private readonly codes: CodesService,
  ) {}

  /** The token of a session, or null when a code was sent and is still to be entered. */
  async open(token: string, digits: string, code: string | undefined, address: string): Promise<string | null> {
    const link = await this.database.one<LinkRow>(
      `select l.id, l.sitting, l.person, p.phone, l.locked_at is not null as locked
         from guicheng.sitting_link l join guicheng.person p on p.id = l.person
        where l.token_hash = $1 and l.revoked_at is null and l.expires_at > now()`,
      [sha256(token)],
    );
    if (!link?.phone) return this.refuse(null, 'LINK_NOT_VALID');
    if (link.locked) return this.refuse(link, 'LINK_LOCKED');
    if (!isSame(digits, link.phone.slice(-4))) return this.count(link);
    if (!this.codes.isPossible) return this.enter(link, 'link');
    if (code === undefined) {
      await this.codes.send({ phone: link.phone, address, purpose: 'link', person: link.person, link: link.id });
      return null;
    }
    await this.codes.take(link.phone, 'link', code, link.id);
    return this.enter(link, 'link+code');
  }

  async leave(session: string): Promise<void> {
    await this.database.rows(`delete from guicheng.session where id = $1 and link is not null`, [session]);
  }

  /** One live session: whoever opens it again, on another phone, ends the one before. A wrong try before does not count any more. */
  private async enter(link: LinkRow, strength: 'link' | 'link+code'): Promise<string> {
    const token = newToken();
    await this.database.transaction(async (manager) => {
      const open: unknown[] = await manager.query(
        `select 1 from guicheng.sitting_link where id = $1 and revoked_at is null and locked_at is null and expires_at > now() for update`,
        [link.id],
      );
      if (open.length === 0) throw new ApiException('LINK_NOT_VALID');
      await manager.query(`update guicheng.sitting_link set failures = 0, opened_at = coalesce(opened_at, now()) where id = $1`, [
        link.id,
      ]);
      await manager.query(`delete from guicheng.session where link = $1`, [link.id]);
      await manager.query(
        `insert into guicheng.session (token_hash, person, created_at, used_at, expires_at, strength, factor_at, link)
         values ($1, $2, now(), now(), now() + make_interval(hours => $3), $4, now(), $5)`,
        [tokenHash(token), link.person, HOURS, strength, link.id],
      );
      await manager.query(`insert into guicheng.attempt (actor, action, stream, code) values ($1, 'open-link', $2, 'OK')`, [
        link.person,
        link.sitting,
      ]);
    });
    return token;
  }

  /** The fifth wrong try locks, and the message to the secretariat is written with it. */
  private async count(link: LinkRow): Promise<never> {
    const [counted] = await this.database.rows<{ failures: number }>(
      `with tried as (
         update guicheng.sitting_link set failures = failures + 1, locked_at = case when failures + 1 >= $2 then now() end
          where id = $1 and locked_at is null returning id, sitting, failures, locked_at),
       told as (
         insert into guicheng.sign_in_notice (id, stream, organisation, role, message)
         select 'link-locked/' || t.id, t.sitting, g.society, 'society-secretariat', 'link-locked'
           from tried t join guicheng.sitting g on g.id = t.sitting where t.locked_at is not null on conflict do nothing returning id)
       select failures, pg_notify('guicheng_live', '{"topics":["notices"]}') from tried where exists (select 1 from told)
       union all select failures, null from tried where not exists (select 1 from told)`,
      [link.id, TRIES],
    );
    const left = counted ? TRIES - counted.failures : 0;
    return left > 0 ? this.refuse(link, 'LINK_DIGITS_WRONG', left) : this.refuse(link, 'LINK_LOCKED');
  }

  /** Whose link it is stays out of the answer; who tried is not known, and is not written down as if it were he. */
  private async refuse(
    link: LinkRow | null,
    code: 'LINK_NOT_VALID' | 'LINK_LOCKED' | 'LINK_DIGITS_WRONG',
    left?: number,
  ): Promise<never> {
    await this.database.rows(
      `insert into guicheng.attempt (actor, action, stream, code, details) values (null, 'open-link', $1, $2, $3)`,
      [link?.sitting ?? null, code, JSON.stringify(link === null ? {} : { link: link.id })],
    );
    throw new ApiException(code, left === undefined ? {} : { left }, code === 'LINK_DIGITS_WRONG' ? 'digits' : undefined);
  }
}
