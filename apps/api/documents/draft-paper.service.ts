import { Inject, Injectable } from '@nestjs/common';
import type { CaseView, Placeholder, TimelineEntry } from '../../../libs/contracts';
import { plainDay, plainForm } from '../../../libs/documents';
import { civilDateOf } from '../../../libs/procedure';
import { CaseQueries } from '../cases/case.queries';
import { ApiException } from '../errors/api-exception';
import { Printer } from '../practice/printer.service';
import type { Subject } from '../session/session.service';
import { CaseViewService } from '../views/case-view.service';
import { NamesService } from '../views/names.service';
import type { DocumentRow } from './document-rows';
import { DocumentsService } from './documents.service';
import { HousesService } from './houses.service';

/** The draft of a paper as Word, made when it is asked for from what the drafter's own page of the case shows him. */
@Injectable()
export class DraftPaperService {
  constructor(
    @Inject(DocumentsService) private readonly documents: DocumentsService,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseViewService) private readonly views: CaseViewService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(HousesService) private readonly houses: HousesService,
    @Inject(Printer) private readonly printer: Printer,
  ) {}

  async make(asker: Subject, id: string): Promise<{ name: string; content: Buffer }> {
    const row = await this.documents.readable(asker, id);
    if (!row.inside) throw new ApiException('NOT_FOUND');
    const file = await this.cases.visible(asker.person.id, row.case_id);
    const names = await this.names.read();
    const view = await this.views.view(asker, file, names);
    const values = valuesOf(row, view, names.organisation(row.house).name.zh, civilDateOf(file.now.toISOString()));
    const letterhead = row.letterhead === null ? null : await this.houses.contentOf(row.house, row.kind, row.letterhead);
    const content =
      letterhead === null
        ? await this.printer.word(plainForm(row.kind, values), row.case_id)
        : this.printer.filled(letterhead, values);
    return { name: `${row.title}.docx`, content };
  }
}

function valuesOf(row: DocumentRow, view: CaseView, house: string, today: string): Partial<Record<Placeholder, string>> {
  const acts = view.timeline.filter(({ what }) => what === 'acted');
  const last: TimelineEntry | undefined = acts.at(-1);
  const missing = [...acts].reverse().find((entry) => entry.missing.length > 0)?.missing ?? [];
  return {
    标题: row.title,
    文号: row.number ?? '',
    主送单位: row.addressed_to ?? '',
    发文单位: house,
    落款日期: plainDay(today),
    办事流程: view.title.zh,
    事项名称: view.subject,
    办件编号: view.number,
    提交单位: view.society.name.zh,
    提交日期: plainDay(civilDateOf(view.filedAt)),
    办理结果: last?.outcome?.zh ?? '',
    办理意见: last?.opinion ?? '',
    需补充内容: missing.map(({ label, note }, n) => `${n + 1}．${label.zh}${note === null ? '' : `：${note}`}`).join('\n'),
  };
}
