import { Controller, Get, Header, Inject, Param, ParseIntPipe, Query } from '@nestjs/common';
import type { ReceiptCard, VerificationView } from '../../../libs/contracts';
import type { Receipt, RecordExport } from '../../../libs/record';
import { ApiException } from '../errors/api-exception';
import { IdPipe } from '../id.pipe';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { CaseReportService } from './case-report.service';
import { CaseRecordService } from './case-record.service';

const NUMBER = new ParseIntPipe({ exceptionFactory: () => new ApiException('NOT_FOUND') });

/** A case's record: verified here, or carried out to be verified elsewhere. Whoever may see the case may do either. */
@Controller('cases/:id')
export class CaseRecordController {
  constructor(
    @Inject(CaseRecordService) private readonly record: CaseRecordService,
    @Inject(CaseReportService) private readonly reports: CaseReportService,
  ) {}

  @Get('verification')
  @Needs('signed-in')
  verification(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<VerificationView> {
    return this.record.verification(asker, id);
  }

  @Get('receipts')
  @Needs('signed-in')
  receipts(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<ReceiptCard[]> {
    return this.record.receipts(asker, id);
  }

  @Get('receipts/:seq')
  @Needs('signed-in')
  @Header('content-disposition', 'attachment; filename="guicheng-receipt.json"')
  receipt(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Param('seq', NUMBER) seq: number): Promise<Receipt> {
    return this.record.receipt(asker, id, seq);
  }

  @Get('export')
  @Needs('signed-in')
  @Header('content-disposition', 'attachment; filename="guicheng-export.json"')
  export(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<RecordExport> {
    return this.record.export(asker, id);
  }

  /** The same as a page that verifies itself, for a machine without a network. Downloaded, never opened inside the house's own pages. */
  @Get('report')
  @Needs('signed-in')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="guicheng-report.html"')
  report(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Query('language') language: unknown): Promise<string> {
    return this.reports.make(asker, id, language === 'en' ? 'en' : 'zh');
  }
}
