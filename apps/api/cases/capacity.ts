import type { Role } from '../../../libs/procedure';
import type { Subject } from '../session/session.service';
import type { CaseRow } from './case.queries';

/**
 * The post by which somebody is known in a case: one in the house whose case it is, or else in the other; the applicant's own where he has
 * none.
 */
export function capacityOf(
  asker: Subject,
  { society, association, keeper }: Pick<CaseRow, 'society' | 'association' | 'keeper'>,
): { role: Role; organisation: string } {
  const post = (keeper === null ? [society, association] : [association, society])
    .map((organisation) => asker.posts.find((held) => held.organisation.id === organisation))
    .find((held) => held !== undefined);
  return { role: post?.role ?? 'society-secretariat', organisation: post?.organisation.id ?? society };
}
