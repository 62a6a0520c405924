/** Calls and openings in invented templates, and what may be answered to them: the other case is not run, it only ends. */
import type { Block, CallBlock, CaseEvent, CaseState, Effect, OpenBlock, Program, Target, Unstamped } from '../procedure';
import type { Dice } from './dice';
import { call, opening } from './templates/builder';

/** Where a refused or withdrawn case may lead; the first is always there. */
export function randomCall(dice: Dice, id: string, targets: Target[], inEach: boolean): CallBlock {
  const ways: Record<string, Target> = { refused: dice.pick(targets), withdrawn: dice.pick(targets) };
  if (dice.once(3)) ways['settled'] = dice.pick(targets);
  return call(id, 'other', ways, {
    whenLeft: dice.pick(['withdraw', 'keep'] as const),
    ...(inEach && dice.once(2) ? { for: 'item.society' as const } : {}),
  });
}

export function randomOpening(dice: Dice, id: string): Block {
  const at: OpenBlock['opens'] = { start: 'at-once', procedure: 'other', input: { subject: 'subject' } };
  const dated: OpenBlock['opens'] = { start: 'by-society', duty: { zh: id, en: id }, within: '30 days' };
  return opening(id, dice.pick([at, dated]));
}

/** Ends of the cases that are waited for. */
export function answersTo(dice: Dice, { blocks }: CaseState, people: string[]): Unstamped<CaseEvent>[] {
  return Object.entries(blocks).flatMap(([block, { status, round }]): Unstamped<CaseEvent>[] => {
    if (status !== 'open' || !isCall(block)) return [];
    const outcome = dice.pick(['completed', 'completed', 'refused', 'withdrawn'] as const);
    const result = outcome === 'completed' && dice.once(2) ? 'settled' : null;
    return [
      { kind: 'call-ended', id: '', block, round, case: `${block}/${round}`, outcome, result, deciders: [dice.pick(people)] },
    ];
  });
}

/** The cases that were called and are waited for, told by the effects and events alone. */
export class WaitedFor {
  readonly #ever = new Set<string>();
  readonly #waiting = new Map<string, string>();
  /** Steps whose case goes on by itself when they are left. */
  readonly #kept: Set<string>;
  #answers = 0;

  constructor(program: Program) {
    this.#kept = new Set(keptIn(program));
  }

  heard(event: Unstamped<CaseEvent> | null, effects: Effect[]): void {
    if (event?.kind === 'call-ended') this.#waiting.delete(`${event.block}.${event.round}`);
    for (const effect of effects) {
      if (effect.kind === 'call-left' && !this.#waiting.delete(`${effect.block}.${effect.round}`))
        throw new Error(`left without being called: ${effect.block}.${effect.round}`);
      if (effect.kind === 'deliver' && effect.delivery.to === 'case') this.#answers += 1;
      if (effect.kind !== 'case-called') continue;
      const id = `${effect.block}.${effect.round}`;
      if (this.#ever.has(id)) throw new Error(`called twice: ${id}`);
      this.#ever.add(id);
      this.#waiting.set(id, effect.block);
    }
  }

  /** Exactly the open steps wait; one that is left tells its case, unless that is to go on by itself. */
  mustFit(state: CaseState): void {
    for (const [id, block] of this.#waiting) {
      const own = state.blocks[block];
      const isOpen = own?.status === 'open' && id === `${block}.${own.round}`;
      if (isOpen) continue;
      if (!this.#kept.has(block.split('@')[0] ?? '')) throw new Error(`left, and nobody told the case that was called: ${id}`);
      this.#waiting.delete(id);
    }
    for (const [block, { status, round }] of Object.entries(state.blocks)) {
      if (status === 'open' && isCall(block) && !this.#waiting.has(`${block}.${round}`))
        throw new Error(`waits for a case that was not called: ${block}`);
    }
    const due = state.caller === undefined ? 0 : (state.ended ?? 0);
    if (this.#answers !== due) throw new Error(`${this.#answers} answers to a caller that is due ${due}`);
    if (state.status === 'closed' && state.caller !== undefined && due === 0) throw new Error('its caller was not told');
  }
}

function isCall(place: string): boolean {
  return place.startsWith('call-');
}

function keptIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kind, id, whenLeft } = value as Partial<CallBlock>;
  const own = kind === 'call' && whenLeft === 'keep' && id !== undefined ? [id] : [];
  return [...own, ...Object.values(value).flatMap(keptIn)];
}
