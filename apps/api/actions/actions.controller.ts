import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, UseInterceptors } from '@nestjs/common';
import type {
  CaseOfferView,
  CommentView,
  IntentView,
  SimilarCaseView,
  UrgeView,
  ActionRequest,
  CommentRequest,
} from '../../../libs/contracts';
import { IdPipe } from '../id.pipe';
import { AnsweredInterceptor } from '../intents/answered.interceptor';
import { dayOf, isGiven, oneOf, optionalTextOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { actionOf } from './action-request';
import { ActionsService } from './actions.service';
import { NotesService } from './notes.service';
import { CaseOffersService } from './case-offers.service';
import { SimilarCasesService } from './similar-cases.service';

/** What may be done with a case besides deciding. Roads: an action is an event of its log, a note moves nothing. */
@Controller('cases')
export class ActionsController {
  constructor(
    @Inject(ActionsService) private readonly actions: ActionsService,
    @Inject(NotesService) private readonly notes: NotesService,
    @Inject(CaseOffersService) private readonly offered: CaseOffersService,
    @Inject(SimilarCasesService) private readonly similarCases: SimilarCasesService,
  ) {}

  @Post(':id/actions')
  @Needs('signed-in')
  @UseInterceptors(AnsweredInterceptor)
  act(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<ActionRequest>,
  ): Promise<IntentView> {
    const reason = optionalTextOf(body['reason'], 'reason', 2000);
    return this.actions.submit(asker, key, id, {
      does: actionOf(body['does']),
      ...(reason === undefined ? {} : { reason }),
      ...(isGiven(body['on']) ? { on: dayOf(body['on'], 'on') } : {}),
    });
  }

  @Get(':id/offers')
  @Needs('signed-in')
  offers(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<CaseOfferView[]> {
    return this.offered.of(asker, id);
  }

  @Get(':id/similar')
  @Needs('signed-in')
  similar(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<SimilarCaseView[]> {
    return this.similarCases.of(asker, id);
  }

  @Get(':id/comments')
  @Needs('signed-in')
  comments(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<CommentView[]> {
    return this.notes.comments(asker, id);
  }

  @Post(':id/comments')
  @Needs('signed-in')
  @HttpCode(200)
  comment(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<CommentRequest>): Promise<CommentView> {
    return this.notes.comment(asker, id, {
      words: textOf(body['words'], 'words', 2000),
      audience: oneOf(body['audience'], 'audience', ['society', 'department']),
    });
  }

  @Post(':id/urge')
  @Needs('signed-in')
  @HttpCode(200)
  urge(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<UrgeView> {
    return this.notes.urge(asker, id);
  }
}
