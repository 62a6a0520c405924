import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import type {
  ArchiveBatchView,
  ArchiveBoxQuery,
  ArchiveHouseView,
  ArchivePage,
  BatchRequest,
  ListPage,
  RetentionRequest,
} from '../../../libs/contracts';
import { PDF } from '../../../libs/documents';
import { listRequestOf } from '../cursor';
import { download, streamed } from '../files/attachment';
import { IdPipe } from '../id.pipe';
import type { Sent } from '../requests';
import { Asker, Needs } from '../rights/permission';
import type { Subject } from '../session/session.service';
import { XLSX } from '../workbook-cells';
import { ArchiveBatchesService } from './archive-batches.service';
import { ArchiveHousesService } from './archive-houses.service';
import { ArchivePackageService } from './archive-package.service';
import {
  batchOf,
  boxOf,
  filterOf,
  giveUpReasonOf,
  houseAsked,
  retentionOf,
  sha256Of,
  type ArchivedRequest,
  type ArchiveHouseQuery,
  type ArchiveQuery,
  type GiveUpRequest,
} from './archive-requests';
import { ArchiveBoxService } from './archive-box.service';
import { CasePackageService } from './case-package.service';
import { ZIP } from './package';

/** Cases as they are carried out of the house, one by one, and in batches to its archive. */
@Controller()
export class ArchiveController {
  constructor(
    @Inject(CasePackageService) private readonly packages: CasePackageService,
    @Inject(ArchiveHousesService) private readonly houses: ArchiveHousesService,
    @Inject(ArchiveBatchesService) private readonly batches: ArchiveBatchesService,
    @Inject(ArchivePackageService) private readonly batchPackages: ArchivePackageService,
    @Inject(ArchiveBoxService) private readonly boxes: ArchiveBoxService,
  ) {}

  @Get('cases/:id/package')
  @Needs('signed-in')
  async packed(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.packages.ofCase(asker, id);
    return streamed(name, ZIP, content);
  }

  @Get('archive/cases')
  @Needs('keep-archive')
  waiting(@Asker() asker: Subject, @Query() query: Sent<ArchiveQuery>): Promise<ArchivePage> {
    return this.batches.waiting(asker, houseAsked(query), filterOf(query), listRequestOf({ ...query }));
  }

  @Get('archive/retention')
  @Needs('keep-archive')
  retention(@Asker() asker: Subject, @Query() query: Sent<ArchiveHouseQuery>): Promise<ArchiveHouseView> {
    return this.houses.view(asker, houseAsked(query));
  }

  @Post('archive/retention')
  @Needs('keep-archive')
  @HttpCode(200)
  setRetention(@Asker() asker: Subject, @Body() body: Sent<RetentionRequest>): Promise<ArchiveHouseView> {
    return this.houses.setRetention(asker, retentionOf(body));
  }

  @Get('archive/batches')
  @Needs('keep-archive')
  list(@Asker() asker: Subject, @Query() query: Sent<ArchiveQuery>): Promise<ListPage<ArchiveBatchView>> {
    return this.batches.list(asker, houseAsked(query), listRequestOf({ ...query }));
  }

  @Post('archive/batches')
  @Needs('keep-archive')
  @HttpCode(200)
  make(@Asker() asker: Subject, @Body() body: Sent<BatchRequest>): Promise<ArchiveBatchView> {
    return this.batches.make(asker, batchOf(body));
  }

  @Get('archive/batches/:id/package')
  @Needs('keep-archive')
  async packedBatch(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.batchPackages.package(asker, id);
    return streamed(name, ZIP, content);
  }

  @Get('archive/batches/:id/list')
  @Needs('keep-archive')
  async listed(@Asker() asker: Subject, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { name, content } = await this.batchPackages.list(asker, id);
    return download(name, XLSX, content);
  }

  @Get('archive/batches/:id/box')
  @Needs('keep-archive')
  async box(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Query() query: Sent<ArchiveBoxQuery>,
  ): Promise<StreamableFile> {
    const { name, content } = await this.boxes.labels(asker, id, boxOf(query));
    return download(name, PDF, content);
  }

  @Post('archive/batches/:id/archived')
  @Needs('keep-archive')
  @HttpCode(200)
  archived(
    @Asker() asker: Subject,
    @Param('id', IdPipe) id: string,
    @Body() body: Sent<ArchivedRequest>,
  ): Promise<ArchiveBatchView> {
    return this.batches.markArchived(asker, id, sha256Of(body));
  }

  @Post('archive/batches/:id/give-up')
  @Needs('keep-archive')
  @HttpCode(200)
  giveUp(@Asker() asker: Subject, @Param('id', IdPipe) id: string, @Body() body: Sent<GiveUpRequest>): Promise<ArchiveBatchView> {
    return this.batches.giveUp(asker, id, giveUpReasonOf(body));
  }
}
