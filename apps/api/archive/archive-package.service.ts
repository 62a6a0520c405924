import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { packedName } from '../../../libs/files';
import { CASES_OF_OWN_RIGHT } from '../../../libs/rights';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { NamesService } from '../views/names.service';
import { ArchiveBatchesService, type BatchHead } from './archive-batches.service';
import { ArchiveHousesService } from './archive-houses.service';
import { CHANGED_SINCE, standsUnder } from './archive-items.sql';
import { archiveList, type ArchiveLine } from './archive-list';
import { CaseFilesService } from './case-files.service';
import { hashedStream, packageOf } from './package';
import { packageWords } from './package-words';

interface ItemRow extends ArchiveLine {
  id: string;
}

const LIST = '归档文件目录.xlsx';

/** The list of a batch, and its package: those of its cases, one folder each. */
@Injectable()
export class ArchivePackageService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ArchiveBatchesService) private readonly batches: ArchiveBatchesService,
    @Inject(ArchiveHousesService) private readonly houses: ArchiveHousesService,
    @Inject(CaseFilesService) private readonly files: CaseFilesService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  async list(asker: Subject, id: string): Promise<{ name: string; content: Buffer }> {
    const head = await this.batches.head(asker, id);
    return { name: `${head.number} ${LIST}`, content: await this.listOf(asker, head) };
  }

  /** All its cases are looked at before anything is sent. Its hash is on the record before its last byte has gone. */
  async package(asker: Subject, id: string): Promise<{ name: string; content: Readable }> {
    const head = await this.batches.head(asker, id);
    await this.houses.requireKeeper(asker, head.house);
    if (head.settled) throw new ApiException('ARCHIVE_SETTLED');
    const names = await this.names.read();
    const [items, list] = await Promise.all([this.items(asker, id), this.listOf(asker, head)]);
    const cases = [];
    for (const item of items) cases.push(await this.files.of(asker, item.id, folderOf(item), names));
    const at = new Date();
    const by = asker.person.name;
    const packed = packageOf(cases, {
      ...{ at, by, words: packageWords(cases, at, by, head.number) },
      list: { name: LIST, content: () => Promise.resolve(list) },
    });
    const content = hashedStream(packed, ({ sha256, bytes }) =>
      this.database.rows('insert into guicheng.archive_package (batch, sha256, bytes, made_by) values ($1, $2, $3, $4)', [
        ...[id, sha256, bytes, asker.person.id],
      ]),
    );
    return { name: `${head.number} ${names.organisation(head.house).name.zh}.zip`, content };
  }

  private async listOf(asker: Subject, { id, house, number }: BatchHead): Promise<Buffer> {
    const row = await this.database.one<{ name: string }>('select name_zh as name from guicheng.organisation where id = $1', [
      house,
    ]);
    return archiveList(row?.name ?? '', number, await this.items(asker, id));
  }

  /** Cases that the reader does not see keep their line and their number, without a title. */
  private items(asker: Subject, batch: string): Promise<ItemRow[]> {
    return this.database.rows<ItemRow>(
      `select i.case_id as id, i.year, i.retention, i.ordinal, o.name_zh as society, c.number,
              case when seen.it then c.subject end as subject, (c.closed_at at time zone 'Asia/Shanghai')::date::text as "closedOn",
              ${CHANGED_SINCE} as changed,
              ${standsUnder('i.case_id', 'i.house', 'b.made_at')} as supplements,
              (select string_agg(n.written, '、' order by n.given_at) from guicheng.document d join guicheng.document_number n on n.document = d.id
                where d.case_id = c.id and d.house = i.house and n.voided_at is null and seen.it) as written
         from guicheng.archive_item i join guicheng.archive_batch b on b.id = i.batch join guicheng.case_file c on c.id = i.case_id join guicheng.organisation o on o.id = c.society
         cross join lateral (select ${CASES_OF_OWN_RIGHT} as it) seen
        where i.batch = $2 order by i.year, i.retention, i.ordinal`,
      [asker.person.id, batch],
    );
  }
}

const folderOf = ({ year, ordinal, number, subject }: ItemRow): string =>
  packedName(`${year}-${String(ordinal).padStart(4, '0')} ${number} ${subject ?? ''}`);
