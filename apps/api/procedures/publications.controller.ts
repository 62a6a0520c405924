import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type {
  FindingView,
  PublicationView,
  CheckTemplateRequest,
  PublishRequest,
  ConfirmRequest,
  DeclineRequest,
} from '../../../libs/contracts';
import { FRESH_MS } from '../../../libs/procedure';
import { IdPipe } from '../id.pipe';
import { listOf, objectOf, optionalTextOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import { needFresh } from '../session/pending';
import type { Subject } from '../session/session.service';
import { PublicationsService } from './publications.service';
import { findingView, TemplateCheckService } from './template-check.service';

const REASON = 500;

@Controller()
export class PublicationsController {
  constructor(
    @Inject(PublicationsService) private readonly publications: PublicationsService,
    @Inject(TemplateCheckService) private readonly templates: TemplateCheckService,
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
    const reason = optionalTextOf(body['reason'], 'reason', REASON) ?? null;
    // What all new cases run on: whoever took over an open page must not be able to change it.
    needFresh(asker, FRESH_MS);
    return this.publications.prepare(asker, { template, acknowledged, reason });
  }

  @Get('publications')
  @Needs('read-publications')
  list(@Asker() asker: Subject): Promise<PublicationView[]> {
    return this.publications.list(asker);
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
