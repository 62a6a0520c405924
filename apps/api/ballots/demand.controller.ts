import { Controller, Headers, HttpCode, Inject, Post } from '@nestjs/common';
import type { LinkView } from '../../../libs/contracts';
import { OwnSittingService, sittingOf } from '../ballot-links/own-sitting.service';
import { ApiException } from '../errors/api-exception';
import { IntentsService } from '../intents/intents.service';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { SittingQueries } from '../sittings/sitting.queries';

/** 要求开会: a member with a personal link wants the matter talked about. Enough of them end the ballot; the machine counts. */
@Controller('ballot-link')
export class DemandController {
  constructor(
    @Inject(SittingQueries) private readonly queries: SittingQueries,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(OwnSittingService) private readonly sittings: OwnSittingService,
  ) {}

  @Post('meeting-demand')
  @Needs('own-sitting')
  @HttpCode(200)
  async demand(@Asker() asker: Subject, @Headers('idempotency-key') key: string): Promise<LinkView> {
    const id = sittingOf(asker);
    const capacity = await this.queries.memberCapacity(id);
    if (capacity === null) throw new ApiException('NOT_FOUND');
    await this.intents.submit({
      asker,
      key,
      kind: 'demand-meeting',
      stream: id,
      streamKind: 'sitting',
      target: null,
      contentHash: null,
      request: {},
      body: { capacity },
    });
    return this.sittings.view(asker);
  }
}
