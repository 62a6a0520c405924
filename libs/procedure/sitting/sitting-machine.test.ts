import { isRejection, type Effect, type Rejection } from '../index';
import { sittingMachine } from './sitting-machine';
import type { OrganRules, SittingEvent, SittingState } from './sitting.types';

const RULES: OrganRules = {
  organ: 'organ-1',
  version: 2,
  quorum: { operator: 'at-least', of: { numerator: 2, denominator: 3 }, base: 'members' },
  threshold: { operator: 'at-least', of: { numerator: 2, denominator: 3 }, base: 'present' },
  article: '第二十三条',
  forms: ['on-site'],
  noticeDays: 7,
};
const MEMBERS = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9'];
const source = (n: number) => ({ case: `case-${n}`, block: 'council-decision', round: 1 });

type Told<E> = E extends SittingEvent ? Omit<E, 'id' | 'at' | 'actor' | 'occurredOn'> : never;

class Meeting {
  state: SittingState;
  effects: Effect[] = [];
  #count = 0;

  constructor(items = 1) {
    const step = sittingMachine.start(
      null,
      this.#event({
        kind: 'convened',
        sitting: 'sitting-1',
        society: 'society-1',
        organ: 'organ-1',
        form: 'on-site',
        on: '2026-05-20',
        chair: 'm1',
        members: MEMBERS,
        rules: RULES,
      }),
    );
    if (isRejection(step)) throw new Error(step.rejected);
    this.state = step.state;
    for (let n = 1; n <= items; n += 1) this.tell({ kind: 'item-listed', item: `item-${n}`, source: source(n) });
  }

  #event(told: Told<SittingEvent>): SittingEvent {
    this.#count += 1;
    const at = new Date(Date.parse('2026-05-20T01:00:00.000Z') + this.#count * 1000).toISOString();
    return { id: `e${this.#count}`, at, actor: 'secretary', occurredOn: '2026-05-20', ...told } as SittingEvent;
  }

  tell(told: Told<SittingEvent>): this {
    const refused = this.tryTell(told);
    if (refused !== null) throw new Error(JSON.stringify(refused));
    return this;
  }

  tryTell(told: Told<SittingEvent>): Rejection | null {
    const before = JSON.stringify(this.state);
    const step = sittingMachine.transition(null, this.state, this.#event(told));
    expect(JSON.stringify(this.state)).toBe(before);
    if (isRejection(step)) return step;
    this.state = step.state;
    this.effects = step.effects;
    return null;
  }

  record(
    item: string,
    outcome: 'passed' | 'passed-in-principle' | 'postponed' | 'not-passed' | 'struck',
    votes: [number, number, number] | null,
    more: { recused?: string[]; hasReason?: boolean } = {},
  ): Rejection | null {
    const [inFavour = 0, against = 0, abstained = 0] = votes ?? [];
    return this.tryTell({
      kind: 'item-recorded',
      item,
      outcome,
      recused: more.recused ?? [],
      hasReason: more.hasReason ?? false,
      votes: votes === null ? null : { for: inFavour, against, abstained },
    });
  }

  /** What was sent to cases by the last event. */
  get sent(): { id: string; stream: string; kind: string }[] {
    return this.effects.flatMap((effect) =>
      effect.kind === 'deliver'
        ? [{ id: effect.delivery.event.id, stream: effect.delivery.stream, kind: effect.delivery.event.kind }]
        : [],
    );
  }
}

describe('a sitting', () => {
  it('cannot be convened for an organ whose charter rules nobody has entered', () => {
    const step = sittingMachine.start(null, {
      kind: 'convened',
      id: 'e',
      at: '2026-05-20T01:00:00.000Z',
      actor: 'secretary',
      occurredOn: '2026-05-20',
      sitting: 's',
      society: 'so',
      organ: 'organ-1',
      form: 'on-site',
      on: '2026-05-20',
      chair: 'm1',
      members: MEMBERS,
      rules: null,
    });
    expect(step).toEqual({ rejected: 'ORGAN_RULES_MISSING', details: { organ: 'organ-1' } });
  });

  it('starts with everybody present and nothing decided', () => {
    const { state } = new Meeting();
    expect(state.roll.every(({ presence }) => presence === 'present')).toBe(true);
    expect(state.items).toEqual([
      { id: 'item-1', source: source(1), status: 'listed', recused: [], votes: null, result: null, version: 0 },
    ]);
    expect(state).toMatchObject({ phase: 'convened', recorder: 'secretary', minutesHash: null });
  });

  it('tells the case that its item is listed, and lists no item twice', () => {
    const meeting = new Meeting();
    expect(meeting.sent).toEqual([{ id: 'sitting-1/item/item-1/listed/0', stream: 'case-1', kind: 'agenda-listed' }]);
    expect(meeting.tryTell({ kind: 'item-listed', item: 'item-9', source: source(1) })).toMatchObject({
      rejected: 'ITEM_ALREADY_LISTED',
    });
    expect(meeting.tryTell({ kind: 'item-listed', item: 'item-1', source: null })).toMatchObject({
      rejected: 'ITEM_ALREADY_LISTED',
    });
    meeting.tell({ kind: 'item-listed', item: 'item-2', source: null });
    expect(meeting.sent).toEqual([]);
  });

  it('records who was away; strangers are refused', () => {
    const meeting = new Meeting();
    expect(meeting.tryTell({ kind: 'roll-recorded', presence: { stranger: 'leave' } })).toEqual({
      rejected: 'NOT_ON_ROLL',
      details: { members: ['stranger'] },
    });
    meeting.tell({ kind: 'roll-recorded', presence: { m8: 'leave', m9: 'absent' } });
    expect(meeting.state.roll.filter(({ presence }) => presence !== 'present').map(({ member }) => member)).toEqual(['m8', 'm9']);
  });

  it('refuses votes that do not add up, and recusals of people who are not there', () => {
    const meeting = new Meeting().tell({ kind: 'roll-recorded', presence: { m8: 'leave', m9: 'absent' } });
    expect(meeting.record('item-1', 'passed', [9, 0, 0])).toEqual({
      rejected: 'VOTES_DO_NOT_ADD_UP',
      details: { item: 'item-1', entitled: 7, cast: 9 },
    });
    expect(meeting.record('item-1', 'passed', [7, 1, -1])).toMatchObject({ rejected: 'VOTES_DO_NOT_ADD_UP' });
    expect(meeting.record('item-1', 'passed', [6.5, 0.5, 0])).toMatchObject({ rejected: 'VOTES_DO_NOT_ADD_UP' });
    expect(meeting.record('item-1', 'passed', null)).toMatchObject({ rejected: 'VOTES_DO_NOT_ADD_UP' });
    expect(meeting.record('item-1', 'passed', [6, 0, 0], { recused: ['m9'] })).toMatchObject({ rejected: 'NOT_PRESENT' });
    expect(meeting.record('item-1', 'passed', [6, 0, 0], { recused: ['stranger'] })).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(meeting.record('item-1', 'passed', [5, 0, 0], { recused: ['m1', 'm1'] })).toMatchObject({ rejected: 'NOT_ON_ROLL' });
    expect(meeting.record('item-1', 'passed', [6, 0, 0], { recused: ['m1'] })).toBeNull();
    expect(meeting.record('no-item', 'passed', [7, 0, 0])).toMatchObject({ rejected: 'ITEM_UNKNOWN' });
  });

  it('lets the chair declare only what the charter’s arithmetic allows', () => {
    const meeting = new Meeting();
    expect(meeting.record('item-1', 'passed', [5, 4, 0])).toMatchObject({
      rejected: 'THRESHOLD_NOT_MET',
      details: { for: 5, votesNeeded: 6, article: '第二十三条' },
    });
    expect(meeting.record('item-1', 'not-passed', [6, 3, 0])).toMatchObject({ rejected: 'THRESHOLD_NOT_MET' });
    expect(meeting.record('item-1', 'passed-in-principle', [6, 3, 0])).toBeNull();
    expect(meeting.record('item-1', 'not-passed', [5, 4, 0])).toBeNull();
    expect(meeting.state.items[0]).toMatchObject({
      status: 'decided',
      version: 1,
      result: { outcome: 'not-passed', arithmetic: { for: 5, entitled: 9, rulesVersion: 2 } },
    });
  });

  it('decides nothing without a quorum, and may still postpone', () => {
    const away = Object.fromEntries(MEMBERS.slice(0, 4).map((member) => [member, 'absent' as const]));
    const meeting = new Meeting().tell({ kind: 'roll-recorded', presence: away });
    for (const outcome of ['passed', 'passed-in-principle'] as const) {
      expect(meeting.record('item-1', outcome, [5, 0, 0])).toMatchObject({
        rejected: 'QUORUM_NOT_MET',
        details: { present: 5, quorumNeeded: 6 },
      });
    }
    expect(meeting.record('item-1', 'not-passed', [0, 5, 0])).toMatchObject({ rejected: 'QUORUM_NOT_MET' });
    expect(meeting.record('item-1', 'postponed', null)).toBeNull();
    expect(meeting.state.items[0]?.result).toEqual({ outcome: 'postponed', arithmetic: null });
  });

  it('has an item recorded again when the roll changes under it', () => {
    const meeting = new Meeting();
    meeting.record('item-1', 'passed', [8, 0, 0], { recused: ['m9'] });
    meeting.tell({ kind: 'roll-recorded', presence: { m9: 'leave' } });
    expect(meeting.state.items[0]).toMatchObject({ status: 'listed', votes: null, result: null, recused: [] });
    expect(meeting.tryTell({ kind: 'sitting-closed' })).toEqual({ rejected: 'ITEM_NOT_DECIDED', details: { items: ['item-1'] } });
  });

  it('is convened with its agenda, and refused whole when an item stands on it twice', () => {
    const convened = (items: { item: string; source: ReturnType<typeof source> | null }[]) =>
      sittingMachine.start(null, {
        kind: 'convened',
        id: 'e1',
        at: '2026-05-20T01:00:00.000Z',
        actor: 'secretary',
        occurredOn: '2026-05-20',
        sitting: 's',
        society: 'o',
        organ: 'organ-1',
        form: 'on-site',
        on: '2026-05-20',
        chair: 'm1',
        members: MEMBERS,
        rules: RULES,
        items,
      });
    const step = convened([
      { item: 'a', source: source(1) },
      { item: 'b', source: null },
    ]);
    if (isRejection(step)) throw new Error(step.rejected);
    expect(step.state.items.map(({ id, status }) => [id, status])).toEqual([
      ['a', 'listed'],
      ['b', 'listed'],
    ]);
    expect(step.effects.filter(({ kind }) => kind === 'deliver')).toHaveLength(1);
    expect(
      convened([
        { item: 'a', source: source(1) },
        { item: 'b', source: source(1) },
      ]),
    ).toMatchObject({ rejected: 'ITEM_ALREADY_LISTED' });
  });

  it('announces every result when it closes, and makes each final when the minutes are signed', () => {
    const meeting = new Meeting(3).tell({ kind: 'item-listed', item: 'other', source: null });
    meeting.record('item-1', 'passed', [9, 0, 0]);
    meeting.record('item-2', 'postponed', null);
    expect(meeting.record('item-3', 'struck', null)).toBeNull();
    expect(meeting.sent).toEqual([{ id: 'sitting-1/item/item-3/struck/0', stream: 'case-3', kind: 'agenda-listed' }]);
    expect(meeting.tryTell({ kind: 'minutes-signed', minutesHash: 'h' })).toMatchObject({ rejected: 'SITTING_NOT_CLOSED' });
    // What was only heard needs no result.
    meeting.tell({ kind: 'sitting-closed' });
    expect(meeting.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/announced/1', 'sitting-1/item/item-2/announced/1']);
    meeting.tell({ kind: 'minutes-signed', minutesHash: 'h' });
    expect(meeting.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/final/1', 'sitting-1/item/item-2/final/1']);
    expect(sittingMachine.isClosed(meeting.state)).toBe(true);
  });

  it('is corrected between closing and signing, with a reason, as a new version', () => {
    const meeting = new Meeting(2);
    meeting.record('item-1', 'passed', [9, 0, 0]);
    meeting.record('item-2', 'passed', [9, 0, 0]);
    meeting.tell({ kind: 'sitting-closed' });
    expect(meeting.record('item-1', 'not-passed', [5, 4, 0])).toMatchObject({ rejected: 'REASON_REQUIRED' });
    expect(meeting.record('item-1', 'struck', null, { hasReason: true })).toMatchObject({ rejected: 'SITTING_CLOSED' });
    expect(meeting.record('item-1', 'not-passed', [5, 4, 0], { hasReason: true })).toBeNull();
    expect(meeting.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/announced/2']);
    meeting.tell({ kind: 'minutes-signed', minutesHash: 'h' });
    expect(meeting.sent.map(({ id }) => id)).toEqual(['sitting-1/item/item-1/final/2', 'sitting-1/item/item-2/final/1']);
    expect(meeting.record('item-1', 'passed', [9, 0, 0], { hasReason: true })).toMatchObject({ rejected: 'SITTING_SIGNED' });
  });

  it('changes neither agenda nor roll once it is closed', () => {
    const meeting = new Meeting();
    meeting.record('item-1', 'passed', [9, 0, 0]);
    meeting.tell({ kind: 'sitting-closed' });
    expect(meeting.tryTell({ kind: 'item-listed', item: 'item-9', source: null })).toMatchObject({ rejected: 'SITTING_CLOSED' });
    expect(meeting.tryTell({ kind: 'roll-recorded', presence: { m1: 'absent' } })).toMatchObject({ rejected: 'SITTING_CLOSED' });
    expect(meeting.tryTell({ kind: 'sitting-closed' })).toMatchObject({ rejected: 'SITTING_CLOSED' });
  });

  it('strikes the item of a case that was withdrawn, until it is closed', () => {
    const meeting = new Meeting(2);
    meeting.record('item-2', 'passed', [9, 0, 0]);
    const gone = { kind: 'source-withdrawn', ...source(1) } as const;
    meeting.tell(gone);
    expect(meeting.state.items[0]?.status).toBe('struck');
    expect(meeting.sent).toEqual([]);
    expect(meeting.tryTell(gone)).toMatchObject({ rejected: 'ITEM_UNKNOWN' });
    expect(meeting.record('item-1', 'passed', [9, 0, 0])).toMatchObject({ rejected: 'ITEM_UNKNOWN' });
    meeting.tell({ kind: 'sitting-closed' });
    expect(meeting.sent.map(({ stream }) => stream)).toEqual(['case-2']);
    expect(meeting.tryTell({ kind: 'source-withdrawn', ...source(2) })).toMatchObject({ rejected: 'SITTING_CLOSED' });
  });

  it('may list again what it had struck', () => {
    const meeting = new Meeting();
    meeting.record('item-1', 'struck', null);
    expect(meeting.tryTell({ kind: 'item-listed', item: 'item-2', source: { ...source(1), round: 2 } })).toBeNull();
  });
});
