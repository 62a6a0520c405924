import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, StreamableFile, UseInterceptors } from '@nestjs/common';
import type {
  BallotBoard,
  FilePagesView,
  IntentView,
  LinkView,
  VoteChoice,
  OpenBallotRequest,
  RecordVoteRequest,
  VoteRequest,
} from '../../../libs/contracts';
import { RECORD_FORMS } from '../../../libs/procedure';
import { OwnSittingService, sittingOf } from '../ballot-links/own-sitting.service';
import { ApiException } from '../errors/api-exception';
import { PagesService } from '../files/pages/pages.service';
import { IdPipe } from '../id.pipe';
import { AnsweredInterceptor } from '../intents/answered.interceptor';
import { dayOf, listOf, objectOf, oneOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { BallotsService } from './ballots.service';
import { OwnBallotService } from './own-ballot.service';

const CHOICES: readonly VoteChoice[] = ['for', 'against', 'abstained', 'recused'];

@Controller('sittings/:id/ballot')
export class BallotsController {
  constructor(@Inject(BallotsService) private readonly ballots: BallotsService) {}

  @Get()
  @Needs('record-sittings')
  board(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<BallotBoard> {
    return this.ballots.board(asker, id);
  }

  @Post()
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  open(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<OpenBallotRequest>,
  ): Promise<IntentView> {
    const closesAt = textOf(body['closesAt'], 'closesAt', 5);
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(closesAt)) throw new ApiException('FIELD_INVALID', { label: 'closesAt' }, 'closesAt');
    const papers = listOf(
      body['papers'],
      'papers',
      (value, field) => {
        const given = objectOf(value, field);
        return {
          item: uuidOf(given['item'], `${field}.item`),
          summary: textOf(given['summary'], `${field}.summary`, 1000).trim(),
          files: listOf(given['files'] ?? [], `${field}.files`, uuidOf, 20),
        };
      },
      50,
    );
    return this.ballots.open(asker, key, id, { closesAt, papers });
  }

  @Post('replies')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  record(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<RecordVoteRequest>,
  ): Promise<IntentView> {
    return this.ballots.record(asker, key, id, {
      ...voteOf(body),
      person: uuidOf(body['person'], 'person'),
      on: dayOf(body['on'], 'on'),
      form: oneOf(body['form'], 'form', RECORD_FORMS),
      evidence: uuidOf(body['evidence'], 'evidence'),
    });
  }
}

/** A member with a personal link votes. What a chat program's preview asks for is the page, which shows and changes nothing. */
@Controller('ballot-link')
export class OwnBallotController {
  constructor(
    @Inject(OwnBallotService) private readonly ballots: OwnBallotService,
    @Inject(OwnSittingService) private readonly sittings: OwnSittingService,
    @Inject(PagesService) private readonly files: PagesService,
  ) {}

  @Post('votes')
  @Needs('own-sitting')
  @HttpCode(200)
  async vote(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Body() body: Sent<VoteRequest>,
  ): Promise<LinkView> {
    await this.ballots.vote(asker, key, sittingOf(asker), voteOf(body));
    return this.sittings.view(asker);
  }

  @Post('objections')
  @Needs('own-sitting')
  @HttpCode(200)
  async object(@Asker() asker: Subject, @Body() body: Sent<{ words: string }>): Promise<LinkView> {
    await this.ballots.object(asker, sittingOf(asker), textOf(body['words'], 'words', 1000).trim());
    return this.sittings.view(asker);
  }

  @Get('files/:file/pages')
  @Needs('own-sitting')
  async pages(@Asker() asker: Subject, @Param('file', IdPipe) file: string): Promise<FilePagesView> {
    return this.files.viewOf(await this.ballots.file(sittingOf(asker), file));
  }

  @Get('files/:file/pages/:n')
  @Needs('own-sitting')
  async page(@Asker() asker: Subject, @Param('file', IdPipe) file: string, @Param('n') n: string): Promise<StreamableFile> {
    if (!/^[1-9]\d{0,5}$/.test(n)) throw new ApiException('NOT_FOUND');
    const { mediaType, content } = await this.files.pageOf(await this.ballots.file(sittingOf(asker), file), Number(n));
    return new StreamableFile(content, { type: mediaType, length: content.length, disposition: 'inline' });
  }
}

function voteOf(body: Record<string, unknown>) {
  return {
    item: uuidOf(body['item'], 'item'),
    choice: oneOf(body['choice'], 'choice', CHOICES),
    textHash: textOf(body['textHash'], 'textHash', 64),
  };
}
