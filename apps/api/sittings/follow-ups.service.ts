import { Inject, Injectable } from '@nestjs/common';
import type { FollowUpNoteRequest, FollowUpView, ListPage } from '../../../libs/contracts';
import { bodyColumns, recorderPost, SITTINGS_OF_OWN_RIGHT, type SittingBody } from '../../../libs/rights';
import { cursorOf, pageOf, type ListRequest } from '../cursor';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { isUuid } from '../requests';
import { WordsService } from '../record/words.service';
import { heldPosts } from '../rights/rights.guard';
import type { Subject } from '../session/session.service';
import { NamesService, type Names } from '../views/names.service';

interface FollowUpRow extends SittingBody {
  id: string;
  sitting: string;
  held_on: string;
  organ: string;
  organ_zh: string;
  organ_en: string;
  item: string;
  subject: unknown;
  holder: string;
  due_on: string;
  what: unknown;
  done: boolean | null;
  note: { key: string; box: string } | null;
  author: string;
  at: Date;
}

const DONE = `coalesce(n.done, false)::integer`;

/** What is to be done stands with the intent that recorded the item; who and until when in the sitting's state, under the same id. */
const FOLLOW_UPS = `
  with asked as (
    select g.id as sitting, g.society, ${bodyColumns('o')}, to_char(g.held_on, 'YYYY-MM-DD') as held_on, g.organ, o.name_zh as organ_zh, o.name_en as organ_en,
           item ->> 'id' as item, item #>> '{source,case}' as of_case, f ->> 'id' as id, f ->> 'holder' as holder, f ->> 'dueOn' as due_on
      from guicheng.sitting g join guicheng.stream s on s.id = g.id join guicheng.organ o on o.id = g.organ
           cross join jsonb_array_elements(s.state -> 'items') item cross join jsonb_array_elements(item -> 'followUps') f
     where ($2::uuid is null or g.id = $2 or exists (
             select 1 from guicheng.sitting later where later.id = $2 and later.organ = g.organ and later.held_on >= g.held_on))
       and ${SITTINGS_OF_OWN_RIGHT})
  select a.*, said.what, coalesce(to_jsonb(c.subject), listed.title) as subject, n.done, n.words as note, n.author, n.at
    from asked a
    left join guicheng.case_file c on c.id = a.of_case::uuid
    left join lateral (
      select entry -> 'what' as what from guicheng.intent i, jsonb_array_elements(i.body -> 'followUps') entry
       where i.stream = a.sitting and i.kind = 'record-item' and i.target = a.item and entry ->> 'id' = a.id limit 1) said on true
    left join lateral (
      select coalesce(one -> 'title', i.body -> 'title') as title
        from guicheng.intent i left join lateral jsonb_array_elements(i.body -> 'items') one on i.kind = 'convene' and one ->> 'item' = a.item
       where i.stream = a.sitting and i.kind in ('convene', 'list-item') and (one is not null or i.target = a.item) limit 1) listed on true
    left join lateral (
      select * from guicheng.follow_up_note n where n.sitting = a.sitting and n.follow_up = a.id order by version desc limit 1) n on true
   where ($2::uuid is null or a.sitting = $2 or not coalesce(n.done, false))
     and ($3::integer is null or (${DONE}, a.due_on, a.sitting, a.id) > ($3, $4::text, $5::uuid, $6::text))
   order by ${DONE}, a.due_on, a.sitting, a.id limit $7`;

/** Done or not, the sitting, the follow-up's own id. */
const KEY = /^([01])~([0-9a-f-]{36})~([^\0]{1,200})$/;
const isKey = (key: unknown) => typeof key === 'string' && isUuid(KEY.exec(key)?.[2]);

export interface FollowUpsRequest extends ListRequest {
  /** Of which sitting it is read. */
  sitting?: string;
}

/** 督办: what sittings have asked of people, and what was heard of it. A note moves no log. */
@Injectable()
export class FollowUpsService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NamesService) private readonly names: NamesService,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  /** Of the sittings that this person sees by his posts, or what `sitting` is told of; open ones first, by their day. */
  async list(asker: Subject, { cursor, limit, sitting }: FollowUpsRequest): Promise<ListPage<FollowUpView>> {
    const [due, key] = cursor === undefined ? [null, null] : cursorOf(cursor, 1, isKey);
    const [, done, of, id] = key?.match(KEY) ?? [];
    const after = [done ?? null, due?.slice(0, 10) ?? null, of ?? null, id ?? null];
    const found = await this.database.rows<FollowUpRow>(FOLLOW_UPS, [asker.person.id, sitting ?? null, ...after, limit + 1]);
    const { items, next } = pageOf(found, limit, (row) => [row.due_on, `${row.done === true ? 1 : 0}~${row.sitting}~${row.id}`]);
    return { items: await this.views(asker, items), next };
  }

  /** All that is said on a sitting: what it asks for, and what earlier ones of its organ have asked for and nobody has ticked off. */
  async about(asker: Subject, sitting: string): Promise<FollowUpView[]> {
    const nowhere = [null, null, null, null];
    return this.views(asker, await this.database.rows<FollowUpRow>(FOLLOW_UPS, [asker.person.id, sitting, ...nowhere, null]));
  }

  private async views(asker: Subject, rows: FollowUpRow[]): Promise<FollowUpView[]> {
    const [names, opened] = await Promise.all([this.names.read(), this.words.open(rows)]);
    return Promise.all(opened.map((row) => this.view(asker, row, names)));
  }

  async note(asker: Subject, sitting: string, id: string, { done, note }: FollowUpNoteRequest): Promise<FollowUpView> {
    const found = (await this.about(asker, sitting)).find((entry) => entry.sitting.id === sitting && entry.id === id);
    if (found === undefined) throw new ApiException('NOT_FOUND');
    if (!found.mayNote) throw new ApiException('FORBIDDEN');
    const sealed = await this.words.words.sealOwn(asker.person.id, note);
    await this.database.transaction(async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('follow-up/' || $1 || '/' || $2, 0))`, [sitting, id]);
      await manager.query(
        `insert into guicheng.follow_up_note (sitting, follow_up, version, done, words, author)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5 from guicheng.follow_up_note where sitting = $1 and follow_up = $2`,
        [sitting, id, done, JSON.stringify(sealed), asker.person.id],
      );
      await manager.query(
        `insert into guicheng.attempt (actor, action, stream, code, details) values ($1, 'note-follow-up', $2, 'OK', $3)`,
        [asker.person.id, sitting, JSON.stringify({ followUp: id, done })],
      );
    });
    return (await this.about(asker, sitting)).find((entry) => entry.sitting.id === sitting && entry.id === id) ?? found;
  }

  private async view(asker: Subject, row: FollowUpRow, names: Names): Promise<FollowUpView> {
    const note = row.note === null ? null : await this.words.words.openOwn(this.database, row.author, row.note);
    return {
      id: row.id,
      sitting: { id: row.sitting, on: row.held_on, organ: { id: row.organ, name: { zh: row.organ_zh, en: row.organ_en } } },
      society: names.organisation(row.society),
      item: { id: row.item, subject: saidOf(row.subject) },
      what: saidOf(row.what),
      holder: { id: row.holder, name: names.person(row.holder) },
      dueOn: row.due_on,
      last:
        row.done === null
          ? null
          : { done: row.done, note: saidOf(note), at: row.at.toISOString(), author: names.person(row.author) },
      mayNote: row.holder === asker.person.id || recorderPost(heldPosts(asker), row) !== null,
    };
  }
}

/** Words that were destroyed with their key are gone; the rest stands without them. */
function saidOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
