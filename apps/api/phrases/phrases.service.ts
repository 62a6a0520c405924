import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database';
import type { Subject } from '../session/session.service';

export const MOST_PHRASES = 20;
export const PHRASE_LENGTH = 100;

/** What everybody begins with: what officials and leaders write (users.md 20). */
const USUAL: readonly string[] = ['拟同意。', '同意。', '阅。', '请按意见修改后再报。'];

@Injectable()
export class PhrasesService {
  constructor(@Inject(Database) private readonly database: Database) {}

  async of(asker: Subject): Promise<string[]> {
    const rows = await this.database.rows<{ words: string }>(
      `select words from guicheng.opinion_phrase where person = $1 order by position`,
      [asker.person.id],
    );
    return rows.length === 0 ? [...USUAL] : rows.map(({ words }) => words);
  }

  /** As a whole, in his order; none at all brings back what everybody begins with. */
  async replace(asker: Subject, phrases: string[]): Promise<string[]> {
    const kept = [...new Set(phrases.filter((words) => words !== ''))];
    // One statement: whoever reads meanwhile sees the old ones or the new ones.
    await this.database.rows(
      `with gone as (delete from guicheng.opinion_phrase where person = $1 and position >= $3 returning 1)
       insert into guicheng.opinion_phrase (person, position, words)
       select $1, n.position - 1, n.words from unnest($2::text[]) with ordinality n(words, position)
       on conflict (person, position) do update set words = excluded.words`,
      [asker.person.id, kept, kept.length],
    );
    return this.of(asker);
  }
}
