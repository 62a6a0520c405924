import { Inject, Injectable } from '@nestjs/common';
import { strengthTitle, type LinkView, type ReplyRequest, type ReplyView } from '../../../libs/contracts';
import { demandsNeeded, type SittingState, type Strength, type Text } from '../../../libs/procedure';
import { OwnBallotService } from '../ballots/own-ballot.service';
import { OwnSecretVoteService } from '../ballots/own-secret-vote.service';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import { TemplatesService } from '../procedures/templates.service';
import type { Subject } from '../session/session.service';
import { ENTERED } from './links.service';
import { SittingQueries } from '../sittings/sitting.queries';

interface SittingRow {
  state: SittingState;
  time: string | null;
  place: string | null;
  phone: string | null;
  society_zh: string;
  society_en: string;
  organ_zh: string;
  organ_en: string;
  chair: string;
}
interface ReplyRow {
  reply: ReplyView['reply'];
  reason: string | null;
  at: Date;
  strength: Strength;
  recorded_by: string | null;
}

/** What a personal link shows: the notice and the agenda of its sitting, and the answer to it (回执). Nothing of any case behind an item. */
@Injectable()
export class OwnSittingService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SittingQueries) private readonly queries: SittingQueries,
    @Inject(TemplatesService) private readonly templates: TemplatesService,
    @Inject(OwnBallotService) private readonly ballots: OwnBallotService,
    @Inject(OwnSecretVoteService) private readonly secretVotes: OwnSecretVoteService,
  ) {}

  async view(asker: Subject): Promise<LinkView> {
    const id = sittingOf(asker);
    const [row, words, reply] = await Promise.all([this.sitting(id), this.queries.words(id), this.reply(asker, id)]);
    const { state } = row;
    const standing = state.items.filter((item) => item.status !== 'struck');
    const cases = await this.casesOf(standing.flatMap(({ source }) => (source === null ? [] : [source.case])));
    const agenda = standing.map(({ id: item, source }) =>
      source === null
        ? { title: null, subject: words.get(item)?.title ?? '' }
        : (cases.get(source.case) ?? { title: null, subject: '' }),
    );
    return {
      person: { name: asker.person.name },
      strength: asker.strength,
      sitting: {
        society: { zh: row.society_zh, en: row.society_en },
        organ: { zh: row.organ_zh, en: row.organ_en },
        on: state.on,
        time: row.time,
        form: state.form,
        place: row.place,
        chair: row.chair,
        phase: state.phase,
        agenda,
        phone: row.phone,
      },
      reply: reply && {
        reply: reply.reply,
        reason: reply.reason,
        at: reply.at.toISOString(),
        identified: reply.recorded_by === null ? strengthTitle[reply.strength] : ENTERED,
      },
      mayReply: state.phase === 'convened' && state.form !== 'by-circulation',
      ballot: await this.ballots.view(asker, id, state, agenda, words),
      secretVotes: await this.secretVotes.view(asker, id, state, agenda),
      demand: demandOf(state, asker.person.id),
    };
  }

  /** A note, not an act on the sitting's log: the roll is taken when it opens, and not answering is neither consent nor attendance. */
  async answer(asker: Subject, { reply, reason }: ReplyRequest): Promise<LinkView> {
    const id = sittingOf(asker);
    await this.database.transaction(async (manager) => {
      const [sitting]: { phase: string }[] = await manager.query(
        `select g.phase from guicheng.sitting g where g.id = $1 and g.roll @> jsonb_build_array(jsonb_build_object('member', $2::text))`,
        [id, asker.person.id],
      );
      if (!sitting) throw new ApiException('NOT_ON_ROLL');
      if (sitting.phase !== 'convened') throw new ApiException('SITTING_CLOSED');
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('reply/' || $1 || '/' || $2, 0))`, [
        id,
        asker.person.id,
      ]);
      await manager.query(
        `insert into guicheng.sitting_reply (sitting, person, version, reply, reason, strength)
         select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5 from guicheng.sitting_reply where sitting = $1 and person = $2`,
        [id, asker.person.id, reply, reason ?? null, asker.strength],
      );
      await manager.query(
        `insert into guicheng.attempt (actor, action, stream, code, details) values ($1, 'reply', $2, 'OK', jsonb_build_object('strength', $3::text))`,
        [asker.person.id, id, asker.strength],
      );
      await manager.query(`select pg_notify('guicheng_live', $1)`, [JSON.stringify({ topics: [`sitting:${id}`] })]);
    });
    return this.view(asker);
  }

  private async casesOf(ids: string[]): Promise<Map<string, { title: Text; subject: string }>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.rows<{ id: string; template_hash: string; subject: string }>(
      `select id, template_hash, subject from guicheng.case_file where id = any($1::uuid[])`,
      [ids],
    );
    const called = await Promise.all(
      rows.map(async ({ id, template_hash, subject }) => {
        const { title } = (await this.templates.get(template_hash)).template;
        return [id, { title, subject }] as const;
      }),
    );
    return new Map(called);
  }

  private async sitting(id: string): Promise<SittingRow> {
    const row = await this.database.one<SittingRow>(
      `select s.state, i.body ->> 'time' as time, i.body ->> 'place' as place, o.phone, o.name_zh as society_zh, o.name_en as society_en,
              n.name_zh as organ_zh, n.name_en as organ_en, c.name as chair
         from guicheng.sitting g join guicheng.stream s on s.id = g.id join guicheng.organisation o on o.id = g.society
         join guicheng.organ n on n.id = g.organ join guicheng.person c on c.id = g.chair
         left join guicheng.intent i on i.stream = g.id and i.kind = 'convene' where g.id = $1`,
      [id],
    );
    if (!row) throw new ApiException('NOT_FOUND');
    return row;
  }

  private reply(asker: Subject, sitting: string): Promise<ReplyRow | null> {
    return this.database.one<ReplyRow>(
      `select reply, reason, at, strength, recorded_by from guicheng.sitting_reply where sitting = $1 and person = $2 order by version desc limit 1`,
      [sitting, asker.person.id],
    );
  }
}

function demandOf(state: SittingState, person: string): LinkView['demand'] {
  const { circulation, rules } = state;
  if (circulation?.status !== 'open' || rules.circulation?.demand === undefined) return null;
  const { demandedBy } = circulation;
  return { needed: demandsNeeded(state), by: demandedBy.length, mine: demandedBy.includes(person) };
}

/** The guard lets only a link's session as far as this. */
export function sittingOf({ sitting }: Subject): string {
  if (sitting === null) throw new ApiException('FORBIDDEN');
  return sitting;
}
