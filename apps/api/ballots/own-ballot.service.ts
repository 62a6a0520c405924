import { Inject, Injectable } from '@nestjs/common';
import type { OwnBallotItem, OwnBallotView, VoteRequest } from '../../../libs/contracts';
import type { SittingState, Text } from '../../../libs/procedure';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService, type StoredFile } from '../files/files.service';
import { IntentsService } from '../intents/intents.service';
import { WordsService } from '../record/words.service';
import type { Subject } from '../session/session.service';
import { SittingQueries, type ItemWords } from '../sittings/sitting.queries';
import { BallotQueries } from './ballot.queries';

/** 通讯表决, a member's side, over the session of his personal link: what is voted on, his own votes, and afterwards what it came to. */
@Injectable()
export class OwnBallotService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(SittingQueries) private readonly sittings: SittingQueries,
    @Inject(BallotQueries) private readonly queries: BallotQueries,
  ) {}

  /** `agenda`: what each item that stands is called, in its order. */
  async view(
    asker: Subject,
    id: string,
    state: SittingState,
    agenda: { title: Text | null; subject: string }[],
    said: Map<string, ItemWords>,
  ): Promise<OwnBallotView | null> {
    if (state.form !== 'by-circulation') return null;
    const [papers, own, objection] = await Promise.all([
      this.queries.papers(id),
      this.queries.own(id, asker.person.id),
      this.objection(asker, id),
    ]);
    const isClosed = state.phase !== 'convened';
    const standing = state.items.filter(({ status }) => status !== 'struck');
    // All at once: hundreds look at this page within a minute.
    const files = await this.files.viewsOf(state.society, [
      ...new Set([...papers.values()].flatMap((paper) => paper.files.map((file) => file.id))),
    ]);
    const items = standing.map((item, index): OwnBallotItem => {
      const paper = papers.get(item.id);
      const named = agenda[index] ?? { title: null, subject: '' };
      const mine = own.get(item.id) ?? null;
      return {
        id: item.id,
        position: index + 1,
        ...named,
        summary: typeof paper?.summary === 'string' ? paper.summary : '',
        files: files
          .filter((file) => paper?.files.some(({ id: attached }) => attached === file.id))
          .map((file) => ({ id: file.id, name: file.name })),
        textHash: item.textHash ?? '',
        mine,
        barred: mine === null && item.recused.includes(asker.person.id),
        result: isClosed ? item.result : null,
        wording: isClosed ? (said.get(item.id)?.wording ?? null) : null,
      };
    });
    const { circulation } = state;
    return { status: circulation?.status ?? 'not-open', closesAt: circulation?.closesAt ?? null, items, objection };
  }

  /** One reply to one item. The machine decides whether it is in time and his to give. */
  async vote(asker: Subject, key: unknown, id: string, request: VoteRequest): Promise<void> {
    const capacity = await this.sittings.memberCapacity(id);
    if (capacity === null) throw new ApiException('NOT_FOUND');
    await this.intents.submit({
      asker,
      key,
      kind: 'cast-ballot',
      stream: id,
      streamKind: 'sitting',
      target: request.item,
      contentHash: null,
      request,
      body: { ...request, capacity },
    });
  }

  /** A note to the secretariat, on the record: that his vote was recorded otherwise, or that he objects to the result. */
  async object(asker: Subject, id: string, words: string): Promise<void> {
    const state = await this.stateOf(id);
    if (state.form !== 'by-circulation' || state.circulation?.status === 'open') throw new ApiException('BALLOT_OPEN');
    const sealed = await this.words.words.sealOwn(asker.person.id, words);
    await this.database.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('objection/' || $1 || '/' || $2, 0))`, [
        id,
        asker.person.id,
      ]);
      await manager.query(
        `insert into guicheng.ballot_objection (sitting, person, version, words, strength)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4 from guicheng.ballot_objection where sitting = $1 and person = $2`,
        [id, asker.person.id, JSON.stringify(sealed), asker.strength],
      );
      await manager.query(
        `insert into guicheng.attempt (actor, action, stream, code) values ($1, 'object-to-ballot', $2, 'OK')`,
        [asker.person.id, id],
      );
      await manager.query(`select pg_notify('guicheng_live', $1)`, [JSON.stringify({ topics: [`sitting:${id}`] })]);
    });
  }

  /** A document that the ballot was opened with; nothing else of the society's files. */
  async file(id: string, file: string): Promise<StoredFile> {
    const papers = await this.queries.papers(id);
    if (![...papers.values()].some(({ files }) => files.some((known) => known.id === file))) throw new ApiException('NOT_FOUND');
    const row = await this.database.one<StoredFile>(`select id, media_type, stored_as from guicheng.stored_file where id = $1`, [
      file,
    ]);
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  private async stateOf(id: string): Promise<SittingState> {
    const row = await this.database.one<{ state: SittingState }>('select state from guicheng.stream where id = $1', [id]);
    if (row === null) throw new ApiException('NOT_FOUND');
    return row.state;
  }

  private async objection(asker: Subject, id: string): Promise<OwnBallotView['objection']> {
    const row = await this.database.one<{ words: { key: string; box: string }; at: Date }>(
      `select words, at from guicheng.ballot_objection where sitting = $1 and person = $2 order by version desc limit 1`,
      [id, asker.person.id],
    );
    if (row === null) return null;
    const said = await this.words.words.openOwn(this.database, asker.person.id, row.words);
    return { words: typeof said === 'string' ? said : '', at: row.at.toISOString() };
  }
}
