import type { Sent } from '../requests';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { SessionView, SignIn, StepUp } from '../../../libs/contracts';
import { strongerOf } from '../../../libs/procedure';
import { ENVIRONMENT } from '../environment.token';
import type { ApiEnvironment } from '../env';
import { ApiException } from '../errors/api-exception';
import { PRACTICE } from '../practice/practice.token';
import { Asker, Needs, type SignedRequest } from '../rights/permission';
import { clearCookie, cookieName, setCookie } from './cookies';
import { FactorService } from './factor.service';
import { WhilePending } from './pending';
import { SessionService, sessionView, type Subject } from './session.service';

@Controller('session')
export class SessionController {
  constructor(
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(FactorService) private readonly factors: FactorService,
    @Inject(ENVIRONMENT) private readonly environment: ApiEnvironment,
    @Inject(PRACTICE) private readonly isPractice: boolean,
  ) {}

  @Post()
  @Needs('public')
  @HttpCode(200)
  async signIn(
    @Body() body: Sent<SignIn>,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const login = textOf(body.login, 'login', 200);
    const password = textOf(body.password, 'password', 500);
    const { token, subject } = await this.sessions.signIn(login, password);
    setCookie(request, response, cookieName(request), token);
    return sessionView(subject);
  }

  @Get()
  @Needs('signed-in')
  @WhilePending('factor', 'enrol')
  current(@Asker() asker: Subject): SessionView {
    return sessionView(asker);
  }

  @Delete()
  @Needs('signed-in')
  @WhilePending('factor', 'enrol')
  @HttpCode(204)
  async signOut(@Req() request: SignedRequest, @Res({ passthrough: true }) response: Response): Promise<void> {
    if (request.token) await this.sessions.signOut(request.token);
    clearCookie(request, response, cookieName(request));
  }

  /** Proves once more who asks: by the second factor where there is one, otherwise by the password. The session gets a new token. */
  @Post('step-up')
  @Needs('signed-in')
  @HttpCode(200)
  async stepUp(
    @Asker() asker: Subject,
    @Body() body: Sent<StepUp>,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { isSet } = await this.factors.view(asker.person.id);
    if (isSet) await this.factors.check(asker.person.id, textOf(body.code, 'code', 40));
    else await this.sessions.provePassword(asker, textOf(body.password, 'password', 500));
    const { token, subject } = await this.sessions.renew(asker, isSet ? 'account+factor' : strongerOf(asker.strength, 'account'));
    setCookie(request, response, cookieName(request), token);
    return sessionView(subject);
  }

  /** Empty where people are real. A password is said where it is known anyway: on the machine of whoever tries it out. */
  @Get('demo')
  @Needs('public')
  async demo(): Promise<{ login: string; password: string; name: { zh: string; en: string } }[]> {
    const { demo } = this.environment;
    if (!demo && !this.isPractice) return [];
    const accounts = await this.sessions.demoAccounts();
    return demo ? accounts : accounts.map((account) => ({ ...account, password: '' }));
  }
}

const LABELS = { login: '账号 / account', password: '密码 / password', code: '验证码 / code' };

function textOf(value: unknown, field: keyof typeof LABELS, limit: number): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ApiException('FIELD_REQUIRED', { label: LABELS[field] }, field);
  if (value.length > limit) throw new ApiException('FIELD_INVALID', { label: LABELS[field] }, field);
  return field === 'password' ? value : value.trim();
}
