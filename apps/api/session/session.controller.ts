import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { SessionView } from '../../../libs/contracts';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';
import { Asker, Needs, type SignedRequest } from '../rights/permission';
import { cookieName } from '../rights/rights.guard';
import { SessionService, sessionView, type Subject } from './session.service';

@Controller('session')
export class SessionController {
  constructor(
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
  ) {}

  @Post()
  @Needs('public')
  @HttpCode(200)
  async signIn(
    @Body() body: { login?: unknown; password?: unknown },
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const login = textOf(body.login, 'login', 200);
    const password = textOf(body.password, 'password', 500);
    const { token, subject } = await this.sessions.signIn(login, password);
    response.cookie(cookieName(request), token, { httpOnly: true, sameSite: 'strict', secure: request.secure, path: '/' });
    return sessionView(subject);
  }

  @Get()
  @Needs('signed-in')
  current(@Asker() asker: Subject): SessionView {
    return sessionView(asker);
  }

  @Delete()
  @Needs('signed-in')
  @HttpCode(204)
  async signOut(@Req() request: SignedRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    if (request.token) await this.sessions.signOut(request.token);
    response.clearCookie(cookieName(request), { path: '/' });
  }

  /** Empty outside the demo. */
  @Get('demo')
  @Needs('public')
  demo(): Promise<{ login: string; password: string; name: { zh: string; en: string } }[]> {
    return this.environment.demo ? this.sessions.demoAccounts() : Promise.resolve([]);
  }
}

const LABELS = { login: '账号 / account', password: '密码 / password' };

function textOf(value: unknown, field: 'login' | 'password', limit: number): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ApiException('FIELD_REQUIRED', { label: LABELS[field] }, field);
  if (value.length > limit) throw new ApiException('FIELD_INVALID', { label: LABELS[field] }, field);
  return field === 'login' ? value.trim() : value;
}
