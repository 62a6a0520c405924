import type { Role } from '../../template/roles';

/** As many as may have to keep apart from one another. */
export const PERSONS_A_POST = 6;

/** Somebody in a post, by his number. */
export function personIn(post: Role, n: number): string {
  return `${post}-${(n % PERSONS_A_POST) + 1}`;
}
