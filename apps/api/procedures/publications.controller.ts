import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type {
  FindingView,
  PublicationNotice,
  PublicationSummary,
  PublicationView,
  PublishingChoices,
  CheckTemplateRequest,
  PublishRequest,
  ConfirmRequest,
  DeclineRequest,
  ExtendRequest,
  WithdrawVersionRequest,
} from '../../../libs/contracts';
import { FRESH_MS, type SimulationScript } from '../../../libs/procedure';
import { IdPipe } from '../id.pipe';
import { dayOf, isGiven, listOf, objectOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import { needFresh } from '../session/pending';
import type { Subject } from '../session/session.service';
import { PublicationSummaryService } from './publication-summary.service';
import { PublicationsService } from './publications.service';
import { StandingsService } from './standings.service';
import { findingView, TemplateCheckService } from './template-check.service';

const REASON = 500;
const NOTICE = 2000;
const SCENARIOS = 50;

@Controller()
export class PublicationsController {
  constructor(
    @Inject(PublicationsService) private readonly publications: PublicationsService,
    @Inject(TemplateCheckService) private readonly templates: TemplateCheckService,
    @Inject(StandingsService) private readonly standings: StandingsService,
    @Inject(PublicationSummaryService) private readonly summaries: PublicationSummaryService,
  ) {}

  /** Writes nothing: what stands in the way of publishing. */
  @Post('procedures/check')
  @Needs('prepare-procedures')
  @HttpCode(200)
  async check(@Body() body: Sent<CheckTemplateRequest>): Promise<FindingView[]> {
    const { findings } = await this.templates.check(objectOf(body['template'], 'template'));
    return findings.map(findingView);
  }

  @Post('procedures')
  @Needs('prepare-procedures')
  prepare(@Asker() asker: Subject, @Body() body: Sent<PublishRequest>): Promise<PublicationView> {
    const template = objectOf(body['template'], 'template');
    const acknowledged = listOf(body['acknowledged'] ?? [], 'acknowledged', (value, field) => {
      const { rule, path } = objectOf(value, field);
      return { rule: textOf(rule, `${field}.rule`, 100), path: path === '' ? '' : textOf(path, `${field}.path`, 1000) };
    });
    const scenarios = listOf(body['scenarios'] ?? [], 'scenarios', objectOf, SCENARIOS);
    const reason = optionalTextOf(body['reason'], 'reason', REASON) ?? null;
    // What all new cases run on: whoever took over an open page must not be able to change it.
    needFresh(asker, FRESH_MS);
    return this.publications.prepare(asker, {
      ...{ template, acknowledged, reason },
      // Only those are kept that can be read and walked.
      scenarios: scenarios as unknown as SimulationScript[],
      effectiveOn: isGiven(body['effectiveOn']) ? dayOf(body['effectiveOn'], 'effectiveOn') : null,
      trial: isGiven(body['trial']) ? listOf(body['trial'], 'trial', uuidOf) : null,
      notice: optionalTextOf(body['notice'], 'notice', NOTICE) ?? null,
    });
  }

  @Get('publishing')
  @Needs('prepare-procedures')
  choices(@Asker() asker: Subject): Promise<PublishingChoices> {
    return this.standings.choices(asker);
  }

  @Get('publications')
  @Needs('read-publications')
  list(@Asker() asker: Subject): Promise<PublicationView[]> {
    return this.publications.list(asker);
  }

  @Get('publications/:id')
  @Needs('read-publications')
  summary(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<PublicationSummary> {
    return this.summaries.summary(asker, id);
  }

  @Get('publications/:id/notice')
  @Needs('signed-in')
  notice(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<PublicationNotice> {
    return this.standings.notice(asker, id);
  }

  @Post('publications/:id/extend')
  @Needs('confirm-procedures')
  @HttpCode(200)
  extend(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<ExtendRequest>): Promise<PublicationView> {
    return this.standings.extend(
      asker,
      id,
      dayOf(body['from'], 'from'),
      optionalTextOf(body['reason'], 'reason', REASON) ?? null,
    );
  }

  @Post('publications/:id/withdraw')
  @Needs('read-publications')
  @HttpCode(200)
  withdraw(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<WithdrawVersionRequest>,
  ): Promise<PublicationView> {
    return this.standings.withdraw(asker, id, textOf(body['reason'], 'reason', REASON));
  }

  @Post('publications/:id/confirm')
  @Needs('confirm-procedures')
  @HttpCode(200)
  confirm(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<ConfirmRequest>,
  ): Promise<PublicationView> {
    return this.publications.confirm(asker, id, optionalTextOf(body['reason'], 'reason', REASON) ?? null);
  }

  @Post('publications/:id/decline')
  @Needs('read-publications')
  @HttpCode(200)
  decline(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<DeclineRequest>,
  ): Promise<PublicationView> {
    return this.publications.decline(asker, id, textOf(body['reason'], 'reason', REASON));
  }
}
