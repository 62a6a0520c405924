import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { CalendarEntryView, StartProposalView, DutyDoneRequest, SetAsideRequest } from '../../../libs/contracts';
import { IdPipe } from '../id.pipe';
import { dayOf, textOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { CalendarService } from './calendar.service';
import { StartProposalsService } from './start-proposals.service';

/** Cases that nobody files. Who may see and do what is decided per object: by the posts that the templates name. */
@Controller('starts')
export class StartsController {
  constructor(
    @Inject(CalendarService) private readonly calendar: CalendarService,
    @Inject(StartProposalsService) private readonly proposals: StartProposalsService,
  ) {}

  @Get('calendar')
  @Needs('signed-in')
  entries(@Asker() asker: Subject): Promise<CalendarEntryView[]> {
    return this.calendar.list(asker);
  }

  @Post('calendar/done')
  @HttpCode(200)
  @Needs('file-cases')
  done(@Asker() asker: Subject, @Body() body: Sent<DutyDoneRequest>): Promise<CalendarEntryView> {
    return this.calendar.done(asker, { entry: textOf(body['entry'], 'entry', 300), on: dayOf(body['on'], 'on') });
  }

  @Post('calendar/undone')
  @HttpCode(200)
  @Needs('file-cases')
  undone(@Asker() asker: Subject, @Body() body: Sent<{ entry: string }>): Promise<CalendarEntryView> {
    return this.calendar.undone(asker, textOf(body['entry'], 'entry', 300));
  }

  @Get('proposals')
  @Needs('signed-in')
  proposed(@Asker() asker: Subject): Promise<StartProposalView[]> {
    return this.proposals.list(asker);
  }

  @Post('proposals/:id/confirm')
  @HttpCode(200)
  @Needs('signed-in')
  confirm(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StartProposalView> {
    return this.proposals.decide(asker, id, { status: 'confirmed' });
  }

  @Post('proposals/:id/set-aside')
  @HttpCode(200)
  @Needs('signed-in')
  setAside(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<SetAsideRequest>,
  ): Promise<StartProposalView> {
    return this.proposals.decide(asker, id, { status: 'set-aside', reason: textOf(body['reason'], 'reason', 2000) });
  }
}
