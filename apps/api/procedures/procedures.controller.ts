import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { PreviewView, ProcedureCard, ProcedureGuide } from '../../../libs/contracts';
import { objectOf, uuidOf } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { GuideService } from './guide.service';

@Controller('procedures')
export class ProceduresController {
  constructor(@Inject(GuideService) private readonly guides: GuideService) {}

  @Get()
  @Needs('file-cases')
  list(@Asker() asker: Subject): Promise<ProcedureCard[]> {
    return this.guides.cards(asker);
  }

  @Get(':id')
  @Needs('file-cases')
  guide(@Asker() asker: Subject, @Param('id') id: string, @Query('society') society: string): Promise<ProcedureGuide> {
    return this.guides.guide(asker, id, uuidOf(society, 'society'));
  }

  /** Changes nothing: what the checks would say, and which way the case would go, on the form as it is now. */
  @Post(':id/preview')
  @Needs('file-cases')
  @HttpCode(200)
  preview(@Asker() asker: Subject, @Param('id') id: string, @Body() body: Record<string, unknown>): Promise<PreviewView> {
    return this.guides.preview(asker, id, uuidOf(body['society'], 'society'), objectOf(body['form'], 'form'));
  }
}
