import { Body, Controller, Get, Headers, Inject, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import type { ColleagueView, IntentView, TaskView, ActRequest } from '../../../libs/contracts';
import { AnsweredInterceptor } from '../intents/answered.interceptor';
import { uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { actRequestOf } from './act-request';
import { ColleaguesService } from './colleagues.service';
import { TasksService } from './tasks.service';

@Controller('tasks')
export class TasksController {
  constructor(
    @Inject(TasksService) private readonly tasks: TasksService,
    @Inject(ColleaguesService) private readonly people: ColleaguesService,
  ) {}

  @Get(':id')
  @Needs('signed-in')
  read(@Asker() asker: Subject, @Param('id') id: string, @Query('for') principal?: string): Promise<TaskView> {
    return this.tasks.view(asker, id, principal === undefined ? undefined : uuidOf(principal, 'for'));
  }

  @Get(':id/colleagues')
  @Needs('signed-in')
  colleagues(@Asker() asker: Subject, @Param('id') id: string): Promise<ColleagueView[]> {
    return this.people.list(asker, id);
  }

  @Post(':id/acts')
  @Needs('decide')
  @UseInterceptors(AnsweredInterceptor)
  act(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id') id: string,
    @Body() body: Sent<ActRequest>,
  ): Promise<IntentView> {
    return this.tasks.act(asker, key, id, actRequestOf(body));
  }
}
