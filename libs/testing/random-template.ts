/** Templates invented from a seed: well-nested structures of every kind around a few steps, right by construction. */
import type { Assignee, Block, OutcomeDeclaration, ReviewBlock, ScoredItems, StructureBlock, Target } from '../procedure';
import type { Dice } from './dice';
import { randomCall, randomOpening } from './random-calls';
import { randomClock } from './random-course';
import { randomAssignee } from './random-persons';
import { randomWaiting, targetsOf } from './random-waits';
import { review, TEST_BASIS, type Sketch } from './templates/builder';

const text = (words: string) => ({ zh: words, en: words });
const POSTS: Assignee['role'][] = ['society-secretariat', 'president', 'supervisor', 'council-member'];
const post = (dice: Dice): Assignee => ({ role: dice.pick(POSTS), of: 'society', nobody: 'president' });

/** What invented blocks read, and the named end that they come to. */
export const RANDOM_FORM: Sketch = {
  fields: [
    {
      id: 'flag',
      type: 'choice',
      label: text('flag'),
      required: true,
      options: [
        { value: 'yes', label: text('yes') },
        { value: 'no', label: text('no') },
      ],
    },
    {
      id: 'rows',
      type: 'table',
      label: text('rows'),
      columns: [
        { id: 'name', type: 'text', label: text('name'), maxLength: 40 },
        { id: 'society', type: 'organisation', label: text('society'), required: true },
      ],
    },
  ],
  results: [{ id: 'settled', label: text('settled') }],
};

/** What the generator keeps in mind while it goes down. */
interface Making {
  dice: Dice;
  /** How many steps may still be made. */
  left: number;
  /** Numbers blocks, so that no id stands twice. */
  count: number;
  /** What came before and hands items on: scores of several items, and `each`. */
  scores: string[];
  eaches: string[];
  /** Steps by their ids, so that a later one can ask for persons of them. */
  steps: Map<string, ReviewBlock>;
}

/** Where a block is being made. */
interface Here {
  depth: number;
  /** Outcomes by which a structure around can be left, each with who must be told that it is used. */
  exits: { outcome: string; use: () => void }[];
  /** Steps that one may go back to from here. */
  before: string[];
  inEach: boolean;
}

/** Blocks of `steps` steps at most. Their form is `RANDOM_FORM`. */
export function randomBlocks(dice: Dice, steps: number): Block[] {
  const making: Making = { dice, left: steps, count: 0, scores: [], eaches: [], steps: new Map() };
  const here: Here = { depth: 0, exits: [], before: [], inEach: false };
  const blocks = list(making, here, 1 + dice.roll(4));
  return blocks.length > 0 ? blocks : [step(making, here)];
}

function list(making: Making, here: Here, most: number): Block[] {
  const blocks: Block[] = [];
  const before = [...here.before];
  for (let n = 0; n < most && making.left > 0; n += 1) {
    const block = one(making, { ...here, before });
    blocks.push(block);
    if (block.kind === 'review') before.push(block.id);
  }
  return blocks.length > 0 ? blocks : [automatic(making)];
}

function one(making: Making, here: Here): Block {
  const { dice } = making;
  if (here.depth < 3 && making.left > 1 && dice.once(2)) return structure(making, here);
  if (dice.once(8)) return called(making, here);
  if (dice.once(6)) return waiting(making, here);
  return dice.once(6) ? automatic(making) : step(making, here);
}

function name(making: Making, kind: string): string {
  making.count += 1;
  return `${kind}-${making.count}`;
}

function step(making: Making, here: Here): ReviewBlock {
  const { dice } = making;
  making.left -= 1;
  const ways: Record<string, Target | OutcomeDeclaration> = {};
  if (dice.once(4)) ways['refused'] = 'refuse';
  if (dice.once(4)) ways['returned'] = { to: 'return', label: text('returned'), reason: true };
  if (dice.once(6)) ways['again'] = 'wait';
  if (here.before.length > 0 && dice.once(3)) ways['back'] = `back-to:${dice.pick(here.before)}`;
  if (here.exits.length > 0 && dice.once(3)) {
    const exit = dice.pick(here.exits);
    exit.use();
    ways['out'] = `leave:${exit.outcome}`;
  }
  if (dice.once(8)) ways['ended'] = 'end:settled';
  const before = here.before.flatMap((id) => making.steps.get(id) ?? []);
  const assignee = (): Assignee => randomAssignee(dice, post(dice), before);
  const made = review(name(making, 'step'), ways, {
    by: assignee(),
    supplement: { rounds: 2, within: '5 working days', clock: 'stopped', late: 'stays-open' },
    ...randomClock(dice),
    ...(dice.once(5)
      ? {
          several: {
            others: Array.from({ length: 1 + dice.roll(2) }, assignee),
            way: dice.pick(['all', 'any', 'in-turn'] as const),
            consent: ['agreed'],
            ...(dice.once(3) ? { hearsAll: true } : {}),
          },
        }
      : {}),
    ...(here.before.length > 0 && dice.once(6)
      ? { persons: { separateFrom: [dice.pick(here.before)], overlap: dice.pick(['mark', 'refuse'] as const) } }
      : {}),
  });
  making.steps.set(made.id, made);
  return made;
}

function called(making: Making, here: Here): Block {
  const { dice } = making;
  making.left -= 1;
  const targets: Target[] = ['next', 'refuse', 'end:settled'];
  if (here.before.length > 0) targets.push(`back-to:${dice.pick(here.before)}`);
  const exit = here.exits.length > 0 ? dice.pick(here.exits) : null;
  if (exit !== null) targets.push(`leave:${exit.outcome}`);
  const block = randomCall(dice, name(making, 'call'), targets, here.inEach);
  if (Object.values(block.outcomes).some(({ to }) => to === `leave:${exit?.outcome}`)) exit?.use();
  return block;
}

function waiting(making: Making, here: Here): Block {
  const { dice } = making;
  making.left -= 1;
  const exit = here.exits.length > 0 ? dice.pick(here.exits) : null;
  const onwards: Target[] = ['next', 'refuse', 'end:settled', ...(exit === null ? [] : [`leave:${exit.outcome}` as const])];
  const back: Target[] = here.before.length > 0 ? [`back-to:${dice.pick(here.before)}`] : [];
  const items: ScoredItems[] = ['case', { rows: 'rows' }, ...making.eaches.map((each) => ({ each }))];
  const block = randomWaiting(dice, (kind) => name(making, kind), { onwards, back }, items);
  if (exit !== null && targetsOf(block).includes(`leave:${exit.outcome}`)) exit.use();
  if (block.kind === 'score' && block.of !== 'case' && !here.inEach) making.scores.push(block.id);
  return block;
}

function automatic(making: Making): Block {
  const { dice } = making;
  if (dice.once(4)) return randomOpening(dice, name(making, 'opening'));
  const id = name(making, 'auto');
  if (dice.once(2)) {
    const outcomes = { copied: { to: 'next' as const, label: text('copied') } };
    return { kind: 'copy', id, title: text(id), act: 'copy', copyTo: [post(dice)], basis: TEST_BASIS, outcomes };
  }
  return {
    kind: 'check',
    id,
    title: text(id),
    act: 'eligibility',
    that: dice.pick(["form.flag == 'yes'", 'given.subject']),
    outcomes: { holds: 'next', fails: 'warn' },
    failure: text(id),
    basis: TEST_BASIS,
  };
}

const STRUCTURES: StructureBlock['kind'][] = ['sequence', 'parallel', 'choice', 'loop', 'each'];

function structure(making: Making, here: Here): Block {
  const { dice } = making;
  const kind = dice.pick(here.inEach ? STRUCTURES.filter((other) => other !== 'each') : STRUCTURES);
  const id = name(making, kind);
  const used = new Set<string>();
  const letters = lettersOf(making.count);
  const outcome = `left-${letters}`;
  const exits = [...here.exits, { outcome, use: () => used.add(outcome) }];
  // One goes back inside a structure, never into it from outside, and never from one branch into another.
  const inside: Here = { depth: here.depth + 1, exits, before: here.before, inEach: here.inEach || kind === 'each' };
  const blocks = () => list(making, inside, 1 + dice.roll(3));
  const outcomes = () => (used.has(outcome) ? { outcomes: { [outcome]: { to: 'next' as const } } } : {});
  switch (kind) {
    case 'sequence': {
      const on = dice.once(2)
        ? { on: [{ event: `event-${making.count}`, title: text(id), basis: TEST_BASIS, to: 'next' as const }] }
        : {};
      return { kind, id, blocks: blocks(), ...on, ...outcomes() };
    }
    case 'parallel': {
      const branches = Array.from({ length: 2 + dice.roll(2) }, (_, n) => ({ id: `branch-${n}`, blocks: blocks() }));
      const join = dice.pick(['all', 'any', { atLeast: 1 + dice.roll(branches.length) }] as const);
      return { kind, id, join, branches, ...outcomes() };
    }
    case 'choice': {
      // A choice is left by no outcome of its own.
      const through: Here = { ...inside, exits: here.exits };
      const branches = [{ when: dice.pick(["form.flag == 'yes'", "form.flag == 'no'"]), blocks: list(making, through, 2) }];
      return { kind, id, branches, ...(dice.once(2) ? { otherwise: list(making, through, 2) } : {}) };
    }
    case 'loop': {
      const first = step(making, inside);
      const again = `outcomes['${first.id}'] == 'once-more'`;
      first.outcomes['once-more'] = { to: 'next', label: text('once more') };
      const rest = making.left > 0 && dice.once(2) ? list(making, { ...inside, before: [...inside.before, first.id] }, 2) : [];
      return {
        kind,
        id,
        blocks: [first, ...rest],
        again,
        most: 1 + dice.roll(3),
        exhausted: dice.pick(['next', 'refuse']),
        ...outcomes(),
      };
    }
    case 'each': {
      const over = making.scores.length > 0 && dice.once(2) ? { taken: dice.pick(making.scores) } : { rows: 'rows' };
      // An item is left by an outcome of the items.
      const items = { [`item-${letters}`]: { label: text('struck'), struck: true } };
      const itemExit = { outcome: `item-${letters}`, use: () => undefined };
      const body = list(making, { ...inside, before: [], exits: [...exits, itemExit] }, 2);
      making.eaches.push(id);
      return {
        kind,
        id,
        over,
        way: dice.pick(['in-turn', 'side-by-side'] as const),
        blocks: body,
        items,
        ...outcomes(),
      };
    }
  }
}

/** A number in letters, as the ids of outcomes are. */
function lettersOf(count: number): string {
  return [...String(count)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}
