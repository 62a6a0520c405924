import { Inject, Injectable } from '@nestjs/common';
import type { BallotBoard, IntentView, OpenBallotRequest, RecordVoteRequest } from '../../../libs/contracts';
import {
  arithmeticOf,
  canonicalJson,
  civilDateOf,
  instantOf,
  type Json,
  type SittingItem,
  type SittingState,
} from '../../../libs/procedure';
import { sha256 } from '../../../libs/record';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { IntentsService } from '../intents/intents.service';
import { Database } from '../database';
import { WordsService } from '../record/words.service';
import type { Subject } from '../session/session.service';
import type { SittingRow } from '../sittings/sitting.queries';
import { SittingsService } from '../sittings/sittings.service';
import { SittingViewService } from '../sittings/sitting-view.service';
import { NamesService } from '../views/names.service';
import { BallotQueries, type BallotPaper } from './ballot.queries';

/** 通讯表决, the secretariat's side: opening it, seeing who has replied (never what), entering a reply that came otherwise. */
@Injectable()
export class BallotsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SittingsService) private readonly sittings: SittingsService,
    @Inject(SittingViewService) private readonly views: SittingViewService,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(IntentsService) private readonly intents: IntentsService,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(BallotQueries) private readonly queries: BallotQueries,
  ) {}

  async board(asker: Subject, id: string): Promise<BallotBoard> {
    const row = await this.sittings.mine(asker, id);
    const { state } = row;
    const [names, view, objections] = await Promise.all([this.names.read(), this.views.view(asker, row), this.objections(id)]);
    const standing = state.items.filter(({ status }) => status !== 'struck');
    return {
      status: state.circulation?.status ?? 'not-open',
      openedAt: state.circulation?.openedAt ?? null,
      closesAt: state.circulation?.closesAt ?? null,
      people: (await this.repliedOf(row, standing)).map(({ member, ...counts }) => ({
        id: member,
        name: names.person(member),
        ...counts,
      })),
      items: view.agenda
        .filter(({ status }) => status !== 'struck')
        .map(({ id: item, position, subject }) => {
          const found = standing.find((candidate) => candidate.id === item);
          const count = found?.count;
          return {
            id: item,
            position,
            subject,
            textHash: found?.textHash ?? null,
            arithmetic: found === undefined || count === undefined ? null : arithmeticOf(state, found, count),
          };
        }),
      objections,
    };
  }

  /** Who was known to stand aside got no ballot for that item. */
  private async repliedOf(row: SittingRow, standing: SittingItem[]): Promise<{ member: string; replied: number; of: number }[]> {
    const roll = await this.sittings.rollOf(row);
    const ofAssembly = row.state.assembly === undefined ? null : await this.queries.repliers(row.id);
    return roll.map((member, place) => {
      const isIn = ({ revisions }: SittingItem) => (revisions?.[place] ?? 0) > 0;
      const replied = ofAssembly?.get(member) ?? standing.filter(isIn).length;
      return { member, replied, of: standing.filter((item) => isIn(item) || !item.recused.includes(member)).length };
    });
  }

  /** Text and documents of every item stand still from here on: what is voted on is bound by its hash. */
  async open(asker: Subject, key: unknown, id: string, request: OpenBallotRequest): Promise<IntentView> {
    const { row, capacity } = await this.sittings.recorded(asker, id);
    const listed = row.state.items.filter(({ status }) => status === 'listed').map((item) => item.id);
    const untold = listed.filter((item) => !request.papers.some((paper) => paper.item === item));
    if (untold.length > 0) throw new ApiException('TEXT_REQUIRED', { items: untold }, 'papers');
    const papers = await Promise.all(request.papers.map((paper, n) => this.paperOf(row.society, paper, n)));
    const [hour, minute] = request.closesAt.split(':').map(Number);
    return this.intents.submit({
      asker,
      key,
      kind: 'open-ballot',
      stream: id,
      streamKind: 'sitting',
      target: null,
      contentHash: null,
      request,
      body: {
        closesAt: instantOf(row.state.on, hour ?? 0, minute ?? 0),
        texts: Object.fromEntries(papers.map((paper) => [paper.item, sha256(canonicalJson(paper as unknown as Json))])),
        papers,
        capacity,
      },
    });
  }

  /** 代录: the member's reply, entered with what shows it. Once he has replied himself, only he changes it. */
  async record(asker: Subject, key: unknown, id: string, request: RecordVoteRequest): Promise<IntentView> {
    const { row, capacity } = await this.sittings.recorded(asker, id);
    const { person, on, form, evidence, item, choice, textHash } = request;
    if (isSecret(row.state, item)) await this.refuseSecret(asker, id);
    const openedAt = row.state.circulation?.openedAt;
    if (openedAt === undefined || on < civilDateOf(openedAt) || on > row.state.on)
      throw new ApiException('FIELD_INVALID', { label: 'on' }, 'on');
    if (await this.queries.hasVotedHimself(id, item, person)) throw new ApiException('VOTED_HIMSELF', {}, 'person');
    const evidenceHash = await this.files.evidenceHash(row.society, evidence, 'evidence');
    return this.intents.submit({
      asker,
      key,
      kind: 'cast-ballot',
      stream: id,
      streamKind: 'sitting',
      target: item,
      contentHash: null,
      request,
      body: {
        item,
        choice,
        textHash,
        recorded: { person, on, form, evidence, evidenceHash },
        capacity,
      },
    });
  }

  /** On the record without what was to be entered. */
  private async refuseSecret(asker: Subject, sitting: string): Promise<never> {
    await this.database.rows(`insert into guicheng.attempt (actor, action, stream, code) values ($1, 'cast-secret', $2, $3)`, [
      asker.person.id,
      sitting,
      'SECRET_NOT_ON_BEHALF',
    ]);
    throw new ApiException('SECRET_NOT_ON_BEHALF', {}, 'person');
  }

  private async paperOf(society: string, paper: OpenBallotRequest['papers'][number], n: number): Promise<BallotPaper> {
    const found = await this.files.viewsOf(society, paper.files);
    if (found.length !== new Set(paper.files).size) throw new ApiException('FILE_MISSING', {}, `papers.${n}.files`);
    return { item: paper.item, summary: paper.summary, files: found.map(({ id, sha256: hash }) => ({ id, sha256: hash })) };
  }

  private async objections(sitting: string): Promise<BallotBoard['objections']> {
    const rows = await this.database.rows<{ person: string; name: string; words: { key: string; box: string }; at: Date }>(
      `select o.person, p.name, o.words, o.at from guicheng.ballot_objection o join guicheng.person p on p.id = o.person
        where o.sitting = $1 order by o.at`,
      [sitting],
    );
    return Promise.all(
      rows.map(async ({ person, name, words, at }) => {
        const said = await this.words.words.openOwn(this.database, person, words);
        return { name, words: typeof said === 'string' ? said : '', at: at.toISOString() };
      }),
    );
  }
}

function isSecret({ items }: SittingState, id: string): boolean {
  const item = items.find((candidate) => candidate.id === id);
  return item?.secret !== undefined || item?.ballot === 'secret';
}
