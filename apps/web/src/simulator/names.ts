/** Who somebody of a simulation is, in words: his post, and a name where the script gives none to read. */
import { postTitle } from '../../../../libs/contracts/posts';
import { ROLES_IN, type Role, type SimulationScript, type Text } from '../../../../libs/procedure';

/** `秘书处 2`: the post, and a number where several hold it. */
export function personWords({ persons }: Pick<SimulationScript, 'persons'>, id: string, text: (said: Text) => string): string {
  const found = persons.find((person) => person.id === id);
  const [post] = found?.posts ?? [];
  if (found === undefined || post === undefined) return id;
  const peers = persons.filter(({ posts }) => posts[0] === post);
  const title = text(postTitle[post]);
  return peers.length === 1 ? title : `${title} ${peers.indexOf(found) + 1}`;
}

const EVERY_ROLE: readonly Role[] = Object.values(ROLES_IN).flat();

/** Posts in the order of the closed list, as the rows of the picture stand. */
export function inOrder(posts: Iterable<Role>): Role[] {
  const held = new Set(posts);
  return EVERY_ROLE.filter((role) => held.has(role));
}
