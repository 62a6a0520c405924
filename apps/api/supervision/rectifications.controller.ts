import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import type { AnswerRequest, JudgementRequest, ListPage, RectificationView } from '../../../libs/contracts';
import { listRequestOf, type PageQuery } from '../cursor';
import { attachment } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { dayOf, oneOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { RectificationsService } from './rectifications.service';
import { filesOf, wordsOf } from './work-requests';

/** 整改事项, for the society that answers and for whoever asked. Who may know of one is decided per item. */
@Controller('rectifications')
export class RectificationsController {
  constructor(@Inject(RectificationsService) private readonly rectifications: RectificationsService) {}

  @Get()
  @Needs('signed-in')
  list(@Asker() asker: Subject, @Query() asked: Sent<PageQuery>): Promise<ListPage<RectificationView>> {
    return this.rectifications.list(asker, listRequestOf(asked));
  }

  @Get(':id')
  @Needs('signed-in')
  one(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<RectificationView> {
    return this.rectifications.one(asker, id);
  }

  @Get(':id/files/:file')
  @Needs('signed-in')
  async paper(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('file', IdPipe) file: string,
  ): Promise<StreamableFile> {
    return attachment(await this.rectifications.file(asker, id, file));
  }

  @Post(':id/answer')
  @Needs('answer-rectifications')
  @HttpCode(200)
  answer(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<AnswerRequest>,
  ): Promise<RectificationView> {
    return this.rectifications.answer(asker, id, { words: wordsOf(body), files: filesOf(body) });
  }

  /** By whoever sent it, who needs no post. */
  @Post(':id/judgement')
  @Needs('signed-in')
  @HttpCode(200)
  judge(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<JudgementRequest>,
  ): Promise<RectificationView> {
    const what = oneOf(body['what'], 'what', ['asked-again', 'closed'] as const);
    return this.rectifications.judge(asker, id, {
      what,
      words: wordsOf(body),
      ...(what === 'asked-again' ? { due: dayOf(body['due'], 'due') } : {}),
    });
  }
}
