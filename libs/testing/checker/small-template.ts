/**
 * Templates of a few steps invented from a seed, with forms of one or two small fields whose every value can be tried. Right by
 * construction, so that nothing is thrown away.
 */
import type { Block, StructureOutcome } from '../../procedure';
import type { Dice } from '../dice';
import { TEST_BASIS } from '../templates/builder';
import type { SmallForm } from './small-form';
import { asked, elsewhere, intake, officer, one, text, to, type Here, type Making } from './small-steps';

/** Blocks of `steps` steps at most over this form. */
export function smallBlocks(dice: Dice, form: SmallForm, steps: number): Block[] {
  const making: Making = { dice, form, left: steps, count: 0, hasTimer: false, checks: [], eaches: [] };
  const here: Here = { depth: 0, exits: [], before: [], inEach: false };
  const first = dice.once(6) ? [intake(making)] : [];
  return [...first, ...list(making, { ...here, before: first }, 2 + dice.roll(3))];
}

function list(making: Making, here: Here, most: number): Block[] {
  const { dice } = making;
  const blocks: Block[] = [];
  const before = [...here.before];
  for (let n = 0; n < most && making.left > 0; n += 1) {
    const now = { ...here, before };
    const isStructure = here.depth < 2 && making.left > 1 && dice.once(3);
    const block = isStructure ? structure(making, now) : one(making, now);
    blocks.push(block);
    if (block.kind === 'review' || block.kind === 'meeting') before.push(block);
  }
  return blocks.length > 0 ? blocks : [officer(making, { ...here, before })];
}

type Kind = 'sequence' | 'parallel' | 'choice' | 'loop' | 'each';
const STRUCTURES: Kind[] = ['sequence', 'parallel', 'choice', 'choice', 'loop', 'each'];

function structure(making: Making, here: Here): Block {
  const { dice } = making;
  const kind = dice.pick(STRUCTURES.filter((other) => other !== 'each' || (making.form.asked.includes('rows') && !here.inEach)));
  making.count += 1;
  const id = `${kind}-${making.count}`;
  const letter = 'abcdefghijklmnopqrstuvwxyz'[making.count] ?? 'z';
  let isUsed = false;
  const exits = [...here.exits, { outcome: `left-${letter}`, use: () => void (isUsed = true) }];
  const inside: Here = { ...here, depth: here.depth + 1, exits, inEach: here.inEach || kind === 'each' };
  const left = () => (isUsed ? { outcomes: { [`left-${letter}`]: wayOut(making, here) } } : {});
  switch (kind) {
    case 'sequence': {
      const blocks = list(making, inside, 2);
      const on = { event: 'news', title: text(id), basis: TEST_BASIS, ...wayOut(making, here) };
      return { kind, id, blocks, ...(dice.once(2) ? { on: [on] } : {}), ...left() };
    }
    case 'parallel': {
      const branches = ['one', 'two'].map((branch) => ({ id: branch, blocks: list(making, inside, 2) }));
      return { kind, id, join: dice.pick(['all', 'any'] as const), branches, ...left() };
    }
    case 'choice': {
      // A choice is left by no outcome of its own.
      const through = { ...inside, exits: here.exits };
      const branches = [{ when: asked(making, here), blocks: list(making, through, 2) }];
      return { kind, id, branches, ...(dice.once(3) ? { otherwise: list(making, through, 1) } : {}) };
    }
    case 'loop': {
      const first = officer(making, inside);
      first.outcomes['again'] = to('again', 'next');
      const rest = making.left > 0 && dice.once(2) ? list(making, { ...inside, before: [...here.before, first] }, 1) : [];
      const again = `outcomes['${first.id}'] == 'again'`;
      const exhausted = dice.pick(['next', 'refuse', 'end:settled'] as const);
      return { kind, id, blocks: [first, ...rest], again, most: 2, exhausted, ...left() };
    }
    case 'each': {
      const strike = { outcome: `struck-${letter}`, use: () => undefined };
      const blocks = list(making, { ...inside, before: [], exits: dice.once(2) ? [...exits, strike] : exits }, 2);
      making.eaches.push({ id, struck: strike.outcome });
      const way = dice.pick(['in-turn', 'side-by-side'] as const);
      const items = { [strike.outcome]: { label: text('struck'), struck: true } };
      return { kind, id, over: { rows: 'rows' }, way, blocks, items, ...left() };
    }
  }
}

/** Where one comes to who leaves a structure, or is torn out of it. */
function wayOut(making: Making, here: Here): StructureOutcome {
  if (making.dice.once(2)) return { to: 'next' };
  const { to: way, keeps } = elsewhere(making, { ...here, exits: [] }, 'out');
  return { to: way, ...(keeps === undefined ? {} : { keeps }) };
}
