import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  PAPER_KINDS,
  PAPER_TITLE_LENGTH,
  paperKindTitle,
  STANDARD_TEXT_LENGTH,
  type PaperRequest,
  type SocietyRecordView,
  type FactsRequest,
} from '../../../libs/contracts';
import { ApiException } from '../errors/api-exception';
import { IdPipe } from '../id.pipe';
import { countOf, dayOf, objectOf, oneOf, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { SocietyRecordService } from './society-record.service';

/** 本会资料: of one's own society, whose staff alone reads and keeps it. */
@Controller('society-records')
export class SocietyRecordController {
  constructor(@Inject(SocietyRecordService) private readonly records: SocietyRecordService) {}

  @Get(':society')
  @Needs('read-society-record')
  read(@Asker() asker: Subject, @Param('society', IdPipe) society: string): Promise<SocietyRecordView> {
    return this.records.read(asker, society);
  }

  @Post(':society/facts')
  @Needs('keep-society-record')
  @HttpCode(200)
  setFacts(
    @Asker() asker: Subject,
    @Param('society', IdPipe) society: string,
    @Body() body: Sent<FactsRequest>,
  ): Promise<SocietyRecordView> {
    return this.records.setFacts(asker, society, objectOf(body['facts'], 'facts'), countOf(body['version'], 'version'));
  }

  @Post(':society/papers')
  @Needs('keep-society-record')
  @HttpCode(200)
  keepPaper(
    @Asker() asker: Subject,
    @Param('society', IdPipe) society: string,
    @Body() body: Sent<PaperRequest>,
  ): Promise<SocietyRecordView> {
    return this.records.keepPaper(asker, society, paperOf(body));
  }

  @Post(':society/papers/:paper/withdraw')
  @Needs('keep-society-record')
  @HttpCode(200)
  withdraw(
    @Asker() asker: Subject,
    @Param('society', IdPipe) society: string,
    @Param('paper', IdPipe) paper: string,
    @Body() body: Sent<{ reason: string }>,
  ): Promise<SocietyRecordView> {
    return this.records.withdraw(asker, society, paper, textOf(body['reason'], 'reason', 500).trim());
  }
}

/** A standard text has words, everything else a file. */
function paperOf(body: Sent<PaperRequest>): PaperRequest {
  const kind = oneOf(body['kind'], 'kind', PAPER_KINDS);
  const title = optionalTextOf(body['title'], 'title', PAPER_TITLE_LENGTH)?.trim() ?? paperKindTitle[kind].zh;
  const content =
    kind === 'text'
      ? { words: textOf(body['words'], 'words', STANDARD_TEXT_LENGTH).trim() }
      : { file: uuidOf(body['file'], 'file') };
  const [issuedOn, validUntil] = [optionalDay(body['issuedOn'], 'issuedOn'), optionalDay(body['validUntil'], 'validUntil')];
  if (issuedOn !== undefined && validUntil !== undefined && validUntil < issuedOn)
    throw new ApiException('DATES_REVERSED', { label: 'validUntil' }, 'validUntil');
  return {
    ...(body['paper'] === undefined ? {} : { paper: uuidOf(body['paper'], 'paper') }),
    ...{ kind, title, ...content },
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

function optionalDay(value: unknown, field: string): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : dayOf(value, field);
}
