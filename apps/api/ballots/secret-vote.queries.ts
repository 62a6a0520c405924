import { Inject, Injectable } from '@nestjs/common';
import type { BallotPaperView } from '../../../libs/contracts';
import { secretPaperOf, type SittingItem } from '../../../libs/procedure';
import { Database } from '../database';
import { WordsService } from '../record/words.service';

/** What was written on the paper of an item: the question of its last vote, and the names by their ids. */
export interface PaperWords {
  question: string;
  names: Map<string, string>;
}

interface OpenedRow {
  item: string;
  question: string;
  candidates: { id: string; name: string }[] | null;
}

/** A secret vote as the API may know it: papers, the public key, and after the count the kept papers. It can read no sealed ballot. */
@Injectable()
export class SecretVoteQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(WordsService) private readonly words: WordsService,
  ) {}

  async paperWords(sitting: string): Promise<Map<string, PaperWords>> {
    const rows = await this.database.rows<OpenedRow>(
      `select target as item, body -> 'question' as question, body -> 'candidates' as candidates from guicheng.intent
        where stream = $1 and kind = 'open-secret' and answer ->> 'answered' = 'accepted' order by answered_at`,
      [sitting],
    );
    const papers = new Map<string, PaperWords>();
    for (const { item, question, candidates } of await this.words.open(rows)) {
      // A second round has the names of the first.
      const names = papers.get(item)?.names ?? new Map<string, string>();
      for (const { id, name } of candidates ?? []) names.set(id, name);
      papers.set(item, { question, names });
    }
    return papers;
  }

  /** Null when the vote is not open. */
  async publicKey(sitting: string, item: string, turn: number): Promise<string | null> {
    const row = await this.database.one<{ public_key: string }>(
      'select public_key from guicheng.secret_vote where sitting = $1 and item = $2 and turn = $3 and open',
      [sitting, item, turn],
    );
    return row?.public_key ?? null;
  }

  /** Votes of his that are on record and not heard yet, by item. */
  async pending(sitting: string, person: string): Promise<Set<string>> {
    const rows = await this.database.rows<{ item: string }>(
      `select target as item from guicheng.intent where stream = $1 and kind = 'cast-secret' and actor = $2 and answered_at is null`,
      [sitting, person],
    );
    return new Set(rows.map(({ item }) => item));
  }

  /** Sorted by what is marked: the order in which they lie says nothing, and is not shown. */
  async papers(sitting: string): Promise<Map<string, string[]>> {
    const rows = await this.database.rows<{ place: string; marks: string }>(
      `select item || '/' || turn as place, marks from guicheng.secret_paper where sitting = $1 order by marks desc`,
      [sitting],
    );
    const papers = new Map<string, string[]>();
    for (const { place, marks } of rows) papers.set(place, [...(papers.get(place) ?? []), marks]);
    return papers;
  }
}

/** The paper as each voter has it. */
export function paperViewOf(item: SittingItem, { question, names }: PaperWords): BallotPaperView {
  const { lines, least, most } = secretPaperOf(item);
  const isElection = item.election !== undefined;
  return { question, lines: lines.map((id) => ({ id, name: isElection ? (names.get(id) ?? '') : null })), least, most };
}
