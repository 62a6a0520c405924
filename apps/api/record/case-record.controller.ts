import { Controller, Get, Header, Inject, Param, ParseIntPipe } from '@nestjs/common';
import type { ReceiptCard, VerificationView } from '../../../libs/contracts';
import type { Receipt, RecordExport } from '../../../libs/record';
import { ApiException } from '../errors/api-exception';
import { IdPipe } from '../id.pipe';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { CaseRecordService } from './case-record.service';

const NUMBER = new ParseIntPipe({ exceptionFactory: () => new ApiException('NOT_FOUND') });

/** A case's record: verified here, or carried out to be verified elsewhere. Whoever may see the case may do either. */
@Controller('cases/:id')
export class CaseRecordController {
  constructor(@Inject(CaseRecordService) private readonly record: CaseRecordService) {}

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
}
