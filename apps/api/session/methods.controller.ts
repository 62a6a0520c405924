import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { SessionView, SignInMethods, BeginSignIn, FinishSignIn } from '../../../libs/contracts';
import { phoneOf } from '../../../libs/sign-in';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { textOf, type Sent } from '../requests';
import { Needs, type SignedRequest } from '../rights/permission';
import { CodesService } from './codes.service';
import { browserCookieName, clearCookie, cookieName, cookieOf, setCookie } from './cookies';
import { MethodsService } from './methods.service';
import { SessionService, sessionView, type Subject } from './session.service';

const ANSWER_LIMIT = 8_000;

/** Signing in by another house or by a code to one's phone. */
@Controller('session')
export class MethodsController {
  constructor(
    @Inject(MethodsService) private readonly methods: MethodsService,
    @Inject(CodesService) private readonly codes: CodesService,
    @Inject(SessionService) private readonly sessions: SessionService,
    @Inject(Database) private readonly database: Database,
  ) {}

  @Get('methods')
  @Needs('public')
  list(): SignInMethods {
    return this.methods.list();
  }

  @Post('methods/:id/begin')
  @Needs('public')
  @HttpCode(200)
  async begin(
    @Param('id') id: string,
    @Body() body: Sent<BeginSignIn>,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ location: string }> {
    const prover = body['fresh'] === true ? await this.asker(request) : null;
    if (body['fresh'] === true && (prover === null || prover.pending !== null)) throw new ApiException('SESSION_EXPIRED');
    const { location, browser } = await this.methods.begin(id, request.headers['user-agent'] ?? '', prover);
    setCookie(request, response, browserCookieName(request), browser);
    return { location };
  }

  @Post('methods/finish')
  @Needs('public')
  @HttpCode(200)
  async finish(
    @Body() body: Sent<FinishSignIn>,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const answer = textOf(body['answer'], 'answer', ANSWER_LIMIT);
    const browser = cookieOf(request, browserCookieName(request));
    const userAgent = request.headers['user-agent'] ?? '';
    const { token, subject } = await this.methods.finish(answer, browser, userAgent, await this.asker(request));
    clearCookie(request, response, browserCookieName(request));
    setCookie(request, response, cookieName(request), token);
    return sessionView(subject);
  }

  /** Whether anybody has the number is not told. */
  @Post('codes')
  @Needs('public')
  @HttpCode(202)
  async send(@Body() body: Sent<{ phone: string }>, @Req() request: SignedRequest): Promise<Record<string, never>> {
    const phone = numberOf(body);
    const row = await this.database.one<{ id: string }>(
      `select p.id from guicheng.person p join guicheng.account a on a.person = p.id and not a.disabled where p.phone = $1`,
      [phone],
    );
    const address = request.ip ?? '';
    await this.codes.send({ phone, address, purpose: 'sign-in', person: row?.id ?? null, link: null });
    return {};
  }

  @Post('codes/entry')
  @Needs('public')
  @HttpCode(200)
  async enter(
    @Body() body: Sent<{ phone: string; code: string }>,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const person = await this.codes.take(numberOf(body), 'sign-in', textOf(body['code'], 'code', 20));
    const { token, subject } = await this.sessions.open({ person, strength: 'code', provedAt: new Date() });
    setCookie(request, response, cookieName(request), token);
    return sessionView(subject);
  }

  private async asker(request: SignedRequest): Promise<Subject | null> {
    const token = cookieOf(request, cookieName(request));
    return token ? this.sessions.subjectOf(token) : null;
  }
}

function numberOf(body: Record<string, unknown>): string {
  const phone = phoneOf(textOf(body['phone'], 'phone', 40));
  if (phone === null) throw new ApiException('FIELD_INVALID', { label: 'phone' }, 'phone');
  return phone;
}
