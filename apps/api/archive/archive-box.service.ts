import { Inject, Injectable } from '@nestjs/common';
import { retentionTitle } from '../../../libs/contracts';
import { archiveBoxSheet } from '../../../libs/documents';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { Printer } from '../practice/printer.service';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { ArchiveBatchesService } from './archive-batches.service';
import type { BoxAsked } from './archive-requests';

/** 盒脊 and cover of a box. Nothing of it is kept: what lies in which box only the archive's shelves say. */
@Injectable()
export class ArchiveBoxService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ArchiveBatchesService) private readonly batches: ArchiveBatchesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(Printer) private readonly printer: Printer,
  ) {}

  /** A box may hold numbers of several batches; the first and the last are numbers that the house gave and that stand. */
  async labels(asker: Subject, id: string, asked: BoxAsked): Promise<{ name: string; content: Buffer }> {
    const { house } = await this.batches.head(asker, id);
    const { year, retention, firstItem, lastItem } = asked;
    const found = await this.database.rows(
      `select distinct i.ordinal from guicheng.archive_item i join guicheng.archive_batch b on b.id = i.batch
        where i.house = $1 and i.year = $2 and i.retention = $3 and i.ordinal in ($4, $5) and b.given_up_at is null`,
      [house, year, retention, firstItem, lastItem],
    );
    if (found.length < new Set([firstItem, lastItem]).size)
      throw new ApiException('ARCHIVE_RANGE_UNKNOWN', { first: firstItem, last: lastItem }, 'lastItem');
    const words = retentionTitle[retention].zh;
    const organisation = await this.names.organisations();
    const sheet = archiveBoxSheet({ ...asked, retention: words, house: organisation(house).name.zh });
    return {
      name: `${year}年 ${words} ${firstItem}-${lastItem}号 ${asked.box}盒.pdf`,
      content: await this.printer.pdf(sheet),
    };
  }
}
