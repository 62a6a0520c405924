import { Inject, Injectable } from '@nestjs/common';
import type { AgendaRequestView } from '../../../libs/contracts';
import type { SittingState } from '../../../libs/procedure';
import { bodyColumns, CASES_VISIBLE, SITTINGS_VISIBLE, SUPERVISES_SITTING, type SittingBody } from '../../../libs/rights';
import type { Cursor } from '../cursor';
import { Database } from '../database';
import { WordsService } from '../record/words.service';

export interface SittingRow extends SittingBody {
  id: string;
  organ: string;
  organ_zh: string;
  organ_en: string;
  state: SittingState;
  time: string | null;
  place: string | null;
  /** Within a supervisor's grant of the reader's: then the reading is on the record. */
  supervised: boolean;
}
export interface AgendaRow extends SittingBody {
  case_id: string;
  number: string;
  block: string;
  round: number;
  organ: string;
  template_hash: string;
  subject: string;
  requested_at: Date;
  list_by: Date;
}
/** What was written beside an item: its title when no case stands behind it, and the wording of the resolution. */
export interface ItemWords {
  item: string;
  title: string | null;
  wording: string | null;
  /** The paper that it was recorded with. */
  paper: { file: string; sha256: string } | null;
}

export interface SittingFilter {
  limit: number;
  after?: Cursor;
  phase?: SittingState['phase'];
}

const SITTING = `select g.id, g.society, g.organ, o.name_zh as organ_zh, o.name_en as organ_en, s.state, i.body ->> 'place' as place, i.body ->> 'time' as time,
    ${bodyColumns('o')},
    ${SUPERVISES_SITTING} as supervised
  from guicheng.sitting g join guicheng.stream s on s.id = g.id join guicheng.organ o on o.id = g.organ
  left join guicheng.intent i on i.stream = g.id and i.kind = 'convene'`;

@Injectable()
export class SittingQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WordsService) private readonly opener: WordsService,
  ) {}

  /** The sittings that this person may see, newest first; `after`: behind the one where a page ended. */
  list(person: string, { after, limit, phase }: SittingFilter): Promise<SittingRow[]> {
    const [on, id] = after ?? [null, null];
    return this.database.rows<SittingRow>(
      `${SITTING} where ${SITTINGS_VISIBLE} and ($2::text is null or g.phase = $2)
          and ($3::date is null or (g.held_on, g.id) < ($3::date, $4::uuid))
        order by g.held_on desc, g.id desc limit $5`,
      [person, phase ?? null, on?.slice(0, 10) ?? null, id, limit],
    );
  }

  /** One sitting, if this person may see it; otherwise it is as if it did not exist. */
  find(person: string, id: string): Promise<SittingRow | null> {
    return this.database.one<SittingRow>(`${SITTING} where g.id = $2 and ${SITTINGS_VISIBLE}`, [person, id]);
  }

  /** What each item of these sittings is about, by item: a case's subject where this person may see the case, else the words that it was listed under. */
  async subjects(person: string, sittings: string[]): Promise<Map<string, string>> {
    const [cases, listed] = await Promise.all([
      this.database.rows<{ item: string; subject: string }>(
        `select entry ->> 'id' as item, c.subject from guicheng.sitting g cross join lateral jsonb_array_elements(g.items) entry
           join guicheng.case_file c on c.id = (entry #>> '{source,case}')::uuid
          where g.id = any($2::uuid[]) and ${CASES_VISIBLE}`,
        [person, sittings],
      ),
      this.database.rows<{ item: string; subject: string }>(
        `select i.target as item, i.body -> 'title' as subject from guicheng.intent i
          where i.stream = any($1::uuid[]) and i.kind = 'list-item' and i.body ? 'title' and i.answer ->> 'answered' = 'accepted'
         union all
         select entry ->> 'item', entry -> 'title' from guicheng.intent i cross join lateral jsonb_array_elements(i.body -> 'items') entry
          where i.stream = any($1::uuid[]) and i.kind = 'convene' and entry ? 'title' and i.answer ->> 'answered' = 'accepted'`,
        [sittings],
      ),
    ]);
    return new Map([...cases, ...(await this.opener.open(listed))].map(({ item, subject }) => [item, subject]));
  }

  /** As what a member votes: of a party body as a member of it, elsewhere as one of the society's council. */
  memberCapacity(sitting: string): Promise<{ role: 'party-member' | 'council-member'; organisation: string } | null> {
    return this.database.one(
      `select case o.kind when 'party' then 'party-member' else 'council-member' end as role,
              case o.kind when 'party' then coalesce(o.party, g.society) else g.society end as organisation
         from guicheng.sitting g join guicheng.organ o on o.id = g.organ where g.id = $1`,
      [sitting],
    );
  }

  /** 待上会: what waits for a place on an agenda. */
  waiting(societies: string[], parties: string[]): Promise<AgendaRow[]> {
    return this.database.rows<AgendaRow>(
      `select a.case_id, c.number, a.block, a.round, a.organ, a.society, c.template_hash, c.subject, a.requested_at, a.list_by, ${bodyColumns('o')}
         from guicheng.agenda_request a join guicheng.case_file c on c.id = a.case_id join guicheng.organ o on o.id = a.organ
        where a.state = 'waiting' and (a.society = any($1::uuid[]) or o.party = any($2::uuid[])) order by a.list_by, a.case_id`,
      [societies, parties],
    );
  }

  /** By accepted intents only; the last one counts. */
  async words(sitting: string): Promise<Map<string, ItemWords>> {
    const rows = await this.database.rows<ItemWords>(
      `with said as (
         select i.target as item, i.body -> 'title' as title, case when i.kind = 'record-item' then i.body -> 'wording' end as wording,
             case when i.kind = 'record-item' then i.body -> 'paper' end as paper, i.answered_at
           from guicheng.intent i where i.stream = $1 and i.kind in ('list-item', 'record-item') and i.answer ->> 'answered' = 'accepted'
         union all
         select listed ->> 'item', listed -> 'title', null, null, i.answered_at
           from guicheng.intent i, jsonb_array_elements(i.body -> 'items') listed
          where i.stream = $1 and i.kind = 'convene' and i.answer ->> 'answered' = 'accepted')
       select item, (array_agg(title) filter (where title is not null))[1] as title, (array_agg(wording order by answered_at desc) filter (where wording is not null))[1] as wording,
         (array_agg(paper order by answered_at desc) filter (where paper is not null))[1] as paper
         from said group by item`,
      [sitting],
    );
    return new Map((await this.opener.open(rows)).map((row) => [row.item, row]));
  }

  /** 列席, by name, as the roll was last recorded. */
  async attending(sitting: string): Promise<string[]> {
    const row = await this.database.one<{ attending: { name: string }[] }>(
      `select i.body -> 'attending' as attending from guicheng.intent i
        where i.stream = $1 and i.kind = 'record-roll' and i.body ? 'attending' and i.answer ->> 'answered' = 'accepted'
        order by i.answered_at desc limit 1`,
      [sitting],
    );
    return row === null ? [] : (await this.opener.open(row)).attending.map(({ name }) => name);
  }

  async assemblyRoll(sitting: string): Promise<string[]> {
    const row = await this.database.one<{ members: string[] }>(
      `select body -> 'members' as members from guicheng.intent
        where stream = $1 and kind = 'convene' and answer ->> 'answered' = 'accepted'`,
      [sitting],
    );
    return row?.members ?? [];
  }

  async minutes(hash: string, society: string): Promise<string | null> {
    const row = await this.database.one<{ id: string }>(
      `select id from guicheng.stored_file where sha256 = $1 and society = $2 limit 1`,
      [hash, society],
    );
    return row?.id ?? null;
  }
}

export type AgendaSource = Pick<AgendaRequestView, 'case' | 'block' | 'round'>;
