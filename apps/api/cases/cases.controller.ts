import { Body, Controller, Get, Headers, Inject, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { IdPipe } from '../id.pipe';
import type { CaseCard, CaseView, FileRequest, IntentView, ListPage, WithdrawRequest } from '../../../libs/contracts';
import { cursorOf, listRequestOf, pageOf, type PageQuery } from '../cursor';
import { AnsweredInterceptor } from '../intents/answered.interceptor';
import { IntentsService } from '../intents/intents.service';
import { dayOf, isGiven, isUuid, objectOf, oneOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { ReadingsService } from '../supervision/readings.service';
import { CaseViewService } from '../views/case-view.service';
import { NamesService } from '../views/names.service';
import { capacityOf } from './capacity';
import { CaseQueries } from './case.queries';
import { FilingService } from './filing.service';

@Controller('cases')
export class CasesController {
  constructor(
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseViewService) private readonly views: CaseViewService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(FilingService) private readonly filing: FilingService,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
  ) {}

  @Get()
  @Needs('signed-in')
  async list(
    @Asker() asker: Subject,
    @Query() asked: Sent<PageQuery & { status?: 'open' | 'closed'; query?: string }>,
  ): Promise<ListPage<CaseCard>> {
    const { cursor, limit } = listRequestOf(asked);
    const [names, found] = await Promise.all([
      this.names.read(),
      this.cases.list(asker.person.id, {
        status: isGiven(asked['status']) ? oneOf(asked['status'], 'status', ['open', 'closed']) : undefined,
        query: optionalTextOf(asked['query'], 'query', 100)?.trim(),
        limit: limit + 1,
        ...(cursor === undefined ? {} : { after: cursorOf(cursor, 1, isUuid) }),
      }),
    ]);
    const { items: rows, next } = pageOf(found, limit, (row) => [row.filed_at.toISOString(), row.id]);
    const supervised = rows.filter((row) => row.supervised).map((row) => row.society);
    await this.readings.noteList(asker, 'cases', 'cases', supervised);
    return { items: await Promise.all(rows.map((row) => this.views.card(asker, row, names))), next };
  }

  @Get(':id')
  @Needs('signed-in')
  async read(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<CaseView> {
    const row = await this.cases.visible(asker.person.id, id);
    await this.readings.noteOfCase(asker, row, 'case');
    return this.views.view(asker, row, await this.names.read());
  }

  @Post()
  @Needs('file-cases')
  @UseInterceptors(AnsweredInterceptor)
  file(@Asker() asker: Subject, @Headers('idempotency-key') key: string, @Body() body: Sent<FileRequest>): Promise<IntentView> {
    return this.filing.file(asker, key, {
      procedure: textOf(body['procedure'], 'procedure', 100),
      society: uuidOf(body['society'], 'society'),
      form: objectOf(body['form'], 'form'),
      ...(body['draft'] === undefined ? {} : { draft: uuidOf(body['draft'], 'draft') }),
      ...(body['onPaper'] === undefined ? {} : { onPaper: onPaperOf(objectOf(body['onPaper'], 'onPaper')) }),
      ...(body['fulfils'] === undefined ? {} : { fulfils: textOf(body['fulfils'], 'fulfils', 300) }),
    });
  }

  /** The applicant takes it back. Anybody else who sees the case is refused by the machine, on the record. */
  @Post(':id/withdraw')
  @Needs('signed-in')
  @UseInterceptors(AnsweredInterceptor)
  async withdraw(
    @Asker() asker: Subject,
    @Headers('idempotency-key') key: string,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<WithdrawRequest>,
  ): Promise<IntentView> {
    const row = await this.cases.actable(asker.person.id, id);
    const reason = optionalTextOf(body['reason'], 'reason', 2000);
    return this.intents.submit({
      asker,
      key,
      kind: 'withdraw',
      stream: id,
      streamKind: 'case',
      target: null,
      contentHash: null,
      request: { reason },
      body: { ...(reason === undefined ? {} : { reason }), capacity: capacityOf(asker, row) },
    });
  }
}

function onPaperOf(body: Record<string, unknown>): NonNullable<FileRequest['onPaper']> {
  return {
    filedOn: dayOf(body['filedOn'], 'onPaper.filedOn'),
    on: dayOf(body['on'], 'onPaper.on'),
    outcome: oneOf(body['outcome'], 'onPaper.outcome', ['completed', 'refused']),
    ...(body['result'] === undefined ? {} : { result: textOf(body['result'], 'onPaper.result', 100) }),
    evidence: uuidOf(body['evidence'], 'onPaper.evidence'),
  };
}
