import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, StreamableFile } from '@nestjs/common';
import type {
  AssignmentBoardView,
  AssignmentChoicesView,
  AssignmentLetterView,
  AssignmentView,
  ReminderView,
  AssignRequest,
  CallRequest,
} from '../../../libs/contracts';
import { download } from '../files/attachment';
import { attachment } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { dayOf, listOf, objectOf, oneOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { AssignmentContactsService } from './assignment-contacts.service';
import { boardWorkbook } from './assignment-sheet';
import { AssignmentsService } from './assignments.service';

/** A house may have that many societies. */
const SOCIETIES = 5_000;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 布置任务. Who may assign is the post that the template names; who sees the board reads the societies' affairs. */
@Controller('starts/assignments')
export class AssignmentsController {
  constructor(
    @Inject(AssignmentsService) private readonly assignments: AssignmentsService,
    @Inject(AssignmentContactsService) private readonly contacts: AssignmentContactsService,
  ) {}

  @Get()
  @Needs('signed-in')
  list(@Asker() asker: Subject): Promise<AssignmentView[]> {
    return this.assignments.list(asker);
  }

  @Get('choices')
  @Needs('signed-in')
  choices(@Asker() asker: Subject): Promise<AssignmentChoicesView> {
    return this.assignments.choices(asker);
  }

  @Get(':id')
  @Needs('signed-in')
  board(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<AssignmentBoardView> {
    return this.assignments.board(asker, id);
  }

  @Get(':id/sheet')
  @Needs('signed-in')
  async sheet(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const board = await this.assignments.board(asker, id);
    return download(`${board.procedure.title.zh}报送情况.xlsx`, WORKBOOK, await boardWorkbook(board));
  }

  @Post()
  @HttpCode(200)
  @Needs('signed-in')
  assign(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Body() body: Sent<AssignRequest>,
  ): Promise<AssignmentBoardView> {
    const letter = optionalTextOf(body['letter'], 'letter', 4000);
    return this.assignments.assign(asker, key, {
      procedure: textOf(body['procedure'], 'procedure', 100),
      ...(body['societies'] === undefined ? {} : { societies: listOf(body['societies'], 'societies', uuidOf, SOCIETIES) }),
      ...(body['exceptions'] === undefined
        ? {}
        : { exceptions: listOf(body['exceptions'], 'exceptions', exceptionOf, SOCIETIES) }),
      ...(body['dueOn'] === undefined ? {} : { dueOn: dayOf(body['dueOn'], 'dueOn') }),
      ...(letter === undefined ? {} : { letter }),
      ...(body['sample'] === undefined ? {} : { sample: uuidOf(body['sample'], 'sample') }),
    });
  }

  @Post(':id/reminders')
  @HttpCode(200)
  @Needs('signed-in')
  remind(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<ReminderView> {
    return this.contacts.remind(asker, id);
  }

  @Post(':id/calls')
  @HttpCode(200)
  @Needs('signed-in')
  call(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<CallRequest>): Promise<AssignmentBoardView> {
    const note = optionalTextOf(body['note'], 'note', 500);
    return this.contacts.call(asker, id, {
      society: uuidOf(body['society'], 'society'),
      outcome: oneOf(body['outcome'], 'outcome', ['reached', 'not-reached'] as const),
      ...(note === undefined ? {} : { note }),
    });
  }

  @Post(':id/read')
  @HttpCode(200)
  @Needs('signed-in')
  read(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<AssignmentLetterView> {
    return this.contacts.read(asker, id);
  }

  @Get(':id/sample')
  @Needs('signed-in')
  async sample(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return attachment(await this.contacts.sample(asker, id));
  }
}

function exceptionOf(value: unknown, field: string): { society: string; reason: string } {
  const { society, reason } = objectOf(value, field);
  return { society: uuidOf(society, `${field}.society`), reason: textOf(reason, `${field}.reason`, 500) };
}
