import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { InboxChoices, InboxFilters, InboxPage, InboxView } from '../../../libs/contracts';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import type { PageQuery } from '../cursor';
import type { Sent } from '../requests';
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
  page(@Asker() asker: Subject, @Param('list') list: string, @Query() query: Sent<PageQuery & InboxFilters>): Promise<InboxPage> {
    return this.inbox.page(asker, listOfName(list), pageRequestOf(query));
  }

  @Get(':list/choices')
  @Needs('signed-in')
  choices(@Asker() asker: Subject, @Param('list') list: string): Promise<InboxChoices> {
    return this.inbox.choices(asker, listOfName(list));
  }
}
