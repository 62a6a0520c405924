import { Inject, Injectable } from '@nestjs/common';
import type { OwnVoteView, VoteChoice } from '../../../libs/contracts';
import { strengthTitle } from '../../../libs/contracts';
import type { Strength } from '../../../libs/procedure';
import { ENTERED } from '../ballot-links/links.service';
import { Database } from '../database';
import { WordsService } from '../record/words.service';

/** What the hash of an item's text is of. */
export interface BallotPaper {
  item: string;
  summary: string;
  files: { id: string; sha256: string }[];
}
interface OwnRow {
  item: string;
  choice: VoteChoice;
  at: Date;
  strength: Strength;
  entered: boolean;
  pending: boolean;
}

/**
 * A ballot as the API may know it: the papers it was opened with, and one member's own replies from the requests that carried them. What the
 * others voted it neither asks for nor may read; the count comes with the log, at the closing.
 */
@Injectable()
export class BallotQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  async papers(sitting: string): Promise<Map<string, BallotPaper>> {
    const row = await this.database.one<{ papers: BallotPaper[] | null }>(
      `select body -> 'papers' as papers from guicheng.intent
        where stream = $1 and kind = 'open-ballot' and answer ->> 'answered' = 'accepted'`,
      [sitting],
    );
    const opened = await this.words.open(row?.papers ?? []);
    return new Map(opened.map((paper) => [paper.item, paper]));
  }

  /** The last reply to each item; one that is on record and not heard yet is said to be so. */
  async own(sitting: string, person: string): Promise<Map<string, OwnVoteView>> {
    const rows = await this.database.rows<OwnRow>(
      `select distinct on (i.target) i.target as item, i.body ->> 'choice' as choice, i.received_at as at, i.strength,
              i.body -> 'recorded' is not null as entered, i.answer is null as pending
         from guicheng.intent i
        where i.stream = $1 and i.kind = 'cast-ballot' and coalesce(i.body #>> '{recorded,person}', i.actor::text) = $2::text
          and (i.answer is null or i.answer ->> 'answered' = 'accepted')
        order by i.target, i.answer is null desc, i.answered_at desc`,
      [sitting, person],
    );
    return new Map(
      rows.map(({ item, choice, at, strength, entered, pending }) => [
        item,
        { choice, at: at.toISOString(), identified: entered ? ENTERED : strengthTitle[strength], pending },
      ]),
    );
  }

  /** Of an assembly, whose state only counts: on how many items each member has replied. */
  async repliers(sitting: string): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ member: string; items: number }>(
      `select event ->> 'member' as member, count(distinct event ->> 'item')::int as items from guicheng.stream_event
        where stream = $1 and kind = 'ballot-cast' group by 1`,
      [sitting],
    );
    return new Map(rows.map(({ member, items }) => [member, items]));
  }

  /** Whether he has replied to it himself: then nobody enters another reply for him. */
  async hasVotedHimself(sitting: string, item: string, person: string): Promise<boolean> {
    const row = await this.database.one(
      `select 1 from guicheng.intent where stream = $1 and kind = 'cast-ballot' and target = $2 and actor = $3
          and body -> 'recorded' is null and (answer is null or answer ->> 'answered' = 'accepted') limit 1`,
      [sitting, item, person],
    );
    return row !== null;
  }
}
