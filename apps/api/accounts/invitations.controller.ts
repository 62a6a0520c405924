import type { Sent } from '../requests';
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { InvitationView } from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { Needs, type SignedRequest } from '../rights/permission';
import { InvitationsService } from './invitations.service';
import { passwordOf } from './password.controller';

/** The token comes in the body, never in an address that a proxy would write down. */
@Controller('invitations')
export class InvitationsController {
  constructor(@Inject(InvitationsService) private readonly invitations: InvitationsService) {}

  @Post('read')
  @Needs('public')
  @HttpCode(200)
  read(@Body() body: Sent<{ token: string }>, @Req() request: SignedRequest): Promise<InvitationView> {
    return this.invitations.read(tokenOf(body.token), request.ip ?? '');
  }

  @Post('accept')
  @Needs('public')
  @HttpCode(200)
  accept(@Body() body: Sent<{ token: string; password: string }>, @Req() request: SignedRequest): Promise<{ login: string }> {
    return this.invitations.accept(tokenOf(body.token), passwordOf(body.password, 'password'), request.ip ?? '');
  }
}

function tokenOf(value: unknown): string {
  if (typeof value !== 'string' || !/^[\w-]{43}$/.test(value)) throw new ApiException('INVITATION_INVALID');
  return value;
}
