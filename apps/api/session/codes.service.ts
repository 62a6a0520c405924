import { Inject, Injectable, Logger } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { isSame, type Seal, type SmsGateway } from '../../../libs/sign-in';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { SMS } from './methods.provider';
import { SEAL } from './seal.provider';

const MINUTES = 5;
const TRIES = 5;
const PAUSE_SECONDS = 60;
const A_DAY_PER_PHONE = 10;
const AN_HOUR_PER_ADDRESS = 30;

export interface CodeFor {
  phone: string;
  /** Where the request comes from: many numbers asked for from one place are somebody trying out numbers. */
  address: string;
  purpose: 'sign-in' | 'link';
  /** Null: nobody has this number. Counted all the same, and answered alike; nothing is sent. */
  person: string | null;
  link: string | null;
}

/** Six digits to a phone: five minutes, five tries, one a minute. Numbers, addresses and codes are kept as keyed hashes. */
@Injectable()
export class CodesService {
  private readonly log = new Logger('codes');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SMS) private readonly sms: SmsGateway | null,
    @Inject(SEAL) private readonly seal: Seal,
  ) {}

  get isPossible(): boolean {
    return this.sms !== null;
  }

  /** Answers before the gateway does, so that a known number takes no longer than an unknown one. */
  async send({ phone, address, purpose, person, link }: CodeFor): Promise<void> {
    if (!this.sms) throw new ApiException('NOT_FOUND');
    const [phoneHash, addressHash] = [this.seal.hash(phone, 'phone'), this.seal.hash(address, 'address')];
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.database.transaction(async (manager) => {
      // One at a time for a number, or two at the same moment would both be the first of their minute.
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('code/' || $1, 0))`, [phoneHash]);
      const [sent]: [{ phone: number; address: number; wait: number | null }] = await manager.query(
        `select count(*) filter (where phone_hash = $1 and sent_at > now() - interval '1 day')::int as phone,
                count(*) filter (where address_hash = $2 and purpose = 'sign-in' and sent_at > now() - interval '1 hour')::int as address,
                ceil($3 - extract(epoch from now() - max(sent_at) filter (where phone_hash = $1)))::int as wait
           from guicheng.sent_code where sent_at > now() - interval '1 day' and (phone_hash = $1 or address_hash = $2)`,
        [phoneHash, addressHash, PAUSE_SECONDS],
      );
      if ((sent.wait ?? 0) > 0) throw new ApiException('CODE_TOO_SOON', { seconds: sent.wait });
      // The number of a link is not the asker's to try out: he has shown the link and its digits, and all members may sit behind one router.
      const isTryingNumbers = purpose === 'sign-in' && sent.address >= AN_HOUR_PER_ADDRESS;
      if (sent.phone >= A_DAY_PER_PHONE || isTryingNumbers) throw new ApiException('CODE_LIMIT');
      await manager.query(
        `insert into guicheng.sent_code (phone_hash, address_hash, purpose, person, link, code_hash, expires_at)
         values ($1, $2, $3, $4, $5, $6, now() + make_interval(mins => $7))`,
        [phoneHash, addressHash, purpose, person, link, this.seal.hash(code, `code/${phoneHash}/${purpose}`), MINUTES],
      );
    });
    if (person === null) return;
    const template = purpose === 'link' ? ('link-code' as const) : ('sign-in-code' as const);
    const text = `您的验证码为 ${code}，${MINUTES} 分钟内有效。请勿告诉他人。`;
    this.sms.send({ to: phone, template, values: { code, minutes: String(MINUTES) }, text }).catch((error: unknown) => {
      this.log.warn(`a message was not taken: ${error instanceof Error ? error.name : 'unknown'}`);
    });
  }

  /** The person to whom the code was sent. Only the newest counts, each try is counted before it is compared. */
  async take(phone: string, purpose: CodeFor['purpose'], code: string, link: string | null = null): Promise<string> {
    const phoneHash = this.seal.hash(phone, 'phone');
    const tried = await this.database.one<{ id: string; person: string | null; code_hash: string }>(
      `update guicheng.sent_code set tries = tries + 1
        where id = (select id from guicheng.sent_code where phone_hash = $1 and purpose = $2 and link is not distinct from $3::uuid
                     order by sent_at desc limit 1)
          and tries < $4 and used_at is null and expires_at > now() returning id, person, code_hash`,
      [phoneHash, purpose, link, TRIES],
    );
    const right = tried !== null && isSame(tried.code_hash, this.seal.hash(code.trim(), `code/${phoneHash}/${purpose}`));
    const used =
      right && tried.person !== null
        ? await this.database.rows(
            `update guicheng.sent_code set used_at = now() where id = $1 and used_at is null returning 1`,
            [tried.id],
          )
        : [];
    const person = used.length > 0 ? (tried?.person ?? null) : null;
    await this.database.rows(`insert into guicheng.attempt (actor, action, code) values ($1, $2, $3)`, [
      tried?.person ?? null,
      `code-${purpose}`,
      person === null ? 'CODE_WRONG' : 'OK',
    ]);
    if (person === null) throw new ApiException('CODE_WRONG', {}, 'code');
    return person;
  }
}
