import fc from 'fast-check';
import { caseMachine, foldCase, isRejection, type FiledContent, type ItemResult, type Jurisdiction } from '../../procedure';
import { APPLICANT, type Story } from '../../testing/story';
import { branchStory, request } from '../../testing/branch-story';

/**
 * Cases walked at random: what is open is acted on, delivered, struck and withdrawn in any order, mixed with events that should be
 * refused. fast-check prints the seed of a walk that breaks an invariant.
 */
const RESULTS: ItemResult['outcome'][] = [
  'passed',
  'passed-in-principle',
  'passed',
  'postponed',
  'passed',
  'not-passed',
  'withdrawn',
];
const FORWARD = ['act', 'pending', 'list', 'result', 'final'] as const;
const MOVES = [...FORWARD, 'go', 'go', 'go', 'go', 'go', 'go', 'strike', 'off', 'stale', 'withdraw'] as const;
interface Move {
  what: (typeof MOVES)[number];
  pick: number;
  days: number;
  luck: boolean;
}
const moves = fc.array(
  fc.record({ what: fc.constantFrom(...MOVES), pick: fc.nat(1000), days: fc.integer({ min: -2, max: 9 }), luck: fc.boolean() }),
  { minLength: 5, maxLength: 45, size: 'max' },
);
const starts = fc.record({
  jurisdiction: fc.constantFrom<Jurisdiction>('CN', 'CN-TJ'),
  consent: fc.boolean(),
  limit: fc.constantFrom(null, 2),
  below: fc.constantFrom(false, false, true),
});

type Told = Parameters<Story['tryTell']>[0];
const one = <T>(list: T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

/** What would bring the case on from where it stands. */
function onward({ state }: Story, luck: boolean): (typeof FORWARD)[number] {
  if (state.pending !== null) return 'pending';
  if (Object.keys(state.slots).length > 0) return 'act';
  const status = state.blocks['council-decision']?.agenda?.status;
  if (status === 'waiting') return 'list';
  return status === 'announced' && luck ? 'final' : 'result';
}

function toldBy(story: Story, chosen: Move, count: number): Told | null {
  const { state } = story;
  const move = chosen.what === 'go' ? { ...chosen, what: onward(story, chosen.luck), luck: chosen.pick % 4 !== 0 } : chosen;
  const block = state.blocks['council-decision'];
  const round = move.luck ? (block?.agenda?.round ?? 0) : move.pick % 4;
  switch (move.what) {
    case 'go':
      return null;
    case 'act': {
      const slot = one(Object.values(state.slots), move.pick);
      if (slot === undefined) return story.actOf(`materials.${move.pick % 3}`, 'complete');
      const content = request({ scopeItem: move.luck ? 'science' : 'teaching' }, {}, `hash-${count}`);
      const offered = move.pick % 7 === 0 ? [...slot.outcomes, 'invented'] : slot.outcomes;
      const outcome = (move.luck ? slot.outcomes[0] : one(offered, move.pick)) ?? '';
      return story.actOf(slot.id, outcome, {
        hasReason: move.luck || slot.purpose === 'supplement',
        content: slot.purpose === 'supplement' ? content : null,
        contentHash: !move.luck && move.pick % 5 === 0 ? 'other' : slot.contentHash,
      });
    }
    case 'strike': {
      const clock = one(Object.values(state.clocks), move.pick);
      if (clock === undefined) return { kind: 'clock-struck', clock: 'no.1.turn', dueAt: state.at };
      if (move.luck && story.now < clock.dueAt) story.until(clock.dueAt);
      return { kind: 'clock-struck', clock: clock.id, dueAt: clock.dueAt };
    }
    case 'list': {
      const sitting = `sitting-${move.pick % 3}`;
      return { kind: 'agenda-listed', block: 'council-decision', round, sitting, item: `${sitting}/${round}`, on: '2026-06-20' };
    }
    case 'off':
      return {
        kind: 'agenda-listed',
        block: 'council-decision',
        round,
        sitting: null,
        item: block?.agenda?.item ?? null,
        on: null,
      };
    case 'result':
    case 'final': {
      const agenda = one(
        [block?.agenda, block?.previousAgenda].filter((each) => each !== undefined),
        move.pick,
      );
      return story.resultOf(
        'council-decision',
        one(RESULTS, move.pick) ?? 'passed',
        move.what === 'final' ? 'final' : 'announced',
        {
          round: agenda?.round ?? round,
          sitting: agenda?.sitting ?? 'sitting-0',
          item: agenda?.item ?? 'sitting-0/1',
          version: (agenda?.version ?? 0) + (move.luck && move.what === 'result' ? 1 : 0),
        },
      );
    }
    case 'pending': {
      const { pending } = state;
      if (pending === null) return { kind: 'registered', block: 'entry', round: 1, result: 'entered' };
      const { block: id, round: at } = pending;
      return pending.kind === 'register'
        ? { kind: 'registered', block: id, round: at, result: move.luck ? 'entered' : 'conflict' }
        : { kind: 'looked-up', block: id, round: at, values: { activeBranches: move.pick % 4 } };
    }
    case 'stale':
      return story.actOf(
        `${one(['materials', 'follow-up', 'council-decision', 'x'], move.pick) ?? ''}.${move.pick % 3}`,
        'complete',
      );
    case 'withdraw':
      return move.pick % 9 === 0 ? { kind: 'withdrawn', actor: move.luck ? APPLICANT : 'stranger' } : null;
  }
}

function checkInvariants(story: Story): void {
  const { state } = story;
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  expect(JSON.stringify(state).length).toBeLessThan(16 * 1024);
  if (state.status === 'closed') expect(state).toMatchObject({ slots: {}, clocks: {}, pending: null });
  else {
    // Somebody, some organ or the shell always has it: a case never stands without a reason.
    expect(story.of('case-saved').at(-1)?.waitingOn).not.toEqual([]);
    expect(caseMachine.isClosed(state)).toBe(false);
  }
  for (const slot of Object.values(state.slots)) {
    expect(state.blocks[slot.block]).toMatchObject({ status: 'open', round: slot.round });
    expect(slot.contentHash).toBe(state.contentHash);
    expect(slot.holders.length).toBeGreaterThan(0);
  }
  for (const clock of Object.values(state.clocks)) {
    if (clock.slot !== null) expect(state.slots[clock.slot]).toBeDefined();
    expect(state.blocks[clock.block]?.status).toBe('open');
  }
  // Nothing enters the register before signed minutes, nor without a consent where one is needed.
  if (state.registeredBy !== null) {
    expect(state.blocks['council-decision']?.agenda?.status).toBe('final');
    expect(['passed', 'passed-in-principle']).toContain(state.blocks['council-decision']?.outcome);
    if (state.parameters['associationConsent']?.value === true) {
      expect(state.blocks['association-consent']?.outcome).toBe('agreed');
    }
    expect(state.outcome).not.toBe('withdrawn');
  }
}

/** Open tasks by the effects alone, as persistence would have them. */
function openByEffects(story: Story): string[] {
  const open = new Set<string>();
  for (const effect of story.effects) {
    if (effect.kind === 'task-opened') {
      expect(open.has(effect.slot.id)).toBe(false);
      open.add(effect.slot.id);
    } else if (effect.kind === 'task-closed') {
      expect(open.delete(effect.slot)).toBe(true);
    }
  }
  return [...open].sort();
}

describe('a branch set up at random', () => {
  it('keeps every invariant, whatever is told in whatever order', () => {
    let completed = 0;
    let taken = 0;
    fc.assert(
      fc.property(starts, moves, (start, walk) => {
        const facts: FiledContent['facts'] = start.below ? { parent: { id: 'branch-1', kind: 'branch' } } : {};
        const parameters = { associationConsent: { value: start.consent }, branchLimit: { value: start.limit } };
        const story = branchStory(start.jurisdiction, request(facts), parameters);
        checkInvariants(story);
        walk.forEach((move, index) => {
          story.days(move.days);
          const told = toldBy(story, move, index);
          if (told === null) return;
          const before = story.state;
          const at = before.at;
          if (story.tryTell(told) !== null) {
            expect(story.state).toBe(before);
            return;
          }
          taken += 1;
          expect(story.state.at >= at).toBe(true);
          expect(story.effects.filter(({ kind }) => kind === 'case-saved')).toHaveLength(story.events.length);
          checkInvariants(story);
        });
        expect(openByEffects(story)).toEqual(Object.keys(story.state.slots).sort());
        const keys = story.of('reminder-set').map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const folded = foldCase(story.world, story.events);
        expect(isRejection(folded) ? folded : folded.state).toEqual(story.state);
        if (story.state.outcome === 'completed') completed += 1;
      }),
      { numRuns: 200 },
    );
    // A walk that never gets anywhere would prove nothing.
    expect(taken).toBeGreaterThan(500);
    expect(completed).toBeGreaterThan(5);
  });
});
