import { Controller, Get, Inject } from '@nestjs/common';
import type { InboxView } from '../../../libs/contracts';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { InboxService } from './inbox.service';

@Controller('inbox')
export class InboxController {
  constructor(@Inject(InboxService) private readonly inbox: InboxService) {}

  @Get()
  @Needs('signed-in')
  read(@Asker() asker: Subject): Promise<InboxView> {
    return this.inbox.read(asker);
  }
}
