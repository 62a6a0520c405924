import { Body, Controller, Get, Headers, Inject, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { IdPipe } from '../id.pipe';
import type {
  AgendaRequestView,
  IntentView,
  ListPage,
  SittingCard,
  SittingListEntry,
  SittingView,
  ConveneRequest,
  ListItemRequest,
  RollRequest,
  ChangeMembersRequest,
  ItemResultRequest,
  MinutesRequest,
} from '../../../libs/contracts';
import { listRequestOf, type PageQuery } from '../cursor';
import { AnsweredInterceptor } from '../intents/answered.interceptor';
import { isGiven, oneOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import {
  changeMembersRequestOf,
  conveneRequestOf,
  itemResultRequestOf,
  listItemRequestOf,
  rollRequestOf,
} from './sitting-requests';
import { SittingViewService } from './sitting-view.service';
import { SittingsService } from './sittings.service';

@Controller()
export class SittingsController {
  constructor(
    @Inject(SittingsService) private readonly sittings: SittingsService,
    @Inject(SittingViewService) private readonly views: SittingViewService,
  ) {}

  @Get('agenda')
  @Needs('read-sittings')
  agenda(@Asker() asker: Subject): Promise<AgendaRequestView[]> {
    return this.sittings.agenda(asker);
  }

  @Get('sittings')
  @Needs('read-sittings')
  list(
    @Asker() asker: Subject,
    @Query() asked: Sent<PageQuery & { phase?: SittingCard['phase'] }>,
  ): Promise<ListPage<SittingListEntry>> {
    const phase = isGiven(asked['phase']) ? oneOf(asked['phase'], 'phase', ['convened', 'closed', 'signed'] as const) : undefined;
    return this.views.list(asker, { ...listRequestOf(asked), ...(phase === undefined ? {} : { phase }) });
  }

  @Get('sittings/:id')
  @Needs('read-sittings')
  async read(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<SittingView> {
    return this.views.view(asker, await this.sittings.visible(asker, id));
  }

  @Post('sittings')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  convene(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Body() body: Sent<ConveneRequest>,
  ): Promise<IntentView> {
    return this.sittings.convene(asker, key, conveneRequestOf(body));
  }

  @Post('sittings/:id/items')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  listItem(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<ListItemRequest>,
  ): Promise<IntentView> {
    return this.sittings.listItem(asker, key, id, listItemRequestOf(body));
  }

  @Post('sittings/:id/roll')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  roll(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<RollRequest>,
  ): Promise<IntentView> {
    return this.sittings.recordRoll(asker, key, id, rollRequestOf(body));
  }

  @Post('sittings/:id/members')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  members(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<ChangeMembersRequest>,
  ): Promise<IntentView> {
    return this.sittings.changeMembers(asker, key, id, changeMembersRequestOf(body));
  }

  @Post('sittings/:id/results')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  result(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<ItemResultRequest>,
  ): Promise<IntentView> {
    return this.sittings.recordItem(asker, key, id, itemResultRequestOf(body));
  }

  @Post('sittings/:id/close')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  close(@Asker() asker: Subject, @Headers('idempotency-key') key: string, @Param('id', IdPipe) id: string): Promise<IntentView> {
    return this.sittings.close(asker, key, id);
  }

  @Post('sittings/:id/minutes')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  minutes(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<MinutesRequest>,
  ): Promise<IntentView> {
    return this.sittings.sign(asker, key, id, uuidOf(body['file'], 'file'));
  }

  /** By the society's supervisor; which sittings are his is decided per object. */
  @Post('sittings/:id/confirmation')
  @Needs('read-sittings')
  @UseInterceptors(AnsweredInterceptor)
  confirm(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
  ): Promise<IntentView> {
    return this.sittings.confirm(asker, key, id);
  }
}
