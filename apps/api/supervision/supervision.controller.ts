import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type {
  GrantChoices,
  GrantView,
  ListPage,
  ProposeGrantRequest,
  ReadingView,
  SupervisedCaseView,
  SupervisorView,
  RevokeGrantRequest,
} from '../../../libs/contracts';
import { listRequestOf, type PageQuery } from '../cursor';
import { ApiException } from '../errors/api-exception';
import { IdPipe } from '../id.pipe';
import { dayOf, listOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { GrantsService, LONGEST_DAYS } from './grants.service';
import { SupervisionService } from './supervision.service';

@Controller('supervision')
export class SupervisionController {
  constructor(
    @Inject(GrantsService) private readonly grants: GrantsService,
    @Inject(SupervisionService) private readonly supervision: SupervisionService,
  ) {}

  @Get()
  @Needs('signed-in')
  async mine(@Asker() asker: Subject): Promise<SupervisorView> {
    return { grants: await this.grants.mine(asker) };
  }

  @Get('cases')
  @Needs('signed-in')
  cases(@Asker() asker: Subject, @Query() asked: Sent<PageQuery>): Promise<ListPage<SupervisedCaseView>> {
    return this.supervision.supervised(asker, listRequestOf(asked));
  }

  @Get('grants')
  @Needs('grant-supervision')
  list(@Asker() asker: Subject): Promise<GrantView[]> {
    return this.grants.list(asker);
  }

  @Get('choices')
  @Needs('grant-supervision')
  choices(@Asker() asker: Subject): Promise<GrantChoices> {
    return this.grants.choices(asker);
  }

  @Post('grants')
  @Needs('grant-supervision')
  @HttpCode(200)
  propose(@Asker() asker: Subject, @Body() body: Sent<ProposeGrantRequest>): Promise<GrantView> {
    return this.grants.propose(asker, requestOf(body));
  }

  @Post('grants/:id/confirm')
  @Needs('grant-supervision')
  @HttpCode(200)
  confirm(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<GrantView> {
    return this.grants.confirm(asker, id);
  }

  @Post('grants/:id/revoke')
  @Needs('grant-supervision')
  @HttpCode(200)
  revoke(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<RevokeGrantRequest>): Promise<GrantView> {
    return this.grants.revoke(asker, id, textOf(body['reason'], 'reason', 1000));
  }

  @Get('readings')
  @Needs('read-readings')
  readings(@Asker() asker: Subject, @Query() asked: Sent<PageQuery>): Promise<ListPage<ReadingView>> {
    return this.supervision.read(asker, listRequestOf(asked));
  }
}

const DAY_MS = 86_400_000;

function requestOf(body: Record<string, unknown>): ProposeGrantRequest {
  const [from, until] = [dayOf(body['from'], 'from'), dayOf(body['until'], 'until')];
  if (until < from) throw new ApiException('DATES_REVERSED', { label: 'until' }, 'until');
  if (Date.parse(until) - Date.parse(from) > LONGEST_DAYS * DAY_MS) {
    throw new ApiException('GRANT_TOO_LONG', { days: LONGEST_DAYS }, 'until');
  }
  const { shownMeanwhile } = body;
  if (typeof shownMeanwhile !== 'boolean') throw new ApiException('FIELD_INVALID', { label: 'shownMeanwhile' }, 'shownMeanwhile');
  return {
    person: uuidOf(body['person'], 'person'),
    societies: chosen(body['societies'], 'societies', uuidOf),
    procedures: chosen(body['procedures'], 'procedures', (value, field) => textOf(value, field, 100)),
    from,
    until,
    reason: textOf(body['reason'], 'reason', 1000),
    shownMeanwhile,
  };
}

/** Null is all; a list without anything in it would be a grant of nothing. */
function chosen(value: unknown, field: string, item: (value: unknown, field: string) => string): string[] | null {
  if (value === null) return null;
  const list = listOf(value, field, item, 1000);
  if (list.length === 0) throw new ApiException('FIELD_REQUIRED', { label: field }, field);
  return [...new Set(list)];
}
