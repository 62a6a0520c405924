import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { FactorEnrolment, FactorView, RecoveryCodes, SessionView, FactorCode } from '../../../libs/contracts';
import { FRESH_MS } from '../../../libs/procedure';
import { textOf, type Sent } from '../requests';
import { Asker, Needs, type SignedRequest } from '../rights/permission';
import { cookieName, setCookie } from './cookies';
import { FactorService } from './factor.service';
import { needFresh, WhilePending } from './pending';
import { SessionService, sessionView, type Subject } from './session.service';

/** One's own second factor: set up, given at the door, its recovery codes. Taking it away is another administrator's act. */
@Controller('session/factor')
export class FactorController {
  constructor(
    @Inject(FactorService) private readonly factors: FactorService,
    @Inject(SessionService) private readonly sessions: SessionService,
  ) {}

  @Get()
  @Needs('signed-in')
  @WhilePending('enrol')
  view(@Asker() asker: Subject): Promise<FactorView> {
    return this.factors.view(asker.person.id);
  }

  /** The second step of a sign-in. */
  @Post()
  @Needs('signed-in')
  @WhilePending('factor')
  @HttpCode(200)
  async give(
    @Asker() asker: Subject,
    @Body() body: Sent<FactorCode>,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    await this.factors.check(asker.person.id, codeOf(body));
    return this.renewed(asker, request, response);
  }

  @Post('enrolment')
  @Needs('signed-in')
  @WhilePending('enrol')
  @HttpCode(200)
  enrol(@Asker() asker: Subject): Promise<FactorEnrolment> {
    needFresh(asker, FRESH_MS);
    return this.factors.begin(asker.person.id);
  }

  @Post('confirmation')
  @Needs('signed-in')
  @WhilePending('enrol')
  @HttpCode(200)
  async confirm(
    @Asker() asker: Subject,
    @Body() body: Sent<FactorCode>,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecoveryCodes> {
    const codes = await this.factors.confirm(asker.person.id, codeOf(body));
    await this.sessions.endOthers(asker);
    await this.renewed(asker, request, response);
    return { codes };
  }

  @Post('recovery')
  @Needs('signed-in')
  @HttpCode(200)
  async recovery(@Asker() asker: Subject): Promise<RecoveryCodes> {
    needFresh(asker, FRESH_MS);
    return { codes: await this.factors.renewRecoveryCodes(asker.person.id) };
  }

  private async renewed(asker: Subject, request: SignedRequest, response: Response): Promise<SessionView> {
    const { token, subject } = await this.sessions.renew(asker, 'account+factor');
    setCookie(request, response, cookieName(request), token);
    return sessionView(subject);
  }
}

function codeOf(body: Record<string, unknown>): string {
  return textOf(body['code'], 'code', 40).trim();
}
