import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { DOCX, PDF } from '../../../libs/documents';
import { download } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { CaseSheetsService } from './case-sheets.service';

/** Sheets of a case that are printed: 办理单, as Word and as PDF, and 提交回执. */
@Controller('cases')
export class CaseSheetsController {
  constructor(@Inject(CaseSheetsService) private readonly sheets: CaseSheetsService) {}

  @Get(':id/opinion-sheet')
  @Needs('signed-in')
  async make(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.sheets.opinions(asker, id);
    return download(name, DOCX, content);
  }

  @Get(':id/opinion-sheet/pdf')
  @Needs('signed-in')
  async print(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.sheets.printedOpinions(asker, id);
    return download(name, PDF, content);
  }

  @Get(':id/filing-receipt')
  @Needs('signed-in')
  async receipt(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.sheets.filingReceipt(asker, id);
    return download(name, PDF, content);
  }
}
