import type { Sent } from '../requests';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type {
  ExceptionCounts,
  ExceptionPage,
  RectificationView,
  SampleView,
  SupervisedFileView,
  SupervisionFinding,
  WorkView,
  DrawRequest,
  FindingRequest,
  RectificationRequest,
} from '../../../libs/contracts';
import { DOCX } from '../../../libs/documents';
import { download } from '../files/attachment';
import { attachment } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { FindingsService } from './findings.service';
import { FoundExceptions } from './found-exceptions.service';
import { RectificationsService } from './rectifications.service';
import { SamplesService } from './samples.service';
import { SupervisedFileService } from './supervised-file.service';
import { WorkService } from './work.service';
import { WorkingPapers } from './working-papers.service';
import { daysOf, drawRequestOf, findingRequestOf, kindOf, rectificationRequestOf } from './work-requests';

/** A supervisor's work under one grant. That it is his own and in force is asked by every handler; he changes nothing that he looks at. */
@Controller('supervision/work/:id')
export class WorkController {
  constructor(
    @Inject(WorkService) private readonly work: WorkService,
    @Inject(FoundExceptions) private readonly exceptions: FoundExceptions,
    @Inject(SamplesService) private readonly samples: SamplesService,
    @Inject(SupervisedFileService) private readonly files: SupervisedFileService,
    @Inject(FindingsService) private readonly findings: FindingsService,
    @Inject(RectificationsService) private readonly rectifications: RectificationsService,
    @Inject(WorkingPapers) private readonly papers: WorkingPapers,
  ) {}

  @Get()
  @Needs('signed-in')
  view(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<WorkView> {
    return this.work.view(asker, id);
  }

  @Get('exceptions')
  @Needs('signed-in')
  counts(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Query('from') from: unknown,
    @Query('to') to: unknown,
  ): Promise<ExceptionCounts> {
    return this.exceptions.counts(asker, id, daysOf(from, to));
  }

  @Get('exceptions/:kind')
  @Needs('signed-in')
  page(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('kind') kind: string,
    @Query() query: Sent<{ from?: string; to?: string; after?: string }>,
  ): Promise<ExceptionPage> {
    const after = typeof query['after'] === 'string' ? query['after'] : undefined;
    return this.exceptions.page(asker, id, kindOf(kind), daysOf(query['from'], query['to']), after);
  }

  @Get('samples')
  @Needs('signed-in')
  drawn(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<SampleView[]> {
    return this.samples.list(asker, id);
  }

  @Post('samples')
  @Needs('signed-in')
  draw(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<DrawRequest>): Promise<SampleView> {
    return this.samples.draw(asker, id, drawRequestOf(body));
  }

  @Get('cases/:case')
  @Needs('signed-in')
  matter(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('case', IdPipe) caseId: string,
  ): Promise<SupervisedFileView> {
    return this.files.view(asker, id, caseId);
  }

  @Get('cases/:case/files/:file')
  @Needs('signed-in')
  async evidence(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('case', IdPipe) caseId: string,
    @Param('file', IdPipe) file: string,
  ): Promise<StreamableFile> {
    return attachment(await this.files.file(asker, id, caseId, file));
  }

  @Get('findings')
  @Needs('signed-in')
  found(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<SupervisionFinding[]> {
    return this.findings.list(asker, id);
  }

  @Post('findings')
  @Needs('signed-in')
  write(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<FindingRequest>,
  ): Promise<SupervisionFinding> {
    return this.findings.write(asker, id, findingRequestOf(body));
  }

  @Post('findings/:finding/rectification')
  @Needs('signed-in')
  @HttpCode(200)
  send(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('finding', IdPipe) finding: string,
    @Body() body: Sent<RectificationRequest>,
  ): Promise<RectificationView> {
    return this.rectifications.send(asker, id, finding, rectificationRequestOf(body));
  }

  @Get('paper')
  @Needs('signed-in')
  async paper(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Query('from') from: unknown,
    @Query('to') to: unknown,
  ): Promise<StreamableFile> {
    const { name, content } = await this.papers.make(asker, id, daysOf(from, to));
    return download(name, DOCX, content);
  }
}
