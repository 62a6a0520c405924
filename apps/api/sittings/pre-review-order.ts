import { Inject, Injectable } from '@nestjs/common';
import type { ConveneRequest } from '../../../libs/contracts';
import { Database } from '../database';
import { ApiException } from '../errors/api-exception';
import type { Subject } from '../session/session.service';
import { PreReviewQueries } from './pre-review.queries';

/** When an organ meets on what a party body has reviewed. */
export type Meeting = Pick<ConveneRequest, 'on' | 'time' | 'preReviewFirst'>;

/**
 * A pre-review comes before the decision (R01). The engine keeps the order in which things are recorded; this keeps the order of the days on
 * which they were held, which may be entered later: an earlier day is refused, and on one and the same day it takes both times, or somebody
 * who says that the pre-review came first (users.md 3). What was said stands in the intent.
 */
@Injectable()
export class PreReviewOrder {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PreReviewQueries) private readonly reviews: PreReviewQueries,
  ) {}

  async refuse(asker: Subject, cases: string[], { on, time, preReviewFirst }: Meeting): Promise<void> {
    for (const { case_id: id, held_on: held, held_at: heldAt } of await this.reviews.concluded(cases)) {
      if (held === null || held < on) continue;
      const isInOrder = held === on && time !== undefined && heldAt !== null && heldAt < time;
      if (isInOrder || (held === on && preReviewFirst === true)) continue;
      const code = held > on ? 'PRE_REVIEW_AFTER' : 'PRE_REVIEW_SAME_DAY';
      await this.database.rows(`insert into guicheng.attempt (actor, action, stream, code) values ($1, 'convene', $2, $3)`, [
        asker.person.id,
        id,
        code,
      ]);
      throw new ApiException(code, { day: held }, held > on ? 'on' : 'preReviewFirst');
    }
  }
}
