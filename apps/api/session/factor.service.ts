import { Inject, Injectable } from '@nestjs/common';
import type { FactorEnrolment, FactorView } from '../../../libs/contracts';
import {
  enrolmentUri,
  isRecoveryCode,
  newRecoveryCodes,
  newSalt,
  newSecret,
  recoveryHash,
  stepOf,
  type Seal,
} from '../../../libs/sign-in';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FactorRule } from './factor-rule';
import { SEAL } from './seal.provider';
import { countTry, LOCK_MINUTES } from './tries';

interface FactorRow {
  secret: string;
  confirmed_at: Date | null;
  last_step: string;
  minutes_left: number | null;
  salt: Buffer;
}

/** The second factor of a person: a secret that his phone and this house share, and ten codes for the day the phone is lost. */
@Injectable()
export class FactorService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FactorRule) private readonly rule: FactorRule,
    @Inject(SEAL) private readonly seal: Seal,
  ) {}

  async view(person: string): Promise<FactorView> {
    const [{ isSet, isDemanded }, left] = await Promise.all([
      this.rule.of(person),
      this.database.one<{ n: number }>(
        `select count(*)::int as n from guicheng.recovery_code where person = $1 and used_at is null`,
        [person],
      ),
    ]);
    return { isSet, isDemanded, recoveryCodesLeft: isSet ? (left?.n ?? 0) : 0 };
  }

  /** A new secret to be scanned; it counts only once a code of it was entered. One that counts is never replaced here. */
  async begin(person: string): Promise<FactorEnrolment> {
    const secret = newSecret();
    const begun = await this.database.rows(
      `insert into guicheng.second_factor (person, secret, salt) values ($1, $2, $3)
       on conflict (person) do update set secret = excluded.secret, salt = excluded.salt, begun_at = now(), last_step = 0
         where second_factor.confirmed_at is null returning 1`,
      [person, this.seal.seal(secret, person), newSalt()],
    );
    if (begun.length === 0) throw new ApiException('FACTOR_EXISTS');
    const account = await this.database.one<{ login: string }>(`select login from guicheng.account where person = $1`, [person]);
    return { secret, uri: enrolmentUri(secret, account?.login ?? '') };
  }

  /** The first code: from now on the factor counts. Gives the recovery codes, which nobody sees again. */
  async confirm(person: string, code: string): Promise<string[]> {
    const row = await this.row(person);
    if (!row) throw new ApiException('FACTOR_NOT_BEGUN');
    if (row.confirmed_at) throw new ApiException('FACTOR_EXISTS');
    await this.prove(person, row, code, 'factor-confirm');
    return this.newRecoveryCodes(person, row.salt, true);
  }

  /** A code at the door or at a step that asks again. A code counts once, a recovery code too. */
  async check(person: string, code: string): Promise<void> {
    const row = await this.row(person);
    if (!row?.confirmed_at) throw new ApiException('FACTOR_NOT_BEGUN');
    if (!isRecoveryCode(code)) return this.prove(person, row, code, 'factor');
    const used = await this.database.rows(
      `update guicheng.recovery_code set used_at = now() where person = $1 and code_hash = $2 and used_at is null
         and exists (select 1 from guicheng.second_factor f where f.person = $1 and coalesce(f.locked_until <= now(), true)) returning 1`,
      [person, await recoveryHash(code, row.salt)],
    );
    await this.count(person, used.length > 0, 'factor-recovery');
  }

  /** Ten new ones in place of those that are left. */
  async renewRecoveryCodes(person: string): Promise<string[]> {
    const row = await this.row(person);
    if (!row?.confirmed_at) throw new ApiException('FACTOR_NOT_BEGUN');
    return this.newRecoveryCodes(person, row.salt, false);
  }

  private async prove(person: string, row: FactorRow, code: string, action: string): Promise<void> {
    const step = stepOf(this.seal.open(row.secret, person), code.replace(/\s/g, ''), Date.now());
    const taken =
      step === null
        ? []
        : await this.database.rows(
            `update guicheng.second_factor set last_step = $2 where person = $1 and last_step < $2
               and coalesce(locked_until <= now(), true) returning 1`,
            [person, step],
          );
    await this.count(person, taken.length > 0, action);
  }

  private async count(person: string, right: boolean, action: string): Promise<void> {
    const locked = await countTry(this.database, 'second_factor', person, right);
    const code = locked ? 'ACCOUNT_LOCKED' : right ? 'OK' : 'CODE_WRONG';
    await this.database.rows(`insert into guicheng.attempt (actor, action, code) values ($1, $2, $3)`, [person, action, code]);
    if (locked) throw new ApiException('ACCOUNT_LOCKED', { minutes: LOCK_MINUTES });
    if (!right) throw new ApiException('CODE_WRONG', {}, 'code');
  }

  private async newRecoveryCodes(person: string, salt: Buffer, confirms: boolean): Promise<string[]> {
    const codes = newRecoveryCodes();
    const hashes = await Promise.all(codes.map((code) => recoveryHash(code, salt)));
    await this.database.transaction(async (manager) => {
      if (confirms) await manager.query(`update guicheng.second_factor set confirmed_at = now() where person = $1`, [person]);
      await manager.query(`delete from guicheng.recovery_code where person = $1`, [person]);
      await manager.query(
        `insert into guicheng.recovery_code (person, code_hash) select $1, hash from unnest($2::text[]) as hash`,
        [person, hashes],
      );
    });
    return codes;
  }

  private async row(person: string): Promise<FactorRow | null> {
    const row = await this.database.one<FactorRow>(
      `select secret, confirmed_at, last_step, salt, ceil(extract(epoch from locked_until - now()) / 60)::int as minutes_left
         from guicheng.second_factor where person = $1`,
      [person],
    );
    if ((row?.minutes_left ?? 0) > 0) throw new ApiException('ACCOUNT_LOCKED', { minutes: row?.minutes_left });
    return row;
  }
}
