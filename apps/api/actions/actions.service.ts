import { Inject, Injectable } from '@nestjs/common';
import { ACTIONS_WITH_REASON, type ActionRequest, type IntentView } from '../../../libs/contracts';
import { capacityOf } from '../cases/capacity';
import { CaseQueries } from '../cases/case.queries';
import { ApiException } from '../errors/api-exception';
import { IntentsService } from '../intents/intents.service';
import type { Subject } from '../session/session.service';

/** Actions besides deciding: an intent like every other. What they mean is the machine's; here is only who sees the case. */
@Injectable()
export class ActionsService {
  constructor(
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(IntentsService) private readonly intents: IntentsService,
  ) {}

  async submit(asker: Subject, key: unknown, id: string, request: ActionRequest): Promise<IntentView> {
    const row = await this.cases.actable(asker.person.id, id);
    if (ACTIONS_WITH_REASON.includes(request.does.kind) && request.reason === undefined) {
      throw new ApiException('REASON_REQUIRED', {}, 'reason');
    }
    const { does, on, reason } = request;
    // Whatever one does oneself happens when it is done.
    const bearsDay = does.kind === 'objected' && does.received === true;
    if (on !== undefined && !bearsDay) throw new ApiException('FIELD_INVALID', { label: 'on' }, 'on');
    return this.intents.submit({
      asker,
      key,
      kind: 'action',
      stream: id,
      streamKind: 'case',
      target: 'slot' in does ? does.slot : null,
      contentHash: null,
      request,
      body: {
        does,
        ...(reason === undefined ? {} : { reason }),
        ...(on === undefined ? {} : { on }),
        capacity: capacityOf(asker, row),
      },
    });
  }
}
