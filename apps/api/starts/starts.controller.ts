import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { AssignmentBoardView, AssignmentView, CalendarEntryView, StartProposalView } from '../../../libs/contracts';
import { IdPipe } from '../id.pipe';
import { dayOf, listOf, objectOf, textOf, uuidOf } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { AssignmentsService } from './assignments.service';
import { CalendarService } from './calendar.service';
import { StartProposalsService } from './start-proposals.service';

/** Cases that nobody files. Who may see and do what is decided per object: by the posts that the templates name. */
@Controller('starts')
export class StartsController {
  constructor(
    @Inject(CalendarService) private readonly calendar: CalendarService,
    @Inject(StartProposalsService) private readonly proposals: StartProposalsService,
    @Inject(AssignmentsService) private readonly assignments: AssignmentsService,
  ) {}

  @Get('calendar')
  @Needs('signed-in')
  entries(@Asker() asker: Subject): Promise<CalendarEntryView[]> {
    return this.calendar.list(asker);
  }

  @Post('calendar/done')
  @HttpCode(200)
  @Needs('file-cases')
  done(@Asker() asker: Subject, @Body() body: Record<string, unknown>): Promise<CalendarEntryView> {
    return this.calendar.done(asker, { entry: textOf(body['entry'], 'entry', 300), on: dayOf(body['on'], 'on') });
  }

  @Post('calendar/undone')
  @HttpCode(200)
  @Needs('file-cases')
  undone(@Asker() asker: Subject, @Body() body: Record<string, unknown>): Promise<CalendarEntryView> {
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
    @Body() body: Record<string, unknown>,
  ): Promise<StartProposalView> {
    return this.proposals.decide(asker, id, { status: 'set-aside', reason: textOf(body['reason'], 'reason', 2000) });
  }

  @Get('assignments')
  @Needs('signed-in')
  assigned(@Asker() asker: Subject): Promise<AssignmentView[]> {
    return this.assignments.list(asker);
  }

  @Get('assignments/:id')
  @Needs('signed-in')
  board(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<AssignmentBoardView> {
    return this.assignments.board(asker, id);
  }

  @Post('assignments')
  @HttpCode(200)
  @Needs('signed-in')
  assign(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Body() body: Record<string, unknown>,
  ): Promise<AssignmentBoardView> {
    return this.assignments.assign(asker, key, {
      procedure: textOf(body['procedure'], 'procedure', 100),
      ...(body['societies'] === undefined ? {} : { societies: listOf(body['societies'], 'societies', uuidOf) }),
      ...(body['exceptions'] === undefined ? {} : { exceptions: listOf(body['exceptions'], 'exceptions', exceptionOf) }),
    });
  }
}

function exceptionOf(value: unknown, field: string): { society: string; reason: string } {
  const { society, reason } = objectOf(value, field);
  return { society: uuidOf(society, `${field}.society`), reason: textOf(reason, `${field}.reason`, 500) };
}
