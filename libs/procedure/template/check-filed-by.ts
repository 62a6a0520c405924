/**
 * Who files decides whose case it is: the society's, or the association's about the society. That the society then learns of it by a letter
 * and by nothing before it is held by rule R45, for the matters that it speaks of.
 */
import type { Add } from './check.types';
import { POSTS } from './posts';
import type { Role } from './roles';
import type { Template } from './template.types';

/** The house of a post that may file. */
export function houseOfPost(role: Role): 'society' | 'association' {
  return POSTS.association.includes(role) ? 'association' : 'society';
}

/** Whether cases of a template are the association's own. */
export function isKeptByAssociation({ filedBy }: Pick<Template, 'filedBy'>): boolean {
  return filedBy.some((role) => houseOfPost(role) === 'association');
}

export function checkFiledBy(template: Template, add: Add): void {
  template.filedBy.forEach((role, index) => {
    const at = `/filedBy/${index}`;
    if (!POSTS.society.includes(role) && !POSTS.association.includes(role)) {
      const en = `"${role}" is no post of a society or of the association.`;
      add('ROLE_OF_OTHER_ORGANISATION', at, `“${role}”不是本会或科协的职务。`, en);
    } else if (houseOfPost(role) !== houseOfPost(template.filedBy[0] ?? role)) {
      add('FILED_BY_TWO_HOUSES', at, '提出人须同属一个单位。', 'Whoever may file belongs to one house.');
    }
  });
}
