import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, UseInterceptors } from '@nestjs/common';
import type { IntentView, LinkView, OpenSecretVote, SecretVotesView, CastSecretVote } from '../../../libs/contracts';
import { MAX_CANDIDATES } from '../../../libs/procedure';
import { OwnSittingService, sittingOf } from '../ballot-links/own-sitting.service';
import { IdPipe } from '../id.pipe';
import { AnsweredInterceptor } from '../intents/answered.interceptor';
import { booleanOf, countOf, listOf, objectOf, oneOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { OwnSecretVoteService } from './own-secret-vote.service';
import { SecretVotesService } from './secret-votes.service';

const KINDS = ['equal', 'contested'] as const;

@Controller('sittings/:id/secret-votes')
export class SecretVotesController {
  constructor(@Inject(SecretVotesService) private readonly votes: SecretVotesService) {}

  @Get()
  @Needs('record-sittings')
  view(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<SecretVotesView> {
    return this.votes.view(asker, id);
  }

  @Post()
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  open(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<OpenSecretVote>,
  ): Promise<IntentView> {
    return this.votes.open(asker, key, id, openingOf(body));
  }

  @Post(':item/count')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  count(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Param('item', IdPipe) item: string,
    @Body() body: Sent<{ turn: number }>,
  ): Promise<IntentView> {
    return this.votes.count(asker, key, id, item, countOf(body['turn'], 'turn'));
  }

  @Post(':item/void')
  @Needs('record-sittings')
  @UseInterceptors(AnsweredInterceptor)
  end(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Param('item', IdPipe) item: string,
    @Body() body: Sent<{ turn: number; reason: string }>,
  ): Promise<IntentView> {
    const given = { turn: countOf(body['turn'], 'turn'), reason: textOf(body['reason'], 'reason', 500).trim() };
    return this.votes.end(asker, key, id, item, given);
  }
}

/** A member in the room votes over his personal link. */
@Controller('ballot-link')
export class OwnSecretVoteController {
  constructor(
    @Inject(OwnSecretVoteService) private readonly votes: OwnSecretVoteService,
    @Inject(OwnSittingService) private readonly sittings: OwnSittingService,
  ) {}

  @Post('secret-votes')
  @Needs('own-sitting')
  @HttpCode(200)
  async vote(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Body() body: Sent<CastSecretVote>,
  ): Promise<LinkView> {
    await this.votes.vote(asker, key, sittingOf(asker), {
      item: uuidOf(body['item'], 'item'),
      turn: countOf(body['turn'], 'turn'),
      textHash: textOf(body['textHash'], 'textHash', 64),
      marks: listOf(body['marks'], 'marks', countOf, MAX_CANDIDATES),
    });
    return this.sittings.view(asker);
  }
}

function openingOf(body: Record<string, unknown>): OpenSecretVote {
  const election = body['election'] === undefined || body['election'] === null ? null : objectOf(body['election'], 'election');
  return {
    item: uuidOf(body['item'], 'item'),
    question: textOf(body['question'], 'question', 500).trim(),
    ...(election === null
      ? {}
      : {
          election: {
            seats: countOf(election['seats'], 'election.seats'),
            kind: oneOf(election['kind'], 'election.kind', KINDS),
            candidates: listOf(
              election['candidates'],
              'election.candidates',
              (value, field) => textOf(value, field, 100).trim(),
              MAX_CANDIDATES,
            ),
          },
        }),
    recused: listOf(body['recused'] ?? [], 'recused', uuidOf),
    outOfRoom: listOf(body['outOfRoom'] ?? [], 'outOfRoom', uuidOf),
    plain: booleanOf(body['plain'] ?? false, 'plain'),
    knowsFew: booleanOf(body['knowsFew'] ?? false, 'knowsFew'),
  };
}
