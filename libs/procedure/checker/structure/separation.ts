/** Whether there are enough people for steps that must not be done by the same person: by posts on file, and when one of them is away. */
import { houseOfPost } from '../../template/check-filed-by';
import { assigneesOf } from '../../template/assignees';
import type { Assignee, StepBlock } from '../../template/template.types';
import { finding, type Check, type Checked } from '../checked';
import type { Finding, PostOnFile } from '../checker.types';

/** One slot, with those who could fill it. */
interface Slot {
  id: string;
  persons: Set<string>;
}

interface Apart {
  slots: Slot[];
  /** Slots that two different people must fill. */
  pairs: [string, string][];
  path: string;
  isWall: boolean;
}

const APPLICANT = 'applicant';
/** What is harder than this to fill is not decided by trying. */
const MOST_TRIES = 20_000;

export const separation: Check = (checked) => {
  const { posts } = checked.surroundings;
  if (posts === undefined) return [];
  const apart = apartIn(checked, posts);
  if (apart === null) return [];
  const filled = canBeFilled(apart);
  if (filled === 'unknown') return [undecided(apart)];
  if (filled === 'no') return [impossible(apart)];
  const everybody = new Set(apart.slots.flatMap(({ persons }) => [...persons]));
  const fragile = [...everybody].some((person) => canBeFilled(without(apart, person)) === 'no');
  return fragile ? [atRisk(apart)] : [];
};

/** All slots that some rule keeps apart; null where there is no such rule. */
function apartIn({ template, steps }: Checked, posts: readonly PostOnFile[]): Apart | null {
  const pairs: [string, string][] = [];
  let path = '';
  let isWall = false;
  for (const { block, path: at } of steps) {
    if (!('persons' in block) || block.persons === undefined) continue;
    const { separateFrom = [], notApplicant, overlap } = block.persons;
    pairs.push(...separateFrom.map((other): [string, string] => [block.id, other]));
    if (notApplicant === true) pairs.push([block.id, APPLICANT]);
    if (path === '') path = `${at}/persons`;
    isWall ||= overlap === 'refuse';
  }
  if (pairs.length === 0) return null;
  const ids = [...new Set(pairs.flat())];
  const holding = ({ role, of, nobody }: Pick<Assignee, 'role' | 'of' | 'nobody'>): string[] =>
    posts.filter((post) => post.of === of && (post.role === role || post.role === nobody)).map(({ person }) => person);
  const slots = ids.map((id): Slot => {
    const block = steps.find((step) => step.block.id === id)?.block;
    const by =
      id === APPLICANT ? template.filedBy.map((role) => ({ role, of: houseOfPost(role), nobody: role })) : doersOf(block);
    return { id, persons: new Set(by.flatMap(holding)) };
  });
  return { slots, pairs, path, isWall };
}

function doersOf(block: StepBlock | undefined): Assignee[] {
  return block === undefined
    ? []
    : assigneesOf(block)
        .filter(({ at }) => at === '/by')
        .map(({ by }) => by);
}

function without(apart: Apart, person: string): Apart {
  const slots = apart.slots.map(({ id, persons }) => ({ id, persons: new Set([...persons].filter((one) => one !== person)) }));
  return { ...apart, slots };
}

/** Whether everybody can be given a slot, no two that are kept apart the same one. */
function canBeFilled({ slots, pairs }: Apart): 'yes' | 'no' | 'unknown' {
  const ordered = [...slots].sort((left, right) => left.persons.size - right.persons.size);
  const given = new Map<string, string>();
  let tries = 0;
  const fill = (index: number): boolean => {
    const slot = ordered[index];
    if (slot === undefined) return true;
    const others = pairs.flatMap(([one, other]) => (one === slot.id ? [other] : other === slot.id ? [one] : []));
    for (const person of slot.persons) {
      tries += 1;
      if (tries > MOST_TRIES) return false;
      if (others.some((other) => given.get(other) === person)) continue;
      given.set(slot.id, person);
      if (fill(index + 1)) return true;
      given.delete(slot.id);
    }
    return false;
  };
  if (fill(0)) return 'yes';
  return tries > MOST_TRIES ? 'unknown' : 'no';
}

/** A wall stops the case; where it is only marked, somebody takes a second look. */
function impossible({ path, isWall, slots }: Apart): Finding {
  return finding(
    'SEPARATION_OUT_OF_REACH',
    isWall ? 'error' : 'warning',
    path,
    `要求由不同的人办理的步骤共 ${slots.length} 个，按现有任职排不开。`,
    `${slots.length} slots must be filled by different people, and those who hold the posts are too few.`,
  );
}

function atRisk({ path, slots }: Apart): Finding {
  return finding(
    'SEPARATION_AT_RISK',
    'warning',
    path,
    `要求由不同的人办理的步骤共 ${slots.length} 个，按现有任职刚好排开；有一人不在就排不开。`,
    `${slots.length} slots must be filled by different people: there are just enough, and not when one of them is away.`,
  );
}

function undecided({ path, slots }: Apart): Finding {
  const because = { zh: '可能的安排太多，没有逐一试完。', en: 'There are too many ways of filling them to try them all.' };
  return {
    ...finding(
      'SEPARATION_OUT_OF_REACH',
      'warning',
      path,
      `要求由不同的人办理的步骤共 ${slots.length} 个，未能判断现有人员是否排得开。`,
      `${slots.length} slots must be filled by different people; it was not decided whether there are enough.`,
    ),
    undecided: because,
  };
}
