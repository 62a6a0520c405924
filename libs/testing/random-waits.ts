/** Steps that wait, post and judge in invented templates; what may happen to them in invented cases, and what must hold of them. */
import { civilDateOf } from '../procedure';
import type {
  CaseEvent,
  CaseState,
  NoticeBlock,
  OutcomeDeclaration,
  Program,
  ScoreBlock,
  ScoredItems,
  Slot,
  Target,
  Unstamped,
  WaitBlock,
} from '../procedure';
import { findStep, placedStepsOf } from '../procedure/machine/program';
import type { Dice } from './dice';
import { notice, score, wait } from './templates/steps';

const text = (words: string) => ({ zh: words, en: words });
const to = (id: string, way: Target): OutcomeDeclaration => ({ to: way, label: text(id) });

/** What an invented step may lead to. `back` is only for outcomes at which somebody has acted. */
export interface Ways {
  onwards: Target[];
  back: Target[];
}

/** A step that waits, posts or judges. `items`: what may be judged here. */
export function randomWaiting(
  dice: Dice,
  name: (kind: string) => string,
  ways: Ways,
  items: ScoredItems[],
): WaitBlock | NoticeBlock | ScoreBlock {
  const any = [...ways.onwards, ...ways.back];
  const way = (): Target => (dice.once(2) ? 'next' : dice.pick(any));
  switch (dice.roll(3)) {
    case 0: {
      const events: Record<string, Target> = dice.once(2) ? { happened: way() } : {};
      const block = wait(name('wait'), events, {
        until: { within: dice.pick(['3 days', '10 working days', 'by end of month']) },
      });
      return { ...block, outcomes: { ...block.outcomes, over: to('over', dice.once(3) ? dice.pick(ways.onwards) : 'next') } };
    }
    case 1: {
      const clock = { within: '3 working days', remind: [], then: dice.pick(['mark', 'turn-to:president'] as const) };
      return notice(name('notice'), way(), {
        days: dice.pick(['3 days', '5 working days']),
        ...(dice.once(2)
          ? { closing: { clock, submits: { fields: [{ id: 'proof', type: 'text', label: text('proof'), maxLength: 40 }] } } }
          : {}),
      });
    }
    default: {
      const block = score(name('score'), dice.pick(items));
      return {
        ...block,
        others: block.others.slice(dice.roll(3)),
        ...(dice.once(2) ? { takes: { most: dice.roll(3) } } : {}),
        ...(dice.once(3) ? { spread: { moreThan: 3_000 } } : {}),
        outcomes: {
          ranked: to('ranked', dice.once(3) ? dice.pick(ways.onwards) : 'next'),
          tied: to('tied', way()),
          ...(dice.once(2) ? { spread: to('spread', way()) } : {}),
          ...(dice.once(2) ? { none: to('none', dice.once(3) ? dice.pick(ways.onwards) : 'next') } : {}),
        },
      };
    }
  }
}

/** Where a step leads, so that whoever made its ways knows which are used. */
export function targetsOf(block: WaitBlock | NoticeBlock | ScoreBlock): Target[] {
  const outcomes: Record<string, OutcomeDeclaration | undefined> = block.outcomes;
  return Object.values(outcomes).flatMap((outcome) => outcome?.to ?? []);
}

/** Events that somebody may tell of, and objections that somebody may make. */
export function tellings(dice: Dice, program: Program, state: CaseState, people: string[], now: number): Unstamped<CaseEvent>[] {
  const today = civilDateOf(new Date(now).toISOString());
  return placedStepsOf(program, state).flatMap((step): Unstamped<CaseEvent>[] => {
    const block = state.blocks[step.id];
    if (block?.status !== 'open') return [];
    const common = { id: '', actor: dice.pick(people), block: step.id };
    if (step.kind === 'wait')
      return (step.events ?? []).map(({ event }) => ({ ...common, kind: 'raised', event, occurredOn: today }));
    if (step.kind !== 'notice' || (block.notice?.postedOn ?? null) === null || (block.notice?.objections.length ?? 0) >= 3)
      return [];
    const occurredOn = dice.pick([today, block.notice?.postedOn ?? today]);
    return [{ ...common, kind: 'objected', occurredOn, ...(dice.once(2) ? { received: true } : {}) }];
  });
}

/** What an act on such a step says besides its outcome. */
export function saidWith(
  dice: Dice,
  program: Program,
  state: CaseState,
  slot: Slot,
  now: number,
): Partial<Extract<CaseEvent, { kind: 'acted' }>> {
  const step = findStep(program, slot.block);
  const occurredOn = civilDateOf(new Date(now - dice.roll(6) * 86_400_000).toISOString());
  if (step?.kind === 'notice') return { occurredOn, ...(slot.purpose === 'close' ? { submissionHash: 'hash-of-proof' } : {}) };
  if (step?.kind !== 'score') return {};
  const items = state.blocks[slot.block]?.score?.items ?? [];
  const marks = items.map(({ key }) => ({
    item: key,
    points: dice.once(8) ? null : step.criteria.map(({ most }) => dice.roll(most + 1)),
  }));
  return { marks: dice.once(2) ? marks : [...marks].reverse() };
}

/** A notice that is open waits for something, a score shows no rank before its end, and no sheet stands anywhere. */
export function waitsMustHold(program: Program, state: CaseState): void {
  for (const { id, kind } of placedStepsOf(program, state)) {
    const block = state.blocks[id];
    if (block?.status !== 'open') continue;
    const slots = Object.values(state.slots).filter(({ block: of }) => of === id).length;
    const clocks = Object.values(state.clocks).filter(
      (clock) => clock.block === id && clock.effect.kind === 'elapse' && clock.struckAt === null,
    );
    if ((kind === 'wait' || kind === 'notice') && slots + clocks.length === 0) throw new Error(`${id} waits for nothing`);
    if (kind === 'wait' && slots > 0) throw new Error(`${id} waits and has a task`);
    if (kind !== 'score' || state.pending?.block === id) continue;
    const { actors = [], total = 0, items = [] } = block.score ?? {};
    if (slots !== total - actors.length)
      throw new Error(`${id} waits for ${total - actors.length} sheets and has ${slots} tasks`);
    if (items.some(({ rank, taken }) => rank !== null || taken !== null)) throw new Error(`${id} shows ranks before its end`);
  }
  if (JSON.stringify(state).includes('points')) throw new Error('a sheet stands in the state');
}
