/** Steps of small invented templates: what each leads to, and what may happen while it is open. */
import type { Basis, Block, IntakeBlock, NoticeBlock, OutcomeDeclaration, ReviewBlock, StepBlock, Target } from '../../procedure';
import type { Dice } from '../dice';
import { call, review, TEST_BASIS } from '../templates/builder';
import { meeting } from '../templates/meeting';
import { notice, wait } from '../templates/steps';
import { smallCondition, type SmallForm } from './small-form';

export const text = (words: string) => ({ zh: words, en: words });
export const to = (outcome: string, way: Target, more: Partial<OutcomeDeclaration> = {}): OutcomeDeclaration => ({
  ...{ to: way, label: text(outcome) },
  ...more,
});

/** Silence decides only where a text says so. */
const ARTICLE: Basis[] = [{ kind: 'rule', title: text('silence'), article: '1' }];

/** What the generator keeps in mind while it goes down. */
export interface Making {
  dice: Dice;
  form: SmallForm;
  left: number;
  count: number;
  /** Only one step has a deadline that does something: the order of two would be a question of days. */
  hasTimer: boolean;
  checks: string[];
  /** `each` that conditions behind them may count. */
  eaches: { id: string; struck: string }[];
}

/** Where a block is being made. */
export interface Here {
  depth: number;
  exits: { outcome: string; use: () => void }[];
  /** Steps that one may go back to from here. */
  before: StepBlock[];
  inEach: boolean;
}

export function one(making: Making, here: Here): Block {
  const { dice } = making;
  switch (dice.roll(10)) {
    case 0:
    case 1:
      return check(making, here);
    case 2:
      return organ(making, here);
    case 3:
    case 4:
      return other(making, here);
    default:
      return officer(making, here);
  }
}

function name(making: Making, kind: string): string {
  making.count += 1;
  making.left -= 1;
  return `${kind}-${making.count}`;
}

/** Where an outcome may lead besides onwards. */
export function elsewhere({ dice }: Making, here: Here, id: string): OutcomeDeclaration {
  const ways: (() => OutcomeDeclaration)[] = [() => to(id, 'refuse'), () => to(id, 'end:settled')];
  const exit = here.exits.at(-1);
  if (exit !== undefined)
    ways.push(() => {
      exit.use();
      return to(id, `leave:${exit.outcome}`);
    });
  if (here.before.length > 0)
    ways.push(() => {
      const index = dice.roll(here.before.length);
      const between = here.before.slice(index + 1).map((step) => step.id);
      const keeps = between.length > 0 && dice.once(2) ? { keeps: [dice.pick(between)] } : {};
      return to(id, `back-to:${here.before[index]?.id ?? ''}`, keeps);
    });
  return dice.pick(ways)();
}

export function officer(making: Making, here: Here): ReviewBlock {
  const { dice } = making;
  const ways: Record<string, OutcomeDeclaration> = {};
  if (dice.once(2)) ways['other'] = elsewhere(making, here, 'other');
  if (dice.once(3)) ways['also'] = to('also', 'next');
  if (dice.once(4)) ways['returned'] = to('returned', 'return', { reason: true });
  if (dice.once(8)) ways['later'] = to('later', 'wait');
  const isReturning = ways['returned'] !== undefined;
  const several = dice.once(8) && ways['later'] === undefined ? { several: severalOf(dice, ways) } : {};
  const isTimed = !making.hasTimer && !('several' in several) && dice.once(5);
  if (isTimed) making.hasTimer = true;
  const decided = ways['other'] === undefined ? 'agreed' : dice.pick(['agreed', 'other']);
  const then = isReturning && dice.once(2) ? ('return' as const) : (`outcome:${decided}` as const);
  return review(name(making, 'step'), ways, {
    ...(isReturning ? { supplement: SUPPLEMENT } : {}),
    ...(isTimed ? { clock: { within: '3 working days', remind: [], then, basis: ARTICLE } } : {}),
    ...several,
  });
}

const SUPPLEMENT = { rounds: 1, within: '5 working days', clock: 'stopped' as const, late: 'stays-open' as const };

/** One more decides it too. */
function severalOf(dice: Dice, ways: Record<string, OutcomeDeclaration>): NonNullable<ReviewBlock['several']> {
  const consent = ways['also'] !== undefined && dice.once(2) ? ['agreed', 'also'] : ['agreed'];
  const others = [{ role: 'president' as const, of: 'society' as const, nobody: 'supervisor' as const }];
  return { others, way: dice.pick(['all', 'any', 'in-turn'] as const), consent };
}

export function intake(making: Making): IntakeBlock {
  const { supplement: _none, ...block } = review(name(making, 'intake'));
  const outcomes = { complete: to('complete', 'next'), incomplete: to('incomplete', 'return', { reason: true }) };
  return { ...block, kind: 'intake', act: 'completeness', outcomes, supplement: SUPPLEMENT };
}

function organ(making: Making, here: Here): Block {
  const block = meeting(name(making, 'organ'));
  const not = making.dice.once(2) ? elsewhere(making, here, 'not-passed') : to('not-passed', 'refuse');
  return { ...block, outcomes: { ...block.outcomes, 'not-passed': not } };
}

/** A called case, a wait, a notice, or an entry in the register. */
function other(making: Making, here: Here): Block {
  const { dice } = making;
  const kind = dice.roll(4);
  if ((kind === 1 || kind === 2) && making.hasTimer) return officer(making, here);
  switch (kind) {
    case 0: {
      const block = call(name(making, 'call'), 'other');
      return { ...block, outcomes: { ...block.outcomes, refused: elsewhere(making, here, 'refused') } };
    }
    case 1: {
      making.hasTimer = true;
      const block = wait(name(making, 'wait'), { happened: 'next' });
      return { ...block, outcomes: { ...block.outcomes, happened: elsewhere(making, here, 'happened') } };
    }
    case 2: {
      making.hasTimer = true;
      const id = name(making, 'notice');
      const upheld = elsewhere(making, here, 'upheld');
      const block: NoticeBlock = notice(id, 'refuse', { clock: MARKED });
      return { ...block, objections: { ...block.objections, clock: MARKED }, outcomes: { ...block.outcomes, upheld } };
    }
    default: {
      const id = name(making, 'entry');
      return {
        ...{ kind: 'register', id, title: text(id), act: 'register', register: 'branches', as: 'active' },
        ...{ unique: 'name-in-society', basis: TEST_BASIS },
        outcomes: { entered: to('entered', 'next'), conflict: to('conflict', 'refuse') },
      };
    }
  }
}

const MARKED = { within: '3 working days', remind: [], then: 'remind' as const };

function check(making: Making, { inEach }: Here): Block {
  const { dice, form } = making;
  const id = name(making, 'check');
  making.checks.push(id);
  return {
    ...{ kind: 'check', id, title: text(id), act: 'eligibility', failure: text(id), basis: TEST_BASIS },
    ...(dice.once(4) ? { when: smallCondition(dice, form, { inEach }) } : {}),
    that: smallCondition(dice, form, { mayAsk: true, inEach }),
    outcomes: { holds: 'next', fails: dice.pick(['warn', 'warn', 'refuse'] as const) },
  };
}

/** What a choice asks: the form, what a check found, what was decided before, or how many items were done. */
export function asked({ dice, form, checks, eaches }: Making, here: Here): string {
  const decided = here.before.at(-1);
  if (eaches.length > 0 && !here.inEach && dice.once(2)) {
    const { id, struck } = dice.pick(eaches);
    return `items['${id}']['${dice.pick(['done', struck])}'] ${dice.pick(['> 0', '== 0', '> 1'])}`;
  }
  if (decided !== undefined && dice.once(3)) {
    return `outcomes['${decided.id}'] == '${dice.pick(Object.keys(decided.outcomes))}'`;
  }
  if (checks.length > 0 && dice.once(3)) return `checks['${dice.pick(checks)}'] == '${dice.pick(['holds', 'fails'])}'`;
  return smallCondition(dice, form, { inEach: here.inEach });
}
