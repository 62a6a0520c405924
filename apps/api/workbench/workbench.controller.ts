import { download } from '../files/attachment';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type {
  ImportedProcedure,
  ImportProcedureRequest,
  PublishedCard,
  PublishedView,
  SimulationSurroundings,
  SourceCoverageView,
} from '../../../libs/contracts';
import { JURISDICTIONS } from '../../../libs/contracts/workbench';
import type { Jurisdiction } from '../../../libs/procedure';
import { isGiven, oneOf, type Sent } from '../requests';
import { Needs } from '../rights/permission';
import { fileTextOf } from './file-text';
import { WorkbenchService } from './workbench.service';

@Controller('workbench')
export class WorkbenchController {
  constructor(@Inject(WorkbenchService) private readonly workbench: WorkbenchService) {}

  @Get('procedures')
  @Needs('prepare-procedures')
  list(): Promise<PublishedCard[]> {
    return this.workbench.list();
  }

  @Get('procedures/:id')
  @Needs('prepare-procedures')
  find(@Param('id') id: string, @Query('jurisdiction') jurisdiction: unknown): Promise<PublishedView> {
    return this.workbench.find(id, placeOf(jurisdiction));
  }

  @Get('procedures/:id/file')
  @Needs('prepare-procedures')
  async download(@Param('id') id: string, @Query('jurisdiction') jurisdiction: unknown): Promise<StreamableFile> {
    const { name, content } = await this.workbench.file(id, placeOf(jurisdiction));
    return download(name, 'application/json; charset=utf-8', content);
  }

  @Get('procedures/:id/bpmn')
  @Needs('prepare-procedures')
  async bpmn(
    @Param('id') id: string,
    @Query('jurisdiction') jurisdiction: unknown,
    @Query('language') language: unknown,
  ): Promise<StreamableFile> {
    const spoken = isGiven(language) ? oneOf(language, 'language', ['zh', 'en']) : 'zh';
    const { name, content } = await this.workbench.bpmn(id, placeOf(jurisdiction), spoken);
    return download(name, 'application/xml; charset=utf-8', content);
  }

  @Get('surroundings')
  @Needs('prepare-procedures')
  surroundings(@Query('jurisdiction') jurisdiction: unknown): Promise<SimulationSurroundings> {
    return this.workbench.surroundings(placeOf(jurisdiction));
  }

  /** Writes nothing: what a file would bring, or why it cannot be taken. */
  @Post('import')
  @Needs('prepare-procedures')
  @HttpCode(200)
  read(@Body() body: Sent<ImportProcedureRequest>): Promise<ImportedProcedure> {
    return this.workbench.read(fileTextOf(body));
  }

  @Get('coverage')
  @Needs('prepare-procedures')
  coverage(@Query('jurisdiction') jurisdiction: unknown): Promise<SourceCoverageView[]> {
    return this.workbench.coverage(isGiven(jurisdiction) ? placeOf(jurisdiction) : null);
  }
}

/** The national version where no place is named. */
function placeOf(jurisdiction: unknown): Jurisdiction {
  return isGiven(jurisdiction) ? oneOf(jurisdiction, 'jurisdiction', JURISDICTIONS) : 'CN';
}
