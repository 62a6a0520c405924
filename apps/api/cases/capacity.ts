import type { Role } from '../../../libs/procedure';
import type { Subject } from '../session/session.service';
import type { CaseRow } from './case.queries';

/** The post by which somebody is known in a case: one in the society, or else in the association; the applicant's own where he has none. */
export function capacityOf(
  asker: Subject,
  { society, association }: Pick<CaseRow, 'society' | 'association'>,
): { role: Role; organisation: string } {
  const post = [society, association]
    .map((organisation) => asker.posts.find((held) => held.organisation.id === organisation))
    .find((held) => held !== undefined);
  return { role: post?.role ?? 'society-secretariat', organisation: post?.organisation.id ?? society };
}
