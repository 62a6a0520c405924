import { Inject, Injectable } from '@nestjs/common';
import type { CaseView } from '../../../libs/contracts';
import { filingReceipt, opinionFileName, opinionSheet, receiptFileName, type OpinionPaper } from '../../../libs/documents';
import { civilDateOf } from '../../../libs/procedure';
import { Printer } from '../practice/printer.service';
import type { Subject } from '../session/session.service';
import { SignatureService } from '../signature/signature.service';
import { ReadingsService } from '../supervision/readings.service';
import { CaseViewService } from '../views/case-view.service';
import { NamesService } from '../views/names.service';
import { CaseQueries } from './case.queries';
import { actsThatStand, opinionOf } from './opinions';

interface Made {
  name: string;
  content: Buffer;
}

/** Sheets of a case, made from the page that their reader sees: what that does not show him, neither do they, and no signature of anybody unnamed. */
@Injectable()
export class CaseSheetsService {
  constructor(
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseViewService) private readonly views: CaseViewService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(SignatureService) private readonly signatures: SignatureService,
    @Inject(Printer) private readonly printer: Printer,
  ) {}

  /** 办理单, as Word. */
  async opinions(asker: Subject, id: string): Promise<Made> {
    const paper = await this.opinionPaper(asker, id);
    return { name: `${opinionFileName(paper)}.docx`, content: await this.printer.word(opinionSheet(paper), id) };
  }

  /** The same as nobody edits it. */
  async printedOpinions(asker: Subject, id: string): Promise<Made> {
    const paper = await this.opinionPaper(asker, id);
    return { name: `${opinionFileName(paper)}.pdf`, content: await this.printer.pdf(opinionSheet(paper), id) };
  }

  /** 提交回执. */
  async filingReceipt(asker: Subject, id: string): Promise<Made> {
    const { view, now } = await this.seen(asker, id);
    const receipt = filingReceipt({
      ...factsOf(view),
      sender: view.timeline.find(({ what }) => what === 'filed')?.actor?.name ?? null,
      filedAt: view.filedAt,
      printedAt: now,
      files: view.files.map(({ name, sha256 }) => ({ name, sha256 })),
      waiting: view.waiting.map(({ title, holder }) => ({ step: title.zh, holder: holder.label.zh })),
    });
    return { name: `${receiptFileName(view)}.pdf`, content: await this.printer.pdf(receipt, id) };
  }

  private async seen(asker: Subject, id: string): Promise<{ view: CaseView; now: string }> {
    const row = await this.cases.visible(asker.person.id, id);
    await this.readings.noteOfCase(asker, row, 'case');
    return { view: await this.views.view(asker, row, await this.names.read()), now: row.now.toISOString() };
  }

  private async opinionPaper(asker: Subject, id: string): Promise<OpinionPaper> {
    const { view, now } = await this.seen(asker, id);
    const acts = actsThatStand(await this.cases.events(id));
    const entries = view.timeline.filter(({ seq, what }) => acts.has(seq) || what === 'final');
    const seen = entries.flatMap(({ seq, actor }) => (actor?.name ? (acts.get(seq)?.signer ?? []) : []));
    const images = await this.signatures.inUseOf([...new Set(seen)]);
    return {
      ...factsOf(view),
      filedOn: civilDateOf(view.filedAt),
      printedOn: civilDateOf(now),
      opinions: entries.map((entry) => opinionOf(entry, acts.get(entry.seq), images)),
    };
  }
}

function factsOf({ title, subject, society, number }: CaseView) {
  return { procedure: title.zh, subject, society: society.name.zh, number };
}
