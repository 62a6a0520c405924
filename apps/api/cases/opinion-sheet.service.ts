import { Inject, Injectable } from '@nestjs/common';
import type { TimelineEntry } from '../../../libs/contracts';
import { opinionFileName, opinionSheet, toPdf, toWord, type Opinion, type OpinionPaper } from '../../../libs/documents';
import { civilDateOf, type CaseEvent } from '../../../libs/procedure';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { SignatureService, type SignatureImage } from '../signature/signature.service';
import { ReadingsService } from '../supervision/readings.service';
import { CaseViewService } from '../views/case-view.service';
import { NamesService } from '../views/names.service';
import { CaseQueries, type EventRow } from './case.queries';

/** After all who have a rank: organs and posts without one. */
const LAST_RANK = 99;

/** 办理单, made from the page that its reader sees: what that does not show him, neither does the sheet, and no signature of anybody unnamed. */
@Injectable()
export class OpinionSheetService {
  constructor(
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseViewService) private readonly views: CaseViewService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(SignatureService) private readonly signatures: SignatureService,
  ) {}

  async make(asker: Subject, id: string): Promise<{ name: string; content: Buffer }> {
    const paper = await this.paperOf(asker, id);
    return { name: opinionFileName(paper), content: await toWord(opinionSheet(paper)) };
  }

  /** The same as nobody edits it. A character without type is named, and nothing is printed. */
  async print(asker: Subject, id: string): Promise<{ name: string; content: Buffer }> {
    const paper = await this.paperOf(asker, id);
    const made = await toPdf(opinionSheet(paper));
    if ('missing' in made) throw new ApiException('CHARACTERS_WITHOUT_TYPE', { characters: made.missing.join(' ') });
    return { name: opinionFileName(paper).replace(/\.docx$/, '.pdf'), content: made.content };
  }

  private async paperOf(asker: Subject, id: string): Promise<OpinionPaper> {
    const row = await this.cases.visible(asker.person.id, id);
    await this.readings.noteOfCase(asker, row, 'case');
    const [view, events] = await Promise.all([this.views.view(asker, row, await this.names.read()), this.cases.events(id)]);
    const acts = actsThatStand(events);
    const entries = view.timeline.filter(({ seq, what }) => acts.has(seq) || what === 'final');
    const seen = entries.flatMap(({ seq, actor }) => (actor?.name ? (acts.get(seq)?.signer ?? []) : []));
    const images = await this.signatures.inUseOf([...new Set(seen)]);
    return {
      procedure: view.title.zh,
      subject: view.subject,
      society: view.society.name.zh,
      number: view.number,
      filedOn: civilDateOf(view.filedAt),
      printedOn: civilDateOf(row.now.toISOString()),
      opinions: entries.map((entry) => opinionOf(entry, acts.get(entry.seq), images)),
    };
  }
}

type Acted = Extract<CaseEvent, { kind: 'acted' }>;

interface StandingAct {
  /** Whoever acted himself, for nobody else and entered by nobody else. */
  signer: string | null;
  onBehalf: boolean;
}

/** Acts of people that were neither undone nor taken back, by their place in the log. */
function actsThatStand(rows: EventRow[]): Map<number, StandingAct> {
  const acts = new Map<number, StandingAct & Pick<Acted, 'id' | 'slot'>>();
  const forget = (isMeant: (act: Pick<Acted, 'id' | 'slot'>) => boolean) => {
    const last = [...acts].reverse().find(([, act]) => isMeant(act));
    if (last) acts.delete(last[0]);
  };
  for (const { seq, event } of rows.map((row) => ({ seq: row.seq, event: row.event as CaseEvent }))) {
    if (event.kind === 'undone') forget(({ id }) => id === event.event);
    if (event.kind === 'taken-back') forget(({ slot }) => slot === event.slot);
    if (event.kind !== 'acted' || event.content !== null) continue;
    const onBehalf = event.recorded !== undefined;
    acts.set(seq, {
      id: event.id,
      slot: event.slot,
      onBehalf,
      signer: onBehalf || event.for !== undefined ? null : event.actor,
    });
  }
  return acts;
}

function opinionOf(entry: TimelineEntry, act: StandingAct | undefined, images: Map<string, SignatureImage>): Opinion {
  const image = act?.signer ? images.get(act.signer) : undefined;
  return {
    step: entry.step?.zh ?? '',
    outcome: entry.outcome?.zh ?? '',
    words: entry.opinion,
    office: entry.actor?.label.zh ?? '',
    name: entry.actor?.name ?? null,
    on: entry.occurredOn ?? civilDateOf(entry.at),
    onBehalf: act?.onBehalf ?? false,
    rank: entry.actor?.rank ?? LAST_RANK,
    signature:
      image === undefined
        ? null
        : {
            type: image.media_type === 'image/png' ? 'png' : 'jpg',
            data: image.image,
            width: image.width,
            height: image.height,
          },
  };
}
