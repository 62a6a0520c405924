import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type {
  AccountCard,
  HandOverAnswer,
  HandOverView,
  InvitationAnswer,
  PostAnswer,
  KeeperRequest,
} from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { IdPipe } from '../id.pipe';
import { personChoiceOf, reasonOf } from '../people/people-requests';
import { listOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { AccountsService } from './accounts.service';
import { HandOverCases } from './hand-over-cases.service';
import { HandOverService } from './hand-over.service';
import { KeepersService } from './keepers.service';

@Controller('accounts')
export class AccountsController {
  constructor(
    @Inject(AccountsService) private readonly accounts: AccountsService,
    @Inject(HandOverService) private readonly handOvers: HandOverService,
    @Inject(HandOverCases) private readonly cases: HandOverCases,
    @Inject(KeepersService) private readonly keepers: KeepersService,
  ) {}

  @Get()
  @Needs('change-accounts')
  list(@Asker() asker: Subject, @Query('organisation') organisation?: string): Promise<AccountCard[]> {
    return this.accounts.list(asker, uuidOf(organisation, 'organisation'));
  }

  @Post()
  @Needs('change-accounts')
  invite(@Asker() asker: Subject, @Body() body: Sent<{ person: string; login: string }>): Promise<InvitationAnswer> {
    return this.accounts.invite(asker, uuidOf(body['person'], 'person'), loginOf(body['login']));
  }

  @Post('keepers')
  @Needs('manage-people')
  handOver(@Asker() asker: Subject, @Body() body: Sent<KeeperRequest>): Promise<PostAnswer> {
    return this.keepers.handOver(asker, {
      society: uuidOf(body['society'], 'society'),
      person: personChoiceOf(body['person']),
      evidence: uuidOf(body['evidence'], 'evidence'),
      reason: reasonOf(body),
      ends: body['ends'] === undefined ? [] : listOf(body['ends'], 'ends', uuidOf, 20),
    });
  }

  @Post(':id/disable')
  @Needs('change-accounts')
  @HttpCode(200)
  disable(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ reason: string }>,
  ): Promise<AccountCard> {
    return this.accounts.disable(asker, id, reasonOf(body));
  }

  @Post(':id/enable')
  @Needs('change-accounts')
  @HttpCode(200)
  enable(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<{ reason: string }>): Promise<AccountCard> {
    return this.accounts.enable(asker, id, reasonOf(body));
  }

  @Post(':id/reset')
  @Needs('change-accounts')
  @HttpCode(200)
  reset(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ reason: string }>,
  ): Promise<InvitationAnswer> {
    return this.accounts.reset(asker, id, reasonOf(body));
  }

  @Get(':id/hand-over')
  @Needs('change-accounts')
  sheet(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<HandOverView> {
    return this.handOvers.sheet(asker, id);
  }

  @Post(':id/hand-over')
  @Needs('change-accounts')
  @HttpCode(200)
  handOverCases(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ to: string; reason: string }>,
  ): Promise<HandOverAnswer> {
    return this.cases.handOver(asker, key, id, uuidOf(body['to'], 'to'), reasonOf(body));
  }
}

/** What can be typed anywhere and read out on the telephone. */
function loginOf(value: unknown): string {
  const label = { zh: '账号', en: 'Account' };
  if (typeof value !== 'string' || value.trim() === '') throw new ApiException('FIELD_REQUIRED', { label }, 'login');
  if (!/^[A-Za-z0-9._@-]{3,60}$/.test(value.trim())) throw new ApiException('FIELD_INVALID', { label }, 'login');
  return value.trim();
}
