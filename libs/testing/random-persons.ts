/** What persons do with tasks besides deciding, at random; and what must hold of tasks and seats after each of it. */
import type { Acted, Assignee, CaseEvent, CaseState, PersonSource, Program, ReviewBlock, Slot, Unstamped } from '../procedure';
import { findStep } from '../procedure/machine/program';
import type { Dice } from './dice';

const ON = '2026-03-02';

/** Now and then one person instead of the post, or a pool. `before`: steps that stand before it. */
export function randomAssignee(dice: Dice, post: Assignee, before: ReviewBlock[]): Assignee {
  if (dice.once(6)) return { ...post, pool: true };
  if (before.length === 0 || !dice.once(5)) return post;
  const step = dice.pick(before);
  const sources: PersonSource[] = ['applicant', { actorOf: step.id }, { chosenIn: step.id }];
  const person = dice.pick(sources);
  if (typeof person === 'object' && 'chosenIn' in person) step.chooses ??= { most: 1 + dice.roll(3) };
  return { ...post, person };
}

/** What an act carries of persons: whom it chooses, now and then for whom it is. */
export function namedWith(
  dice: Dice,
  program: Program,
  state: CaseState,
  slot: Slot,
  outcome: string,
  people: string[],
): Partial<Acted> {
  const step = findStep(program, slot.block);
  if (step === null || slot.purpose !== 'decide') return {};
  const to = step.outcomes[outcome]?.to ?? '';
  const goesOn = to === 'next' || to.startsWith('leave:');
  const chosen = 'chooses' in step && step.chooses !== undefined && goesOn ? [dice.pick(people)] : [];
  return {
    ...(chosen.length === 0 ? {} : { chosen }),
    ...(dice.once(12) && step.kind === 'review' ? { for: dice.pick(people) } : {}),
  };
}

/** Something that somebody does with an open task, or says of himself. */
export function actionOf(dice: Dice, state: CaseState, people: string[]): Unstamped<CaseEvent> {
  const open = Object.values(state.slots);
  const slot = dice.pick(open);
  const named = slot.holders.flatMap(({ person }) => (person === undefined ? [] : [person]));
  const actor = named.length > 0 && dice.once(2) ? dice.pick(named) : dice.pick(people);
  const on = { id: '', actor, occurredOn: ON, slot: slot.id };
  const to = dice.pick(people);
  const added = open.filter(({ beside }) => beside !== undefined);
  const events: Unstamped<CaseEvent>[] = [
    { kind: 'transferred', ...on, to },
    { kind: 'delegated', ...on, to },
    { kind: 'given-back', ...on, actor: slot.delegated?.by ?? actor, hasReason: true },
    { kind: 'given-back', ...on, hasReason: true },
    { kind: 'signer-added', ...on, to, when: dice.pick(['before', 'after'] as const) },
    { kind: 'signer-removed', ...on, slot: (added.length > 0 ? dice.pick(added) : slot).id },
    { kind: 'taken', ...on },
    { kind: 'put-back', ...on },
    { kind: 'handed-over', id: '', actor: 'keeper', occurredOn: ON, from: actor, to },
    { kind: 'applicant-changed', id: '', actor: 'keeper', occurredOn: ON, to, role: 'president' },
    { kind: 'recused', id: '', actor, occurredOn: ON, person: dice.pick(people), step: slot.block },
  ];
  return dice.pick(events);
}

/** Refusals that a random action, or a random person, may meet. */
export const PERSONS_REFUSED = [
  'ACTION_REFUSED_HERE',
  'ALREADY_ACTED',
  'CHOICE_UNFIT',
  'NOT_MEANINGFUL_HERE',
  'NOT_SEPARATE',
  'NOT_TAKEN',
  'NOT_THE_HOLDER',
  'PERSON_UNFIT',
  'RECUSED',
  'SELF_APPROVAL',
  'SIGNER_OPEN',
  'SIGNER_UNKNOWN',
  'TAKEN_ALREADY',
];

/** Nobody who keeps out holds anything, no seat is lost or won in silence, and nobody acts in two. */
export function personsMustHold({ slots, blocks, recusals = [] }: CaseState): void {
  for (const { id, block, purpose, holders } of Object.values(slots)) {
    if (holders.length === 0) throw new Error(`nobody holds ${id}`);
    if (purpose === 'supplement') continue;
    for (const { person, step } of recusals) {
      const concerns = step === null || step === block || block.startsWith(`${step}@`);
      if (!concerns) continue;
      if (holders.some((holder) => holder.person === person)) throw new Error(`held by one who keeps out: ${id}`);
      if (!holders.every(({ without }) => without?.includes(person) === true))
        throw new Error(`${id} waits for one who keeps out`);
    }
  }
  for (const [place, { status, several, signers }] of Object.entries(blocks)) {
    const held = signers?.held ?? null;
    if (status === 'open' && held !== null && slots[held.slot] === undefined)
      throw new Error(`an outcome is held for nothing: ${place}`);
    if (status !== 'open' || several === undefined) continue;
    const seats = Object.values(slots).filter(({ block, purpose }) => block === place && purpose === 'decide').length;
    const counted = several.acts.length + seats + (several.next ?? []).length;
    if (seats > 0 && counted > several.total) throw new Error(`more seats than are counted: ${place}`);
    const voices = several.acts.flatMap((act) => [act.actor, ...(act.for === undefined ? [] : [act.for])]);
    if (new Set(voices).size < voices.length) throw new Error(`somebody has two voices: ${place}`);
  }
}
