import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type {
  EarlierFiling,
  PreviewView,
  ProcedureCard,
  ProcedureGuide,
  ProcedureOptionView,
  SwitchOptionRequest,
  FileRequest,
} from '../../../libs/contracts';
import { PDF } from '../../../libs/documents';
import { download } from '../files/attachment';
import { booleanOf, objectOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { FillingService } from './filling.service';
import { GuideSheetService } from './guide-sheet.service';
import { GuideService } from './guide.service';
import { OffersService } from './offers.service';
import { OptionsService } from './options.service';

@Controller('procedures')
export class ProceduresController {
  constructor(
    @Inject(GuideService) private readonly guides: GuideService,
    @Inject(GuideSheetService) private readonly sheets: GuideSheetService,
    @Inject(OffersService) private readonly offers: OffersService,
    @Inject(OptionsService) private readonly options: OptionsService,
    @Inject(FillingService) private readonly filling: FillingService,
  ) {}

  @Get()
  @Needs('file-cases')
  list(@Asker() asker: Subject): Promise<ProcedureCard[]> {
    return this.offers.cards(asker);
  }

  @Get('options')
  @Needs('prepare-procedures')
  choices(@Asker() asker: Subject): Promise<ProcedureOptionView[]> {
    return this.options.list(asker);
  }

  @Post('options/:procedure')
  @Needs('prepare-procedures')
  @HttpCode(200)
  switch(
    @Asker() asker: Subject,
    @Param('procedure') procedure: string,
    @Body() body: Sent<SwitchOptionRequest>,
  ): Promise<ProcedureOptionView[]> {
    return this.options.switch(asker, procedure, {
      association: uuidOf(body['association'], 'association'),
      isOn: booleanOf(body['isOn'], 'isOn'),
      reason: textOf(body['reason'], 'reason', 500),
    });
  }

  @Get(':id')
  @Needs('file-cases')
  guide(@Asker() asker: Subject, @Param('id') id: string, @Query('society') society: string): Promise<ProcedureGuide> {
    return this.guides.guide(asker, id, uuidOf(society, 'society'));
  }

  @Get(':id/guide')
  @Needs('file-cases')
  async print(@Asker() asker: Subject, @Param('id') id: string, @Query('society') society: string): Promise<StreamableFile> {
    const { name, content } = await this.sheets.print(asker, id, uuidOf(society, 'society'));
    return download(name, PDF, content);
  }

  @Get(':id/earlier')
  @Needs('file-cases')
  earlier(@Asker() asker: Subject, @Param('id') id: string, @Query('society') society: string): Promise<EarlierFiling[]> {
    return this.filling.earlier(asker, id, uuidOf(society, 'society'));
  }

  /** Changes nothing: what the checks would say, and which way the case would go, on the form as it is now. */
  @Post(':id/preview')
  @Needs('file-cases')
  @HttpCode(200)
  preview(@Asker() asker: Subject, @Param('id') id: string, @Body() body: Sent<FileRequest>): Promise<PreviewView> {
    return this.guides.preview(asker, id, uuidOf(body['society'], 'society'), objectOf(body['form'], 'form'));
  }
}
