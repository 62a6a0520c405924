import { Body, Controller, Get, Headers, Inject, Param, Post, UseInterceptors } from '@nestjs/common';
import type { IntentView, MigrateRequest, MigrationView } from '../../../libs/contracts';
import { IdPipe } from '../id.pipe';
import { AnsweredInterceptor } from '../intents/answered.interceptor';
import { isGiven, objectOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { MigrationsService } from './migrations.service';

/** Open cases and the version that holds by now. */
@Controller('migrations')
export class MigrationsController {
  constructor(@Inject(MigrationsService) private readonly migrations: MigrationsService) {}

  @Get()
  @Needs('prepare-procedures')
  list(@Asker() asker: Subject): Promise<MigrationView[]> {
    return this.migrations.list(asker);
  }

  @Post(':case')
  @Needs('prepare-procedures')
  @UseInterceptors(AnsweredInterceptor)
  order(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('case', IdPipe) id: string,
    @Body() body: Sent<MigrateRequest>,
  ): Promise<IntentView> {
    const landing = isGiven(body['landing']) ? objectOf(body['landing'], 'landing') : {};
    return this.migrations.order(asker, key, id, {
      template: textOf(body['template'], 'template', 100),
      landing: Object.fromEntries(
        Object.entries(landing).map(([block, to]) => [block, to === null ? null : textOf(to, `landing.${block}`, 200)]),
      ),
      reason: textOf(body['reason'], 'reason', 2000),
    });
  }
}
