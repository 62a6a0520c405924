/** Posts of the right house: no timer and no deputy leads into another organisation. */
import type { OfficerClock, Assignee, OrganisationOf } from './template.types';
import type { Add } from './check.types';
import { POSTS } from './posts';
import type { Role } from './roles';

/** Who does a step, and by when. */
export function checkPosts({ by, clock }: { by: Assignee; clock: OfficerClock }, path: string, add: Add): void {
  checkAssignee(by, `${path}/by`, add);
  checkClockPosts(by.of, clock, `${path}/clock`, add);
}

/** The post itself, and who stands in when nobody holds it. */
export function checkAssignee({ role, of, nobody }: Assignee, path: string, add: Add): void {
  checkNamed(
    of,
    [
      ['/role', role],
      ['/nobody', nobody],
    ],
    path,
    add,
  );
}

/** The posts to which a clock turns, or that may extend it. */
export function checkClockPosts(of: OrganisationOf, clock: OfficerClock, path: string, add: Add): void {
  const { then, ladder = [], extension } = clock;
  const turns: [string, string][] = [
    ['/then', then],
    ...ladder.map((rung, index): [string, string] => [`/ladder/${index}/then`, rung.then]),
  ];
  const named = turns
    .filter(([, turn]) => turn.startsWith('turn-to:'))
    .map(([at, turn]): [string, Role] => [at, turn.slice('turn-to:'.length) as Role]);
  const extending = (extension?.by ?? []).map((role, index): [string, Role] => [`/extension/by/${index}`, role]);
  checkNamed(of, [...named, ...extending], path, add);
}

function checkNamed(of: OrganisationOf, named: [string, Role][], path: string, add: Add): void {
  for (const [at, role] of named) {
    if (POSTS[of].includes(role)) continue;
    add('ROLE_OF_OTHER_ORGANISATION', `${path}${at}`, `“${role}”不在该单位内。`, `"${role}" is no post of that organisation.`);
  }
}

/** A clock that may remind, mark and turn to others, and come to nothing by itself: silence says nothing here. */
export function checkKeepsOpen({ then }: OfficerClock, path: string, add: Add): void {
  if (then !== 'return' && !then.startsWith('outcome:')) return;
  add(
    'CLOCK_CANNOT_DECIDE',
    `${path}/then`,
    '这里的期限只能提醒、标记或转交，不能到期自动作出结果。',
    'A time limit can remind, mark or turn to others here; it cannot come to an outcome by itself.',
  );
}
