/** Builders for tests of the machine: one case as a story of events, each refusal thrown where it was not expected. */
import { caseMachine, isRejection } from '../procedure';
import type {
  Calendar,
  CaseEvent,
  CaseState,
  CaseWorld,
  Effect,
  FiledContent,
  ItemResult,
  ParameterValue,
  Program,
  Rejection,
} from '../procedure';

export const SOCIETY = 'society-1';
export const ASSOCIATION = 'association-1';
export const APPLICANT = 'person-applicant';

/** 2026 as it was published, as far as the tests reach. */
export const CALENDAR: Calendar = {
  version: 'test-2026',
  knownFrom: '2026-01-01',
  knownTo: '2026-12-31',
  holidays: ['2026-05-01', '2026-05-04', '2026-05-05', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-05-09', '2026-09-20', '2026-10-10'],
  source: 'tests',
};

export const content = (
  facts: FiledContent['facts'] = {},
  given: FiledContent['given'] = {},
  contentHash = 'hash-1',
): FiledContent => ({
  facts,
  given,
  contentHash,
});

/** Plain JSON of an event without what the story adds. */
type Told<E> = E extends CaseEvent ? Omit<E, 'id' | 'at' | 'occurredOn'> & { id?: string } : never;

export class Story {
  readonly world: CaseWorld;
  readonly events: CaseEvent[] = [];
  readonly effects: Effect[] = [];
  #state: CaseState | null = null;
  #now = Date.parse('2026-05-18T01:00:00.000Z');
  #count = 0;

  /** `flags`: numbered behaviours of the case that will be filed. */
  constructor(program: Program, calendar: Calendar = CALENDAR, flags?: number[]) {
    this.world = { program, calendar, ...(flags === undefined ? {} : { flags }) };
  }

  get state(): CaseState {
    if (this.#state === null) throw new Error('nothing was filed');
    return this.#state;
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  /** Moves the story's clock, in days. */
  days(count: number): this {
    this.#now += count * 86_400_000;
    return this;
  }

  /** Moves the story's clock to an instant. */
  until(instant: string): this {
    this.#now = Date.parse(instant);
    return this;
  }

  file(filed: FiledContent = content(), parameters: Record<string, ParameterValue> = {}): this {
    const told = this.tryFile(filed, parameters);
    if (told !== null) throw new Error(`refused: ${JSON.stringify(told)}`);
    return this;
  }

  tryFile(filed: FiledContent, parameters: Record<string, ParameterValue>): Rejection | null {
    return this.tryTell({
      kind: 'filed',
      case: 'case-1',
      society: SOCIETY,
      association: ASSOCIATION,
      actor: APPLICANT,
      parameters,
      ...filed,
    });
  }

  /** Tells an event and expects it to be taken. */
  tell(event: Told<CaseEvent>): this {
    const refused = this.tryTell(event);
    if (refused !== null) throw new Error(`refused: ${JSON.stringify(refused)}`);
    return this;
  }

  tryTell(told: Told<CaseEvent>): Rejection | null {
    this.#count += 1;
    this.#now += 1000;
    const event = { id: `event-${this.#count}`, at: this.now, occurredOn: this.now.slice(0, 10), ...told } as CaseEvent;
    const before = JSON.stringify(this.#state);
    const step =
      this.#state === null ? caseMachine.start(this.world, event) : caseMachine.transition(this.world, this.#state, event);
    if (JSON.stringify(this.#state) !== before) throw new Error('the machine wrote on the state that it was given');
    if (isRejection(step)) return step;
    this.#state = step.state;
    this.events.push(event);
    this.effects.push(...step.effects);
    return null;
  }

  act(slot: string, outcome: string, more: Partial<Extract<CaseEvent, { kind: 'acted' }>> = {}): this {
    return this.tell(this.actOf(slot, outcome, more));
  }

  actOf(slot: string, outcome: string, more: Partial<Extract<CaseEvent, { kind: 'acted' }>> = {}): Told<CaseEvent> {
    return {
      kind: 'acted',
      slot,
      outcome,
      actor: 'person-officer',
      contentHash: this.state.contentHash,
      hasReason: false,
      content: null,
      ...more,
    };
  }

  resubmit(slot: string, next: FiledContent): this {
    return this.act(slot, 'resubmitted', { actor: APPLICANT, content: next });
  }

  strike(): this {
    const next = caseMachine.nextClock(this.state);
    if (next === null) throw new Error('no clock is set');
    return this.until(next.dueAt).tell({ kind: 'clock-struck', clock: next.clock, dueAt: next.dueAt });
  }

  lookUp(values: Record<string, number>): this {
    const pending = this.state.pending;
    if (pending?.kind !== 'look-up') throw new Error('no look-up is pending');
    return this.tell({ kind: 'looked-up', block: pending.block, round: pending.round, values });
  }

  register(result: 'entered' | 'conflict' = 'entered'): this {
    const pending = this.state.pending;
    if (pending?.kind !== 'register') throw new Error('no register is pending');
    return this.tell({ kind: 'registered', block: pending.block, round: pending.round, result });
  }

  list(block: string, sitting = 'sitting-1', item = 'item-1'): this {
    const round = this.state.blocks[block]?.round ?? 0;
    return this.tell({ kind: 'agenda-listed', block, round, sitting, item, on: '2026-06-20' });
  }

  result(
    block: string,
    outcome: ItemResult['outcome'],
    stage: 'announced' | 'final',
    more: Partial<Extract<CaseEvent, { kind: 'item-resulted' }>> = {},
  ): this {
    return this.tell(this.resultOf(block, outcome, stage, more));
  }

  resultOf(
    block: string,
    outcome: ItemResult['outcome'],
    stage: 'announced' | 'final',
    more: Partial<Extract<CaseEvent, { kind: 'item-resulted' }>> = {},
  ): Told<CaseEvent> {
    const round = this.state.blocks[block]?.agenda?.round ?? 0;
    const result = { outcome, arithmetic: null };
    return { kind: 'item-resulted', block, round, sitting: 'sitting-1', item: 'item-1', version: 1, stage, result, ...more };
  }

  withdraw(actor = APPLICANT): this {
    return this.tell({ kind: 'withdrawn', actor });
  }

  /** Effects of one kind, in order. */
  of<K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }>[] {
    return this.effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
  }
}
