import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  SITTING_PAPERS,
  type FollowUpView,
  type ListPage,
  type SittingLinks,
  type RecordReplyRequest,
} from '../../../libs/contracts';
import { DOCX } from '../../../libs/documents';
import { LinksService } from '../ballot-links/links.service';
import { listRequestOf, type PageQuery } from '../cursor';
import { ApiException } from '../errors/api-exception';
import { download } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { isGiven, oneOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { FollowUpsService } from './follow-ups.service';
import { PapersService } from './papers.service';

/** What goes with a sitting besides its log: documents, answers that came by telephone, and what became of what it asked for. */
@Controller()
export class SittingKitController {
  constructor(
    @Inject(PapersService) private readonly papers: PapersService,
    @Inject(FollowUpsService) private readonly followUps: FollowUpsService,
    @Inject(LinksService) private readonly links: LinksService,
  ) {}

  @Get('sittings/:id/papers/:kind')
  @Needs('record-sittings')
  async paper(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Param('kind') kind: string): Promise<StreamableFile> {
    const known = SITTING_PAPERS.find((candidate) => candidate === kind);
    if (known === undefined) throw new ApiException('NOT_FOUND');
    const { name, content } = await this.papers.make(asker, id, known);
    return download(name, DOCX, content);
  }

  @Get('follow-ups')
  @Needs('read-sittings')
  list(@Asker() asker: Subject, @Query() asked: Sent<PageQuery & { sitting?: string }>): Promise<ListPage<FollowUpView>> {
    const about = isGiven(asked['sitting']) ? { sitting: uuidOf(asked['sitting'], 'sitting') } : {};
    return this.followUps.list(asker, { ...listRequestOf(asked), ...about });
  }

  @Post('sittings/:id/follow-ups/:followUp/notes')
  @Needs('read-sittings')
  @HttpCode(200)
  note(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('followUp', IdPipe) followUp: string,
    @Body() body: Sent<{ done: boolean; note: string }>,
  ): Promise<FollowUpView> {
    const done = body['done'];
    if (typeof done !== 'boolean') throw new ApiException('FIELD_REQUIRED', { label: 'done' }, 'done');
    return this.followUps.note(asker, id, followUp, { done, note: textOf(body['note'], 'note', 500).trim() });
  }

  @Post('sittings/:id/replies')
  @Needs('record-sittings')
  @HttpCode(200)
  reply(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<RecordReplyRequest>): Promise<SittingLinks> {
    const reason = optionalTextOf(body['reason'], 'reason', 500);
    return this.links.recordReply(asker, id, {
      person: uuidOf(body['person'], 'person'),
      reply: oneOf(body['reply'], 'reply', ['attend', 'excused'] as const),
      ...(reason === undefined ? {} : { reason }),
    });
  }
}
