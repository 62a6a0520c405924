import { Body, Controller, Get, Headers, Inject, Param, Post, UseInterceptors } from '@nestjs/common';
import type { ActRequest, IntentView, TaskView } from '../../../libs/contracts';
import { AnsweredInterceptor } from '../intents/answered.interceptor';
import { listOf, objectOf, optionalTextOf, textOf } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { TasksService } from './tasks.service';

@Controller('tasks')
export class TasksController {
  constructor(@Inject(TasksService) private readonly tasks: TasksService) {}

  @Get(':id')
  @Needs('signed-in')
  read(@Asker() asker: Subject, @Param('id') id: string): Promise<TaskView> {
    return this.tasks.view(asker, id);
  }

  @Post(':id/acts')
  @Needs('decide')
  @UseInterceptors(AnsweredInterceptor)
  act(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
  ): Promise<IntentView> {
    return this.tasks.act(asker, key, id, requestOf(body));
  }
}

function requestOf(body: Record<string, unknown>): ActRequest {
  const opinion = optionalTextOf(body['opinion'], 'opinion', 4000);
  return {
    outcome: textOf(body['outcome'], 'outcome', 100),
    contentHash: textOf(body['contentHash'], 'contentHash', 100),
    ...(opinion === undefined ? {} : { opinion }),
    ...(body['missing'] === undefined ? {} : { missing: listOf(body['missing'], 'missing', missingOf, 100) }),
    ...(body['form'] === undefined ? {} : { form: objectOf(body['form'], 'form') }),
  };
}

function missingOf(value: unknown, field: string): { field: string; note?: string } {
  const given = objectOf(value, field);
  const note = optionalTextOf(given['note'], `${field}.note`, 500);
  return { field: textOf(given['field'], `${field}.field`, 100), ...(note === undefined ? {} : { note }) };
}
