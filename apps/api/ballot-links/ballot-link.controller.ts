import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { LinkOpened, LinkView, OpenLink, ReplyRequest } from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { oneOf, optionalTextOf, textOf, type Sent } from '../requests';
import { Asker, Needs, type SignedRequest } from '../rights/permission';
import { clearCookie, linkCookieName, setCookie } from '../session/cookies';
import type { Subject } from '../session/session.service';
import { LinkSessionService } from './link-session.service';
import { OwnSittingService } from './own-sitting.service';

/** A member with a personal link: opens it, reads the notice, answers. A preview by a chat program only ever gets the page. */
@Controller('ballot-link')
export class BallotLinkController {
  constructor(
    @Inject(LinkSessionService) private readonly links: LinkSessionService,
    @Inject(OwnSittingService) private readonly sittings: OwnSittingService,
  ) {}

  @Post('session')
  @Needs('public')
  @HttpCode(200)
  async open(
    @Body() body: Sent<OpenLink>,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LinkOpened> {
    const token = textOf(body['token'], 'token', 100);
    const digits = textOf(body['digits'], 'digits', 10).trim();
    if (!/^\d{4}$/.test(digits)) throw new ApiException('FIELD_INVALID', { label: 'digits' }, 'digits');
    const session = await this.links.open(token, digits, optionalTextOf(body['code'], 'code', 20), request.ip ?? '');
    if (session === null) return { opened: false };
    setCookie(request, response, linkCookieName(request), session);
    return { opened: true };
  }

  @Get()
  @Needs('own-sitting')
  read(@Asker() asker: Subject): Promise<LinkView> {
    return this.sittings.view(asker);
  }

  @Post('reply')
  @Needs('own-sitting')
  @HttpCode(200)
  reply(@Asker() asker: Subject, @Body() body: Sent<ReplyRequest>): Promise<LinkView> {
    const reply = oneOf(body['reply'], 'reply', ['attend', 'excused'] as const);
    const reason = optionalTextOf(body['reason'], 'reason', 500);
    return this.sittings.answer(asker, reason === undefined ? { reply } : { reply, reason });
  }

  @Post('leave')
  @Needs('own-sitting')
  @HttpCode(204)
  async leave(
    @Asker() asker: Subject,
    @Req() request: SignedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.links.leave(asker.session);
    clearCookie(request, response, linkCookieName(request));
  }
}
