import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { SetStandardRequest, StandardsView } from '../../../libs/contracts';
import { textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { StandardsService } from './standards.service';

/** Whoever may set none finds no house in the list. */
@Controller('standards')
export class StandardsController {
  constructor(@Inject(StandardsService) private readonly standards: StandardsService) {}

  @Get()
  @Needs('signed-in')
  list(@Asker() asker: Subject): Promise<StandardsView[]> {
    return this.standards.list(asker);
  }

  @Post()
  @Needs('signed-in')
  @HttpCode(200)
  set(@Asker() asker: Subject, @Body() body: Sent<SetStandardRequest>): Promise<StandardsView[]> {
    return this.standards.set(asker, uuidOf(body['organisation'], 'organisation'), textOf(body['parameter'], 'parameter', 100), {
      value: body['value'],
      article: textOf(body['article'], 'article', 200).trim(),
    });
  }
}
