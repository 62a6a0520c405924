import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Query,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  IMPORT_VERDICTS,
  type ImportCard,
  type ImportDecision,
  type ImportRows,
  type ImportTargetView,
  type ImportView,
} from '../../../libs/contracts';
import type { Mapping, Target } from '../../../libs/imports';
import { ApiException } from '../errors/api-exception';
import { download } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { countOf, isUuid, objectOf, oneOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { ImportJobs } from './import-jobs.service';
import { ImportViews } from './import-views.service';
import { ImportsService, type Upload } from './imports.service';
import { IMPORT_LIMITS } from './reading/limits';
import { problemsWorkbook, templateWorkbook } from './workbooks';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller('imports')
export class ImportsController {
  constructor(
    @Inject(ImportsService) private readonly imports: ImportsService,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(ImportViews) private readonly views: ImportViews,
  ) {}

  @Get('targets')
  @Needs('import-registers')
  targets(): ImportTargetView[] {
    return this.views.targets();
  }

  @Get('targets/:id/sheet')
  @Needs('import-registers')
  async sheet(@Param('id') id: string): Promise<StreamableFile> {
    const target = this.imports.target(id);
    return download(`${target.title.zh}导入表.xlsx`, WORKBOOK, await templateWorkbook(target));
  }

  @Get()
  @Needs('import-registers')
  async list(@Asker() asker: Subject): Promise<ImportCard[]> {
    return (await this.imports.list(asker)).map((row) => this.views.card(row));
  }

  @Post()
  @Needs('import-registers')
  // One byte more than allowed is read, so that the refusal is ours and names the limit.
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: IMPORT_LIMITS.fileMb * 1024 * 1024 + 1, files: 1, fields: 5 } }))
  async receive(
    @Asker() asker: Subject,
    @Body() body: Sent<{ target: string; association: string }>,
    @UploadedFile() file: Upload | undefined,
  ): Promise<ImportView> {
    const target = textOf(body.target, 'target', 100);
    return this.view(asker, await this.imports.receive(asker, target, uuidOf(body.association, 'association'), file));
  }

  @Get(':id')
  @Needs('import-registers')
  read(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<ImportView> {
    return this.view(asker, id);
  }

  @Put(':id/sheet')
  @Needs('import-registers')
  async choose(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ sheet: string }>,
  ): Promise<ImportView> {
    await this.imports.find(asker, id);
    this.jobs.forgetFailure(id);
    await this.imports.chooseSheet(asker, id, countOf(body['sheet'], 'sheet'));
    return this.view(asker, id);
  }

  @Put(':id/mapping')
  @Needs('import-registers')
  async map(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ headingRow?: number; mapping: Record<string, number | null> }>,
  ): Promise<ImportView> {
    const row = await this.imports.find(asker, id);
    const { headingRow, mapping } = body;
    this.jobs.forgetFailure(id);
    await this.imports.setMapping(asker, id, {
      ...(headingRow === undefined ? {} : { headingRow: Math.max(0, countOf(headingRow, 'headingRow') - 1) }),
      ...(mapping === undefined ? {} : { mapping: mappingOf(mapping, this.imports.target(row.target)) }),
    });
    return this.view(asker, id);
  }

  @Get(':id/rows')
  @Needs('import-registers')
  async rows(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Query('verdict') verdict?: string,
    @Query('from') from?: string,
  ): Promise<ImportRows> {
    const row = await this.imports.find(asker, id);
    return this.views.rows(row, {
      ...(verdict === undefined || verdict === '' ? {} : { verdict: oneOf(verdict, 'verdict', IMPORT_VERDICTS) }),
      from: from === undefined || from === '' ? 0 : countOf(Number(from), 'from'),
    });
  }

  @Put(':id/decisions')
  @Needs('import-registers')
  async decide(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ decisions: Record<string, ImportDecision | null> }>,
  ): Promise<ImportView> {
    await this.imports.find(asker, id);
    const given = Object.entries(objectOf(body['decisions'], 'decisions'));
    if (given.length > IMPORT_LIMITS.rows) throw new ApiException('BODY_INVALID', {}, 'decisions');
    this.jobs.forgetFailure(id);
    await this.imports.decide(asker, id, Object.fromEntries(given.map(([key, answer]) => [key, decisionOf(answer)])));
    return this.view(asker, id);
  }

  @Get(':id/problems')
  @Needs('import-registers')
  async problems(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const row = await this.imports.find(asker, id);
    return download('需要修改的行.xlsx', WORKBOOK, await problemsWorkbook(await this.views.problems(row)));
  }

  @Post(':id/apply')
  @Needs('import-registers')
  @HttpCode(200)
  async apply(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Headers('idempotency-key') key?: string,
  ): Promise<ImportView> {
    const row = await this.imports.find(asker, id);
    await this.jobs.apply(asker, row, keyOf(key));
    return this.view(asker, id);
  }

  @Post(':id/undo')
  @Needs('import-registers')
  @HttpCode(200)
  async undo(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Headers('idempotency-key') key?: string,
  ): Promise<ImportView> {
    const row = await this.imports.find(asker, id);
    await this.jobs.undo(asker, row, keyOf(key));
    return this.view(asker, id);
  }

  private async view(asker: Subject, id: string): Promise<ImportView> {
    return this.views.view(await this.imports.find(asker, id));
  }
}

function keyOf(key: string | undefined): string {
  if (!isUuid(key)) throw new ApiException('KEY_REQUIRED');
  return key.toLowerCase();
}

/** Columns of the target, each with a column of the sheet or none; a column of the sheet is read once. */
function mappingOf(value: unknown, target: Target): Mapping {
  const given = objectOf(value, 'mapping');
  const known = new Map(target.columns.map(({ id, label }) => [id, label]));
  const taken = new Set<number>();
  for (const [id, column] of Object.entries(given)) {
    if (!known.has(id)) throw new ApiException('FIELD_UNKNOWN', { label: id }, `mapping.${id}`);
    if (column === null) continue;
    const at = countOf(column, `mapping.${id}`);
    if (at >= IMPORT_LIMITS.columns || taken.has(at))
      throw new ApiException('FIELD_INVALID', { label: known.get(id) }, `mapping.${id}`);
    taken.add(at);
  }
  return Object.fromEntries(target.columns.map(({ id }) => [id, (given[id] as number | null | undefined) ?? null]));
}

function decisionOf(value: unknown): ImportDecision | null {
  if (value === null) return null;
  const given = objectOf(value, 'decisions');
  const choice = oneOf(given['choice'], 'choice', ['this', 'new', 'leave'] as const);
  return choice === 'this' ? { choice, candidate: textOf(given['candidate'], 'candidate', 200) } : { choice };
}
