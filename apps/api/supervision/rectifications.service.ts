import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type {
  AnswerRequest,
  FileView,
  JudgementRequest,
  ListPage,
  RectificationEntry,
  RectificationRequest,
  RectificationStatus,
  RectificationView,
} from '../../../libs/contracts';
import { may, organisationsWhere, TODAY } from '../../../libs/rights';
import { cursorOf, isRankedId, pageOf, type ListRequest } from '../cursor';
import { Database, rowsOf } from '../database';
import { ApiException } from '../errors/api-exception';
import { FilesService } from '../files/files.service';
import { WordsService } from '../record/words.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';
import { WorkGrants } from './work-grants.service';

type Sealed = { key: string; box: string };
interface Row {
  id: string;
  finding: string;
  given_by: string;
  society: string;
  association: string;
  person: string;
  words: Sealed;
  files: string[];
  due_on: string;
  at: Date;
  case_id: string;
  number: string;
  subject: string;
  mine: boolean;
  entries: {
    number: number;
    what: RectificationEntry['what'];
    author: string;
    words: Sealed;
    files: string[];
    due_on: string | null;
    at: string;
  }[];
}

const ROWS = `select r.id, r.finding, f.given_by, r.society, v.association, r.person, r.words, r.files, r.due_on::text as due_on, r.at,
    c.id as case_id, c.number, c.subject, (r.person = $1 and v.revoked_at is null) as mine,
    (select coalesce(jsonb_agg(jsonb_build_object('number', e.number, 'what', e.what, 'author', e.author, 'words', e.words, 'files', e.files,
        'due_on', e.due_on, 'at', e.at) order by e.number), '[]') from guicheng.rectification_entry e where e.rectification = r.id) as entries
  from guicheng.rectification r join guicheng.supervision_finding f on f.id = r.finding
  join guicheng.supervision_grant v on v.id = f.given_by join guicheng.case_file c on c.id = f.case_id`;

/**
 * Who knows of an item: the society that it was sent to; whoever sent it, unless his grant was revoked (the answer is addressed to him, so
 * it reaches him after its last day too); the association, by the rule of its readings. $2: organisations of which he reads this.
 */
const SEEN = `((r.person = $1 and v.revoked_at is null) or r.society = any($2::uuid[])
  or (v.association = any($2::uuid[]) and (v.shown_meanwhile or v.revoked_at is not null or v.until_on < ${TODAY})))`;

/** 1 until it is closed. */
const OPEN = `case when exists (select 1 from guicheng.rectification_entry e where e.rectification = r.id and e.what = 'closed') then 0 else 1 end`;

/** 整改事项: sent to a society with a date, answered by it, closed or asked for again by whoever sent it. Only ever added to. */
@Injectable()
export class RectificationsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WorkGrants) private readonly grants: WorkGrants,
    @Inject(FilesService) private readonly files: FilesService,
    @Inject(WordsService) private readonly words: WordsService,
    @Inject(NamesService) private readonly names: NamesService,
  ) {}

  /** What is not closed first, each part with the newest first. */
  async list(asker: Subject, { cursor, limit }: ListRequest): Promise<ListPage<RectificationView>> {
    const [at, key] = cursor === undefined ? [null, null] : cursorOf(cursor, 1, isRankedId);
    const found = await this.database.rows<Row>(
      `${ROWS} where ${SEEN} and ($3::integer is null or (${OPEN}, r.at, r.id) < ($3, $4::timestamptz, $5::uuid))
        order by ${OPEN} desc, r.at desc, r.id desc limit $6`,
      [...this.seenBy(asker), key?.[0] ?? null, at, key?.slice(2) ?? null, limit + 1],
    );
    const { items, next } = pageOf(found, limit, (row) => [
      row.at.toISOString(),
      `${statusOf(row) === 'closed' ? 0 : 1}~${row.id}`,
    ]);
    return { items: await this.views(asker, items), next };
  }

  async one(asker: Subject, id: string): Promise<RectificationView> {
    const [view] = await this.views(asker, [await this.row(asker, id)]);
    if (view === undefined) throw new ApiException('NOT_FOUND');
    return view;
  }

  /** By finding: what was sent under a grant of the asker's. */
  async ofGrant(asker: Subject, grant: string): Promise<Map<string, RectificationView>> {
    const rows = await this.database.rows<Row>(`${ROWS} where r.person = $1 and f.given_by = $2`, [asker.person.id, grant]);
    const views = await this.views(asker, rows);
    return new Map(rows.flatMap(({ finding }, n): [string, RectificationView][] => (views[n] ? [[finding, views[n]]] : [])));
  }

  async send(asker: Subject, grantId: string, finding: string, request: RectificationRequest): Promise<RectificationView> {
    const grant = await this.grants.of(asker, grantId);
    const words = await this.words.words.sealOwn(asker.person.id, request.words);
    const id = randomUUID();
    await this.database.transaction(async (manager) => {
      // Of two sendings at once the second sees the first.
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('rectification/' || $1, 0))`, [finding]);
      const [found] = rowsOf<{ society: string; case_id: string; files: string[]; sent: boolean; today: string }>(
        await manager.query(
          `select c.society, f.case_id, f.files, ${TODAY}::text as today,
                  exists (select 1 from guicheng.rectification r where r.finding = f.id) as sent
             from guicheng.supervision_finding f join guicheng.case_file c on c.id = f.case_id
            where f.id = $1 and f.given_by = $2 and f.person = $3`,
          [finding, grant.id, asker.person.id],
        ),
      );
      if (found === undefined) throw new ApiException('NOT_FOUND');
      if (found.sent) throw new ApiException('RECTIFICATION_SENT');
      if (request.due < found.today) throw new ApiException('FIELD_INVALID', { label: 'due' }, 'due');
      const stray = request.files.findIndex((file) => !found.files.includes(file));
      if (stray >= 0) throw new ApiException('FILE_MISSING', {}, `files.${stray}`);
      await manager.query(
        `insert into guicheng.rectification (id, finding, society, person, words, files, due_on) values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, finding, found.society, asker.person.id, JSON.stringify(words), request.files, request.due],
      );
      // Told to whoever answers for the society; what it is about stands on the page alone.
      await manager.query(
        `insert into guicheng.note_notice (id, stream, organisation, role, message)
         select 'rectification~' || $1 || '~' || role, $2, $3, role, 'rectification-asked' from unnest(array['society-secretariat', 'president']) role`,
        [id, found.case_id, found.society],
      );
    });
    return this.one(asker, id);
  }

  async answer(asker: Subject, id: string, request: AnswerRequest): Promise<RectificationView> {
    const row = await this.row(asker, id);
    if (!may(heldPosts(asker), 'answer-rectifications', row.society)) throw new ApiException('FORBIDDEN');
    const known = await this.files.viewsOf(row.society, request.files);
    const stray = request.files.findIndex((file) => known.every((view) => view.id !== file));
    if (stray >= 0) throw new ApiException('FILE_MISSING', {}, `files.${stray}`);
    return this.add(asker, row, { what: 'answered', words: request.words, files: request.files, due: null });
  }

  /** Closed, or asked again with a new date: once there is an answer. */
  async judge(asker: Subject, id: string, { what, words, due }: JudgementRequest): Promise<RectificationView> {
    const row = await this.row(asker, id);
    if (!row.mine) throw new ApiException('FORBIDDEN');
    if (what === 'asked-again' && due === undefined) throw new ApiException('FIELD_REQUIRED', { label: 'due' }, 'due');
    return this.add(asker, row, { what, words, files: [], due: what === 'asked-again' ? (due ?? null) : null });
  }

  /** One of its files, for whoever may know of it: theirs are kept by the society, the supervisor's by the association. */
  async file(asker: Subject, id: string, file: string): Promise<ReturnType<FilesService['ofOrganisation']>> {
    const row = await this.row(asker, id);
    const carried = [row.files, ...row.entries.map((entry) => entry.files)].some((files) => files.includes(file));
    if (!carried) throw new ApiException('NOT_FOUND');
    const [own] = await this.files.viewsOf(row.society, [file]);
    return this.files.ofOrganisation(own ? row.society : row.association, file);
  }

  private async add(
    asker: Subject,
    row: Row,
    entry: { what: RectificationEntry['what']; words: string; files: string[]; due: string | null },
  ): Promise<RectificationView> {
    const words = await this.words.words.sealOwn(asker.person.id, entry.words);
    await this.database.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('rectification-entry/' || $1, 0))`, [row.id]);
      const [last] = rowsOf<{ number: number; what: RectificationEntry['what'] }>(
        await manager.query(
          `select number, what from guicheng.rectification_entry where rectification = $1 order by number desc limit 1`,
          [row.id],
        ),
      );
      if (last?.what === 'closed') throw new ApiException('RECTIFICATION_CLOSED');
      if (entry.what !== 'answered' && last?.what !== 'answered') throw new ApiException('RECTIFICATION_NOT_ANSWERED');
      await manager.query(
        `insert into guicheng.rectification_entry (rectification, number, what, author, words, files, due_on) values ($1, $2, $3, $4, $5, $6, $7)`,
        [row.id, (last?.number ?? 0) + 1, entry.what, asker.person.id, JSON.stringify(words), entry.files, entry.due],
      );
    });
    return this.one(asker, row.id);
  }

  private async row(asker: Subject, id: string): Promise<Row> {
    const row = await this.database.one<Row>(`${ROWS} where r.id = $3 and ${SEEN}`, [...this.seenBy(asker), id]);
    if (row === null) throw new ApiException('NOT_FOUND');
    return row;
  }

  private seenBy(asker: Subject): unknown[] {
    return [asker.person.id, organisationsWhere(heldPosts(asker), 'read-readings')];
  }

  private async views(asker: Subject, rows: Row[]): Promise<RectificationView[]> {
    const names = await this.names.read();
    return Promise.all(rows.map((row) => this.view(asker, row, names)));
  }

  private async view(asker: Subject, row: Row, names: Names): Promise<RectificationView> {
    const status = statusOf(row);
    const entries = await Promise.all(
      row.entries.map(async (entry): Promise<RectificationEntry> => ({
        number: entry.number,
        what: entry.what,
        words: await this.said(entry.author, entry.words),
        files: await this.viewsOf(row, entry.files),
        due: entry.due_on,
        at: new Date(entry.at).toISOString(),
        by: names.person(entry.author),
      })),
    );
    return {
      id: row.id,
      society: names.organisation(row.society),
      case: { id: row.case_id, number: row.number, subject: row.subject },
      words: await this.said(row.person, row.words),
      files: await this.viewsOf(row, row.files),
      due: row.entries.reduce((due, entry) => entry.due_on ?? due, row.due_on),
      at: row.at.toISOString(),
      by: names.person(row.person),
      status,
      entries,
      mayAnswer: status !== 'closed' && may(heldPosts(asker), 'answer-rectifications', row.society),
      mayJudge: status === 'answered' && row.mine,
    };
  }

  private async said(author: string, words: Sealed): Promise<string> {
    const opened = await this.words.words.openOwn(this.database, author, words);
    return typeof opened === 'string' ? opened : '';
  }

  private async viewsOf({ society, association }: Row, ids: string[]): Promise<FileView[]> {
    const [own, brought] = await Promise.all([this.files.viewsOf(society, ids), this.files.viewsOf(association, ids)]);
    return [...own, ...brought];
  }
}

function statusOf({ entries }: Row): RectificationStatus {
  const last = entries.at(-1)?.what;
  return last === 'closed' || last === 'answered' ? last : 'open';
}
