import { Inject, Injectable } from '@nestjs/common';
import type { CaseView, DocumentView, FileView } from '../../../libs/contracts';
import { documentKindTitle } from '../../../libs/contracts';
import { packedName } from '../../../libs/files';
import { CaseQueries } from '../cases/case.queries';
import { CaseSheetsService } from '../cases/case-sheets.service';
import { DocumentsService } from '../documents/documents.service';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { TemplatesService } from '../procedures/templates.service';
import { CaseRecordService } from '../record/case-record.service';
import { CaseReportService } from '../record/case-report.service';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';
import type { PackedCase, PackedFile } from './package';

/** All that a reader's page of a closed case shows him, as files: each is opened by the same rights as when he opens it there. */
@Injectable()
export class CaseFilesService {
  constructor(
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseRecordService) private readonly records: CaseRecordService,
    @Inject(CaseReportService) private readonly reports: CaseReportService,
    @Inject(CaseSheetsService) private readonly sheets: CaseSheetsService,
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
  ) {}

  /** Refuses what is open still, and what no checkpoint proves yet: what is carried away is whole. Nothing of it is read before it is its turn. */
  async of(asker: Subject, id: string, folder = '', names?: Names): Promise<PackedCase> {
    const row = await this.cases.visible(asker.person.id, id);
    if (row.status !== 'closed') throw new ApiException('PACKAGE_CASE_OPEN', { number: row.number });
    const [record, { template }, known] = await Promise.all([
      this.records.head(id),
      this.templates.get(row.template_hash),
      names ?? this.names.read(),
    ]);
    return {
      ...{ number: row.number, subject: row.subject, procedure: template.title.zh, folder, record },
      society: known.organisation(row.society).name.zh,
      files: () => this.filesOf(asker, id),
    };
  }

  private async *filesOf(asker: Subject, id: string): AsyncGenerator<PackedFile> {
    const { view: own, called, exported } = await this.records.exportWithViews(asker, id);
    const views = [own, ...called];
    yield await this.opinionSheet(asker, id);
    yield { name: '办理记录.json', content: () => Promise.resolve(Buffer.from(JSON.stringify(exported))) };
    yield { name: '核验报告.html', content: async () => Buffer.from(await this.reports.make(asker, id, 'zh')) };
    const seen = new Set<string>();
    const packed = (folder: string, file: FileView): PackedFile[] => {
      if (seen.has(file.id)) return [];
      seen.add(file.id);
      const name = `${folder}/${String(seen.size).padStart(3, '0')} ${packedName(file.name)}`;
      return [{ name, sha256: file.sha256, content: async () => (await this.files.open(asker, file.id)).content() }];
    };
    for (const view of views) {
      for (const document of (await this.documents.ofCase(asker, view.id)).documents)
        yield* versionsOf(document).flatMap((file) => packed(paperFolder(document), file));
    }
    for (const view of views) yield* attachmentsOf(view).flatMap((file) => packed('附件', file));
  }

  /** As PDF; as Word where a name has a character for which there is no type. */
  private async opinionSheet(asker: Subject, id: string): Promise<PackedFile> {
    try {
      const { name, content } = await this.sheets.printedOpinions(asker, id);
      return { name: packedName(name), content: () => Promise.resolve(content) };
    } catch (error) {
      if (!(error instanceof ApiException) || error.error.code !== 'CHARACTERS_WITHOUT_TYPE') throw error;
      const { name, content } = await this.sheets.opinions(asker, id);
      return { name: packedName(name), content: () => Promise.resolve(content) };
    }
  }
}

const versionsOf = ({ final, scan }: DocumentView): FileView[] => [final, scan].filter((file) => file !== null);

function paperFolder({ kind, number, title }: DocumentView): string {
  return `文书/${packedName([documentKindTitle[kind].zh, number, title].filter((part) => part !== null).join(' '))}`;
}

/** Of its form, of what was handed in with an act, and what proves an act that was entered for somebody. */
function attachmentsOf({ files, timeline }: CaseView): FileView[] {
  return [
    ...files,
    ...timeline.flatMap(({ handedIn, recorded }) => [...(handedIn?.files ?? []), ...(recorded?.proof ? [recorded.proof] : [])]),
  ];
}
