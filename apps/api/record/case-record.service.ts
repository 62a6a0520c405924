import { Inject, Injectable } from '@nestjs/common';
import type { CaseView, ReceiptCard, TimelineEntry, VerificationView } from '../../../libs/contracts';
import {
  exportRecord,
  lastCheckpoint,
  receiptFor,
  recordEvents,
  verifierKey,
  withConnection,
  type RecordEvent,
  type RecordReader,
  type RecordRights,
} from '../../../libs/persistence';
import {
  commitmentsIn,
  firstBreak,
  openCheckpoint,
  sayFinding,
  verify,
  type LinkRow,
  type Receipt,
  type RecordExport,
} from '../../../libs/record';
import { CaseQueries, type CaseRow } from '../cases/case.queries';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { ReadingsService } from '../supervision/readings.service';
import { CaseViewService } from '../views/case-view.service';
import { NamesService } from '../views/names.service';
import { WordsService } from './words.service';

/** A decision that calls a pre-review, which calls nothing further: no template nests deeper. */
const DEEPEST_CALLS = 3;

/** A case's record for one reader: what the page shows him is what he may carry out, with proofs. */
@Injectable()
export class CaseRecordService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CaseQueries) private readonly cases: CaseQueries,
    @Inject(CaseViewService) private readonly views: CaseViewService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(ReadingsService) private readonly readings: ReadingsService,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  /** The whole log against its proofs, as anybody would verify an export of it, with every word opened that can be. */
  async verification(asker: Subject, id: string): Promise<VerificationView> {
    await this.read(asker, id);
    const all = await this.inSnapshot((reader) => exportRecord(reader, [id], this.everything()));
    const events = await this.cases.events(id);
    const broken = brokenChain(id, events) ?? (await this.brokenIn(all));
    const covered = all?.streams[0]?.events.length ?? 0;
    return {
      events: events.length,
      covered,
      whole: broken === null,
      broken,
      checkpoint: await this.checkpoint(),
      erased: Object.values(all?.words ?? {}).filter((word) => 'state' in word && word.state === 'erased').length,
    };
  }

  async receipts(asker: Subject, id: string): Promise<ReceiptCard[]> {
    const row = await this.read(asker, id);
    const [view, events, covered, checkpoint] = await Promise.all([
      this.view(asker, row),
      this.cases.events(id),
      this.inSnapshot((reader) => recordEvents(reader, [id])),
      this.checkpoint(),
    ]);
    const held = new Set(covered.map(({ seq }) => seq));
    return view.timeline
      .filter(({ seq }) =>
        events.some((event) => event.seq === seq && event.by_itself !== true && actorOf(event.event) === asker.person.id),
      )
      .map((entry) => ({
        seq: entry.seq,
        at: entry.at,
        occurredOn: entry.occurredOn,
        what: entry.what,
        step: entry.step,
        outcome: entry.outcome,
        hash: events.find(({ seq }) => seq === entry.seq)?.audit_hash ?? '',
        checkpoint: held.has(entry.seq) ? checkpoint : null,
      }));
  }

  /** One's own act alone: others' acts are theirs to prove. */
  async receipt(asker: Subject, id: string, seq: number): Promise<Receipt> {
    await this.read(asker, id);
    const event = (await this.cases.events(id)).find((candidate) => candidate.seq === seq);
    if (!event || event.by_itself === true || actorOf(event.event) !== asker.person.id) throw new ApiException('NOT_FOUND');
    const receipt = await this.inSnapshot((reader) => receiptFor(reader, id, seq, this.everything()));
    if (receipt === null) throw new ApiException('RECORD_NOT_COVERED');
    return receipt;
  }

  /** The last of a log, once a checkpoint holds all of it. */
  async head(id: string): Promise<{ events: number; head: string }> {
    const [events, covered] = await Promise.all([this.cases.events(id), this.inSnapshot((reader) => recordEvents(reader, [id]))]);
    const last = events.at(-1);
    if (last === undefined || covered.length < events.length) throw new ApiException('RECORD_NOT_COVERED');
    return { events: events.length, head: last.audit_hash };
  }

  async export(asker: Subject, id: string): Promise<RecordExport> {
    const view = await this.view(asker, await this.read(asker, id));
    return this.exported([view]);
  }

  /** With the pages that its reader sees of it and of what it called: what was decided there was decided for it. */
  async exportWithViews(
    asker: Subject,
    id: string,
  ): Promise<{ exported: RecordExport; view: CaseView; called: CaseView[]; now: Date }> {
    const row = await this.read(asker, id);
    const view = await this.view(asker, row);
    const called: CaseView[] = [];
    // One after the other: each is a reading of its own.
    for (const file of await this.calledBy(asker, id)) called.push(await this.view(asker, await this.read(asker, file)));
    return { exported: await this.exported([view, ...called]), view, called, now: row.now };
  }

  private async exported(views: CaseView[]): Promise<RecordExport> {
    const streams = views.map(({ id }) => id);
    const exported = await this.inSnapshot((reader) => exportRecord(reader, streams, this.rightsOf(views)));
    if (exported === null) throw new ApiException('RECORD_NOT_COVERED');
    return exported;
  }

  /** What its steps called, and what those called, in that order; of these what the reader may see. */
  private async calledBy(asker: Subject, id: string): Promise<string[]> {
    const links = await this.database.rows<{ case_id: string }>(
      `with recursive below as (
         select case_id, called_at, 1 as depth from guicheng.called_case where caller = $1
         union select l.case_id, l.called_at, b.depth + 1 from guicheng.called_case l join below b on l.caller = b.case_id where b.depth < $2)
       select case_id from below order by called_at, case_id`,
      [id, DEEPEST_CALLS],
    );
    const ids = links.map(({ case_id: called }) => called);
    const visible = new Set((await this.cases.among(asker.person.id, ids)).map((row) => row.id));
    return ids.filter((called) => visible.has(called));
  }

  /** What is verified or carried out is read: a supervisor's reading goes on the record. */
  private async read(asker: Subject, id: string): Promise<CaseRow> {
    const row = await this.cases.visible(asker.person.id, id);
    await this.readings.noteOfCase(asker, row, 'case');
    return row;
  }

  private async view(asker: Subject, row: CaseRow): Promise<CaseView> {
    return this.views.view(asker, row, await this.names.read());
  }

  /** What the pages of these cases show this reader: nothing more leaves the house. */
  private rightsOf(views: CaseView[]): RecordRights {
    const entries = new Map(views.flatMap(({ id, timeline }) => timeline.map((entry) => [`${id} ${entry.seq}`, entry] as const)));
    const entryOf = ({ stream, seq }: RecordEvent) => entries.get(`${stream} ${seq}`);
    const fields = new Map(views.map(({ id, form }) => [id, new Set(Object.keys(form))]));
    return {
      mayReadContent: (event) => isShownWhole(event, entryOf(event)),
      words: async (events) => {
        const wanted = events.flatMap((event) => readableWords(event, entryOf(event), fields.get(event.stream) ?? new Set()));
        const openings = await this.words.openings(events.flatMap(({ body }) => commitmentsIn(body)));
        return new Map([...openings].filter(([commitment, word]) => wanted.includes(commitment) || 'state' in word));
      },
    };
  }

  private everything(): RecordRights {
    return {
      mayReadContent: () => true,
      words: (events) => this.words.openings(events.flatMap(({ body }) => commitmentsIn(body))),
    };
  }

  private async brokenIn(all: RecordExport | null): Promise<VerificationView['broken']> {
    if (all === null) return null;
    const key = await verifierKey(this.database);
    const found = verify(JSON.stringify(all), key === null ? {} : { key });
    if (found.result === 'whole') return null;
    const [first] = found.result === 'tampered' ? found.findings : [];
    if (first === undefined) return { seq: null, text: { zh: '记录无法核验。', en: 'The record cannot be verified.' } };
    const finding = { code: first.code, ...(first.field === undefined ? {} : { field: first.field }) };
    return {
      seq: first.seq ?? null,
      text: { zh: sayFinding(finding, 'zh'), en: sayFinding(finding, 'en') },
    };
  }

  private async checkpoint(): Promise<VerificationView['checkpoint']> {
    const [stored, key] = [await lastCheckpoint(this.database), await verifierKey(this.database)];
    const opened = stored === null || key === null ? null : openCheckpoint(stored.note, key);
    return opened === null ? null : { size: opened.size, at: opened.at };
  }

  /** Proofs and what they prove belong to one state of the tree. */
  private inSnapshot<Result>(work: (reader: RecordReader) => Promise<Result>): Promise<Result> {
    return withConnection(this.database.source, async (sql) => {
      await sql.run('begin isolation level repeatable read read only');
      try {
        return await work(sql);
      } finally {
        await sql.run('commit');
      }
    });
  }
}

/** Also what no checkpoint holds yet. */
function brokenChain(id: string, events: LinkRow[]): VerificationView['broken'] {
  const found = firstBreak(id, events);
  if (found === null) return null;
  const code = ({ gap: 'EVENT_MISSING', words: 'WORDS_CHANGED', link: 'EVENT_CHANGED' } as const)[found.what];
  const finding = { code, ...(found.what === 'link' ? { field: 'event' } : {}) };
  return { seq: found.seq, text: { zh: sayFinding(finding, 'zh'), en: sayFinding(finding, 'en') } };
}

function actorOf(event: object): string | null {
  return 'actor' in event ? (event.actor as string) : null;
}

/** An event goes out whole where its entry stands on the page with its outcome, its actor's office and, of a vote, its numbers. */
function isShownWhole({ event }: RecordEvent, entry: TimelineEntry | undefined): boolean {
  if (entry === undefined) return false;
  // What began by itself names nobody who did it.
  if ('actor' in event && entry.actor === null && entry.what !== 'begun') return false;
  if (event.kind === 'item-resulted') return event.result.arithmetic === null || (entry.result?.arithmetic ?? null) !== null;
  return event.kind !== 'acted' || entry.outcome !== null;
}

function readableWords({ body }: RecordEvent, entry: TimelineEntry | undefined, fields: Set<string>): string[] {
  const { opinion, reason, missing, form } = (body ?? {}) as Record<string, unknown>;
  const shownForm = Object.entries((form ?? {}) as Record<string, unknown>).filter(([field]) => fields.has(field));
  return [
    ...((entry?.opinion ?? null) === null ? [] : [opinion, reason]),
    ...((entry?.missing ?? []).some(({ note }) => note !== null) ? [missing] : []),
    ...shownForm.map(([, value]) => value),
  ].flatMap(commitmentsIn);
}
