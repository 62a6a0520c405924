/** Builders for tests of a sitting: one log as a story of events, each refusal thrown where it was not expected. */
import { applyEvent } from '../procedure/streams';
import { isRejection, sittingMachine } from '../procedure';
import type { Convened, Effect, ListedItem, OrganRules, Rejection, SittingEvent, SittingItem, SittingState } from '../procedure';

export const half = { numerator: 1, denominator: 2 };
export const twoThirds = { numerator: 2, denominator: 3 };
export const ARTICLE = '第二十三条';

/** 三分之二以上到会，到会三分之二以上同意. */
export const RULES: OrganRules = {
  organ: 'organ-1',
  version: 2,
  quorum: { operator: 'at-least', of: twoThirds, base: 'members' },
  threshold: { operator: 'at-least', of: twoThirds, base: 'present' },
  article: ARTICLE,
  forms: ['on-site', 'online', 'mixed', 'by-circulation'],
  noticeDays: 7,
};

export const membersOf = (count: number): string[] => Array.from({ length: count }, (_, n) => `m${n + 1}`);
export const sourceOf = (n: number) => ({ case: `case-${n}`, block: 'council-decision', round: 1 });

/** Without what the story adds. */
export type ToldOfSitting = Told<SittingEvent>;
type Told<E> = E extends SittingEvent ? Omit<E, 'id' | 'at' | 'occurredOn' | 'actor'> & { actor?: string; at?: string } : never;
export type Opening = Partial<Pick<Convened, 'form' | 'chair' | 'members' | 'membership' | 'assembly' | 'rules'>> & {
  items?: ListedItem[];
};

const START = Date.parse('2026-05-20T01:00:00.000Z');

export class SittingStory {
  readonly events: SittingEvent[] = [];
  effects: Effect[] = [];
  #state: SittingState;
  #count = 0;

  constructor(rules: Partial<OrganRules> = {}, opening: Opening = {}) {
    const step = sittingMachine.start(null, this.#event(convened(rules, opening)));
    if (isRejection(step)) throw new Error(JSON.stringify(step));
    this.#state = step.state;
    this.effects = step.effects;
  }

  get state(): SittingState {
    return this.#state;
  }

  item(id = 'item-1'): SittingItem {
    const item = this.#state.items.find((candidate) => candidate.id === id);
    if (item === undefined) throw new Error(`no item ${id}`);
    return item;
  }

  tell(told: ToldOfSitting): this {
    const refused = this.tryTell(told);
    if (refused !== null) throw new Error(JSON.stringify(refused));
    return this;
  }

  /** The refusal, or null. A refusal leaves the state as it was; so does a machine that writes on what it was given. */
  tryTell(told: ToldOfSitting): Rejection | null {
    const before = JSON.stringify(this.#state);
    const event = this.#event(told);
    const step = sittingMachine.transition(null, this.#state, event);
    if (JSON.stringify(this.#state) !== before) throw new Error(`${event.kind} wrote on the state that it was given`);
    if (isRejection(step)) {
      this.events.pop();
      return step;
    }
    this.#state = step.state;
    this.effects = step.effects;
    return null;
  }

  record(
    outcome: Extract<SittingEvent, { kind: 'item-recorded' }>['outcome'],
    votes: [number, number, number] | null,
    more: Partial<Extract<SittingEvent, { kind: 'item-recorded' }>> = {},
  ): Rejection | null {
    const [inFavour = 0, against = 0, abstained = 0] = votes ?? [];
    return this.tryTell({
      kind: 'item-recorded',
      item: 'item-1',
      outcome,
      recused: [],
      hasReason: false,
      ...more,
      votes: votes === null ? null : { for: inFavour, against, abstained },
    });
  }

  /** Who is away of those who were called; everybody else has come. */
  away(...members: string[]): this {
    return this.tell({
      kind: 'roll-recorded',
      presence: Object.fromEntries(members.map((member) => [member, 'leave' as const])),
    });
  }

  /** What the last event sent to cases. */
  get sent(): { id: string; kind: string; event: Record<string, unknown> }[] {
    return this.effects.flatMap((effect) =>
      effect.kind === 'deliver'
        ? [{ id: effect.delivery.event.id, kind: effect.delivery.event.kind, event: { ...effect.delivery.event } }]
        : [],
    );
  }

  /** The log folded from its beginning, each event through JSON as the store gives it. */
  replayed(): SittingState {
    let state: SittingState | null = null;
    for (const event of this.events) {
      const step = applyEvent(
        'sitting',
        { program: null, calendar: null },
        state,
        JSON.parse(JSON.stringify(event)) as SittingEvent,
      );
      if (isRejection(step)) throw new Error(`${event.kind} was refused: ${step.rejected}`);
      state = JSON.parse(JSON.stringify(step.state)) as SittingState;
    }
    if (state === null) throw new Error('nothing happened');
    return state;
  }

  #event(told: ToldOfSitting): SittingEvent {
    this.#count += 1;
    const at = new Date(START + this.#count * 1000).toISOString();
    const event = { id: `e${this.#count}`, at, actor: 'secretary', occurredOn: '2026-05-20', ...told } as SittingEvent;
    this.events.push(event);
    return event;
  }
}

export function convened(rules: Partial<OrganRules>, opening: Opening): Omit<Convened, 'id' | 'at' | 'occurredOn' | 'actor'> {
  return {
    kind: 'convened',
    sitting: 'sitting-1',
    society: 'society-1',
    organ: 'organ-1',
    form: 'on-site',
    on: '2026-05-20',
    chair: 'm1',
    members: opening.assembly === undefined ? membersOf(9) : [],
    rules: { ...RULES, ...rules },
    items: [{ item: 'item-1', source: sourceOf(1) }],
    ...opening,
  };
}

/** Whether a sitting can be convened so; the refusal, or null. */
export function tryConvene(rules: Partial<OrganRules>, opening: Opening): Rejection | null {
  const told = convened(rules, opening);
  const step = sittingMachine.start(null, {
    id: 'e1',
    at: new Date(START).toISOString(),
    actor: 'secretary',
    occurredOn: '2026-05-20',
    ...told,
  });
  return isRejection(step) ? step : null;
}
