import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { ListPage, SignInPerson } from '../../../libs/contracts';
import { FRESH_MS } from '../../../libs/procedure';
import { listRequestOf, type PageQuery } from '../cursor';
import { IdPipe } from '../id.pipe';
import { optionalTextOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import { IdentitiesService } from './identities.service';
import { needFresh } from './pending';
import type { Subject } from './session.service';

/** How people sign in, for those who run accounts: identities elsewhere, and second factors that were lost. */
@Controller('sign-in/people')
export class IdentitiesController {
  constructor(@Inject(IdentitiesService) private readonly identities: IdentitiesService) {}

  @Get()
  @Needs('manage-accounts')
  list(@Query() asked: Sent<PageQuery & { query?: string }>): Promise<ListPage<SignInPerson>> {
    const query = optionalTextOf(asked['query'], 'query', 100)?.trim();
    return this.identities.people({ ...listRequestOf(asked), ...(query ? { query } : {}) });
  }

  @Post(':id/factor/reset')
  @Needs('manage-accounts')
  @HttpCode(204)
  resetFactor(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<{ reason: string }>): Promise<void> {
    const reason = textOf(body['reason'], 'reason', 500);
    needFresh(asker, FRESH_MS);
    return this.identities.resetFactor(asker, id, reason);
  }

  @Post(':id/identities')
  @Needs('manage-accounts')
  @HttpCode(204)
  link(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ method: string; subject: string }>,
  ): Promise<void> {
    const method = textOf(body['method'], 'method', 40);
    const subject = textOf(body['subject'], 'subject', 255).trim();
    needFresh(asker, FRESH_MS);
    return this.identities.link(asker, id, method, subject);
  }

  @Post(':id/identities/remove')
  @Needs('manage-accounts')
  @HttpCode(204)
  unlink(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ issuer: string; reason: string }>,
  ): Promise<void> {
    const issuer = textOf(body['issuer'], 'issuer', 500);
    const reason = textOf(body['reason'], 'reason', 500);
    needFresh(asker, FRESH_MS);
    return this.identities.unlink(asker, id, issuer, reason);
  }
}
