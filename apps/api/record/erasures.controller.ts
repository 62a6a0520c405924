import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { ErasureRequest, ErasuresQuery, ErasureView, RecordView } from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { IdPipe } from '../id.pipe';
import { isGiven, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { ErasuresService } from './erasures.service';

/** What concerns the record as a whole: its checkpoints, and destroying personal words by two people and a reason. */
@Controller()
export class ErasuresController {
  constructor(@Inject(ErasuresService) private readonly erasures: ErasuresService) {}

  @Get('record')
  @Needs('read-house-log')
  record(): Promise<RecordView> {
    return this.erasures.record();
  }

  @Get('erasures')
  @Needs('confirm-rights')
  list(@Asker() asker: Subject, @Query() { cursor }: Sent<ErasuresQuery>): Promise<ErasureView[]> {
    return this.erasures.list(asker, isGiven(cursor) ? uuidOf(cursor, 'cursor') : undefined);
  }

  @Post('erasures')
  @Needs('confirm-rights')
  ask(@Asker() asker: Subject, @Body() body: Sent<ErasureRequest>): Promise<ErasureView> {
    const kind = textOf(body['kind'], 'kind', 20);
    if (kind !== 'person' && kind !== 'organisation') throw new ApiException('FIELD_INVALID', { label: 'kind' }, 'kind');
    return this.erasures.ask(asker, {
      kind,
      subject: uuidOf(body['subject'], 'subject'),
      reason: textOf(body['reason'], 'reason', 500),
    });
  }

  @Post('erasures/:id/confirm')
  @Needs('confirm-rights')
  @HttpCode(200)
  confirm(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<ErasureView> {
    return this.erasures.confirm(asker, id);
  }
}
