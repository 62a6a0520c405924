import { Controller, Get, Inject, Param } from '@nestjs/common';
import { IdPipe } from '../id.pipe';
import type { IntentView } from '../../../libs/contracts';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { IntentsService } from './intents.service';

@Controller('intents')
export class IntentsController {
  constructor(@Inject(IntentsService) private readonly intents: IntentsService) {}

  @Get(':id')
  @Needs('signed-in')
  read(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<IntentView> {
    return this.intents.read(asker, id);
  }
}
