import { Inject, Injectable } from '@nestjs/common';
import { ERASED, UNREADABLE, type SittingItemView, type SittingPaperKind } from '../../../libs/contracts';
import { sittingFileName, sittingSheet, type PaperFollowUp, type PaperItem, type SittingPaper } from '../../../libs/documents';
import { civilDateOf } from '../../../libs/procedure';
import { Database } from '../database';
import { Printer } from '../practice/printer.service';
import type { Subject } from '../session/session.service';
import { FollowUpsService } from './follow-ups.service';
import type { SittingRow } from './sitting.queries';
import { SittingViewService } from './sitting-view.service';
import { SittingsService } from './sittings.service';

/** A sitting's documents as Word, made from what its secretariat sees at that moment; none is kept. */
@Injectable()
export class PapersService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SittingsService) private readonly sittings: SittingsService,
    @Inject(SittingViewService) private readonly views: SittingViewService,
    @Inject(FollowUpsService) private readonly followUps: FollowUpsService,
    @Inject(Printer) private readonly printer: Printer,
  ) {}

  async make(asker: Subject, id: string, kind: SittingPaperKind): Promise<{ name: string; content: Buffer }> {
    const row = await this.sittings.mine(asker, id);
    const paper = await this.paperOf(asker, row);
    return { name: sittingFileName(kind, paper), content: await this.printer.word(sittingSheet(kind, paper)) };
  }

  private async paperOf(asker: Subject, row: SittingRow): Promise<SittingPaper> {
    const [view, followUps, [facts]] = await Promise.all([
      this.views.view(asker, row),
      this.followUps.about(asker, row.id),
      this.database.rows<{ phone: string | null; now: Date }>(
        `select phone, guicheng.record_now() as now from guicheng.organisation where id = $1`,
        [row.society],
      ),
    ]);
    const named = new Map(view.roll.map(({ id, name }) => [id, name]));
    const plain = ({ what, holder, dueOn }: (typeof followUps)[number]): PaperFollowUp => ({ what, holder: holder.name, dueOn });
    return {
      society: view.society.name.zh,
      organ: view.organ.name.zh,
      isParty: row.is_party,
      on: view.on,
      time: view.time,
      form: view.form,
      place: view.place,
      chair: view.chair.name,
      recorder: view.recorder.name,
      phone: facts?.phone ?? null,
      article: view.rules?.article ?? null,
      issuedOn: civilDateOf((facts?.now ?? new Date()).toISOString()),
      roll: view.roll.map(({ name, position, presence }) => ({ name, position: position?.zh ?? null, presence })),
      // The words that stand for what was deleted are for pages; on paper nobody stands there.
      attending: view.attending.filter((name) => name !== ERASED && name !== UNREADABLE),
      items: view.agenda.map((item) =>
        itemOf(item, named, followUps.filter(({ sitting, item: of }) => sitting.id === row.id && of.id === item.id).map(plain)),
      ),
      openFollowUps: followUps.filter(({ sitting }) => sitting.id !== row.id).map(plain),
      closesAt: row.state.circulation?.closesAt ?? null,
    };
  }
}

function itemOf(item: SittingItemView, named: Map<string, string>, followUps: PaperFollowUp[]): PaperItem {
  return {
    procedure: item.source === null ? null : item.title.zh,
    subject: item.subject,
    summary: null,
    status: item.status,
    recused: item.recused.map((member) => named.get(member) ?? ''),
    result: item.result,
    wording: typeof item.wording === 'string' ? item.wording : null,
    followUps,
  };
}
