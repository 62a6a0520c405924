import type { Sent } from '../requests';
import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { PasswordState } from '../../../libs/contracts';
import { inTransaction } from '../../../libs/persistence';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { Asker, Needs, type SignedRequest } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { Passwords } from './passwords.service';

/** Longer ones are somebody's attempt to keep the server busy. */
export const LONGEST_PASSWORD = 500;

@Controller('session/password')
export class PasswordController {
  constructor(
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get()
  @Needs('signed-in')
  state(@Asker() asker: Subject): Promise<PasswordState> {
    return this.passwords.state(asker.person.id);
  }

  @Post()
  @Needs('signed-in')
  @HttpCode(200)
  async change(
    @Asker() asker: Subject,
    @Req() request: SignedRequest,
    @Body() body: Sent<{ current: string; password: string }>,
  ): Promise<object> {
    const current = passwordOf(body.current, 'current');
    const password = passwordOf(body.password, 'password');
    try {
      await inTransaction(this.database.source, (sql) =>
        this.passwords.change(sql, asker, request.token ?? '', current, password),
      );
    } catch (error) {
      if (error instanceof ApiException && error.error.code === 'PASSWORD_WRONG')
        await this.passwords.countWrong(asker.person.id);
      throw error;
    }
    return {};
  }
}

const LABELS = {
  current: { zh: '现在的密码', en: 'Present password' },
  password: { zh: '新密码', en: 'New password' },
};

export function passwordOf(value: unknown, field: 'current' | 'password'): string {
  if (typeof value !== 'string' || value === '') throw new ApiException('FIELD_REQUIRED', { label: LABELS[field] }, field);
  if (value.length > LONGEST_PASSWORD) throw new ApiException('FIELD_INVALID', { label: LABELS[field] }, field);
  return value;
}
