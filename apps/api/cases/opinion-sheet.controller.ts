import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { DOCX, PDF } from '../../../libs/documents';
import { download } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { OpinionSheetService } from './opinion-sheet.service';

/** 办理单 of a case, as Word and as PDF. */
@Controller('cases')
export class OpinionSheetController {
  constructor(@Inject(OpinionSheetService) private readonly sheets: OpinionSheetService) {}

  @Get(':id/opinion-sheet')
  @Needs('signed-in')
  async make(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.sheets.make(asker, id);
    return download(name, DOCX, content);
  }

  @Get(':id/opinion-sheet/pdf')
  @Needs('signed-in')
  async print(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.sheets.print(asker, id);
    return download(name, PDF, content);
  }
}
