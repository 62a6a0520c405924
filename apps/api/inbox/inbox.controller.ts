import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { InboxChoices, InboxPage, InboxView } from '../../../libs/contracts';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { listOfName, pageRequestOf } from './inbox-request';
import { InboxService } from './inbox.service';

/** Everybody reads his own; what stands in it is decided row by row. */
@Controller('inbox')
export class InboxController {
  constructor(@Inject(InboxService) private readonly inbox: InboxService) {}

  @Get()
  @Needs('signed-in')
  read(@Asker() asker: Subject): Promise<InboxView> {
    return this.inbox.read(asker);
  }

  @Get(':list')
  @Needs('signed-in')
  page(@Asker() asker: Subject, @Param('list') list: string, @Query() query: Record<string, unknown>): Promise<InboxPage> {
    return this.inbox.page(asker, listOfName(list), pageRequestOf(query));
  }

  @Get(':list/choices')
  @Needs('signed-in')
  choices(@Asker() asker: Subject, @Param('list') list: string): Promise<InboxChoices> {
    return this.inbox.choices(asker, listOfName(list));
  }
}
