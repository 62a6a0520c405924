import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  DOCUMENT_KINDS,
  DOCUMENT_REGISTERS,
  type CaseDocumentsView,
  type DocumentActRequest,
  type DocumentRegister,
  type DocumentRegisterEntry,
  type DocumentRegisterPage,
  type DocumentView,
  type DraftRequest,
  type HouseRulesRequest,
  type HouseView,
  type LetterheadRequest,
  type ReceivedRequest,
} from '../../../libs/contracts';
import { DOCX } from '../../../libs/documents';
import { listRequestOf } from '../cursor';
import { ApiException } from '../errors/api-exception';
import { attachment, download } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import { isGiven, optionalTextOf, textOf, uuidOf, type Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { XLSX } from '../workbook-cells';
import {
  documentActOf,
  draftOf,
  houseRulesOf,
  letterheadOf,
  receivedOf,
  type DocumentHouseQuery,
  type DocumentRegisterQuery,
  type LetterheadQuery,
} from './document-requests';
import { DocumentRegistersService } from './document-registers.service';
import { DocumentsService } from './documents.service';
import { DraftPaperService } from './draft-paper.service';
import { HousesService } from './houses.service';
import { registerWorkbook, registerWorkbookName } from './register-workbook';

/** Papers of cases that leave the house, their registers, and the house's own Word templates. */
@Controller()
export class DocumentsController {
  constructor(
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(DraftPaperService) private readonly drafts: DraftPaperService,
    @Inject(DocumentRegistersService) private readonly registers: DocumentRegistersService,
    @Inject(HousesService) private readonly houses: HousesService,
  ) {}

  @Get('cases/:id/documents')
  @Needs('signed-in')
  ofCase(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<CaseDocumentsView> {
    return this.documents.ofCase(asker, id);
  }

  @Post('cases/:id/documents')
  @Needs('draft-documents')
  @HttpCode(200)
  begin(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<DraftRequest>): Promise<CaseDocumentsView> {
    return this.documents.draft(asker, id, draftOf(body));
  }

  @Get('documents/work')
  @Needs('work-on-documents')
  work(@Asker() asker: Subject): Promise<DocumentView[]> {
    return this.documents.work(asker);
  }

  @Get('documents/registers/:register')
  @Needs('work-on-documents')
  register(
    @Asker() asker: Subject,
    @Param('register') register: string,
    @Query() query: Sent<DocumentRegisterQuery>,
  ): Promise<DocumentRegisterPage> {
    return this.registers.page(asker, registerOf(register), houseOf(query), listRequestOf({ ...query }));
  }

  @Get('documents/registers/:register/workbook')
  @Needs('work-on-documents')
  async workbook(
    @Asker() asker: Subject,
    @Param('register') register: string,
    @Query() query: Sent<DocumentHouseQuery>,
  ): Promise<StreamableFile> {
    const which = registerOf(register);
    const { house, lines } = await this.registers.all(asker, which, houseOf(query));
    return download(registerWorkbookName(which, house), XLSX, await registerWorkbook(which, house, lines));
  }

  @Post('documents/received')
  @Needs('work-on-documents')
  @HttpCode(200)
  receive(@Asker() asker: Subject, @Body() body: Sent<ReceivedRequest>): Promise<DocumentRegisterEntry> {
    return this.registers.receive(asker, receivedOf(body));
  }

  @Post('documents/received/:id/void')
  @Needs('work-on-documents')
  @HttpCode(200)
  voidReceived(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<{ reason: string }>,
  ): Promise<DocumentRegisterEntry> {
    return this.registers.voidReceived(asker, id, textOf(body.reason, 'reason', 500).trim());
  }

  @Get('documents/houses')
  @Needs('signed-in')
  houseList(@Asker() asker: Subject): Promise<HouseView[]> {
    return this.houses.list(asker);
  }

  @Post('documents/houses/:id/rules')
  @Needs('keep-house-forms')
  @HttpCode(200)
  setRules(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<HouseRulesRequest>): Promise<HouseView> {
    return this.houses.setRules(asker, id, houseRulesOf(body));
  }

  @Post('documents/houses/:id/letterheads')
  @Needs('keep-house-forms')
  @HttpCode(200)
  setLetterhead(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<LetterheadRequest>,
  ): Promise<HouseView> {
    return this.houses.setLetterhead(asker, id, letterheadOf(body));
  }

  @Get('documents/houses/:id/letterheads/:kind')
  @Needs('signed-in')
  async letterhead(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Param('kind') kind: string,
    @Query() query: Sent<LetterheadQuery>,
  ): Promise<StreamableFile> {
    const known = DOCUMENT_KINDS.find((candidate) => candidate === kind);
    const version = optionalTextOf(query.version, 'version', 6);
    if (known === undefined || (version !== undefined && !/^[1-9]\d*$/.test(version))) throw new ApiException('NOT_FOUND');
    return attachment(await this.houses.letterhead(asker, id, known, version === undefined ? null : Number(version)));
  }

  @Get('documents/:id/draft')
  @Needs('draft-documents')
  async draft(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.drafts.make(asker, id);
    return download(name, DOCX, content);
  }

  @Post('documents/:id/acts')
  @Needs('signed-in')
  @HttpCode(200)
  step(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<DocumentActRequest>,
  ): Promise<CaseDocumentsView> {
    return this.documents.act(asker, id, documentActOf(body));
  }
}

function registerOf(value: string): DocumentRegister {
  const known = DOCUMENT_REGISTERS.find((candidate) => candidate === value);
  if (known === undefined) throw new ApiException('NOT_FOUND');
  return known;
}

const houseOf = ({ house }: Sent<DocumentHouseQuery>) => (isGiven(house) ? uuidOf(house, 'house') : null);
