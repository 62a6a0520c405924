/**
 * The one filter on persons. Every way to a slot passes it: an act, a hand-over, a proxy, somebody added. What the posts say comes
 * before it and is the store's to know; what this case has seen of a person is said here.
 */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import type { Program, ProgramStep } from '../template/program.types';
import type { PersonsRule } from '../template/persons.types';
import type { Acted } from './event.types';
import { changeHolders } from './holders';
import { placeFor, readPlace } from './places';
import { findStep, stepsOf } from './program';
import type { Run } from './run';
import type { CaseState, Holder } from './state.types';

/**
 * Why somebody may not act in a step, or null. A `mark` is no reason: he may, and it is written down. `slot`: where one of its tasks may
 * keep out somebody whom the others do not.
 */
export function barred(run: Run, step: ProgramStep, person: string, slot?: string): Rejection | null {
  const { state } = run;
  if (slot !== undefined && objectorOf(state, step.id, slot) === person)
    return reject('NOT_SEPARATE', { step: step.id, other: step.id });
  if ((state.recusals ?? []).some((recusal) => recusal.person === person && appliesTo(recusal.step, step.id))) {
    return reject('RECUSED', { step: step.id });
  }
  const overlap = overlapOf(run, step, person, 'refuse');
  if (overlap === APPLICANT) return reject('SELF_APPROVAL', { step: step.id });
  return overlap === null ? null : reject('NOT_SEPARATE', { step: step.id, other: overlap });
}

/** Everybody whose act it is: whoever acted, and for whom. */
export function personsOf({ actor, for: principal }: Pick<Acted, 'actor' | 'for'>): string[] {
  return principal === undefined ? [actor] : [actor, principal];
}

/** Whether an act has to be marked 身份重合. */
export function isMarked(run: Run, step: ProgramStep, person: string): boolean {
  return overlapOf(run, step, person, 'mark') !== null;
}

/** Remembers who acted, where a rule or an assignee of the program asks for it; whoever acted last stands last. */
export function remember(run: Run, step: ProgramStep, person: string): void {
  if (!rulesOf(run.program).asked.has(readPlace(step.id).id)) return;
  const block = run.state.blocks[step.id];
  if (block === undefined) return;
  block.actors = [...(block.actors ?? []).filter((other) => other !== person), person];
}

/** Everybody of whom the case knows that he may not act in a step: his post goes on without him. Sorted, so that it is always one list. */
export function keptOut(run: Run, step: ProgramStep, slot?: string): string[] {
  const { recusals = [], blocks, applicant, formerApplicants = [] } = run.state;
  const objector = slot === undefined ? undefined : objectorOf(run.state, step.id, slot);
  if (recusals.length === 0 && !rulesOf(run.program).refuses && objector === undefined) return [];
  const known = [
    ...recusals.map(({ person }) => person),
    ...Object.values(blocks).flatMap(({ actors = [] }) => actors),
    ...[applicant, ...formerApplicants],
    ...(objector === undefined ? [] : [objector]),
  ];
  return [...new Set(known)].filter((person) => barred(run, step, person, slot) !== null).sort();
}

/** A holder as he is without those who keep out. */
export function withoutThose(run: Run, place: string, holder: Holder, slot?: string): Holder {
  const step = findStep(run.program, place);
  const persons = step === null ? [] : keptOut(run, step, slot);
  return without(holder, persons);
}

function without({ without: _before, ...rest }: Holder, persons: string[]): Holder {
  return persons.length === 0 ? rest : { ...rest, without: persons };
}

/** Tells open tasks who has to keep out since they were opened, so that nobody waits for somebody who may not. After every event. */
export function keepOut(run: Run): void {
  for (const slot of Object.values(run.state.slots)) {
    const step = slot.purpose === 'supplement' ? null : findStep(run.program, slot.block);
    if (step === null) continue;
    const persons = keptOut(run, step, slot.id);
    const isSaid = slot.holders.every((holder) => (holder.without ?? []).join() === persons.join());
    if (isSaid) continue;
    const holders = slot.holders.map((holder) => without(holder, persons));
    changeHolders(run, slot, holders);
  }
}

/** Whose objection is handled in a slot: never by himself. */
function objectorOf({ blocks }: CaseState, place: string, slot: string): string | undefined {
  return blocks[place]?.notice?.objections.find((objection) => objection.slot === slot)?.objector;
}

function ruleOf(step: ProgramStep): PersonsRule | undefined {
  return 'persons' in step ? step.persons : undefined;
}

function appliesTo(recused: string | null, place: string): boolean {
  return recused === null || recused === place || recused === readPlace(place).id;
}

const APPLICANT = 'applicant';

/**
 * The step in which the person acted and which is to be kept apart from this one, `applicant`, or null. It works both ways, because steps
 * stand side by side and are decided again: whoever has approved does not draft afterwards either.
 */
function overlapOf(run: Run, step: ProgramStep, person: string, overlap: PersonsRule['overlap']): string | null {
  const { state } = run;
  const { id, item } = readPlace(step.id);
  const own = ruleOf(step);
  const isOwn = own?.notApplicant === true && own.overlap === overlap;
  if (isOwn && [state.applicant, ...(state.formerApplicants ?? [])].includes(person)) return APPLICANT;
  const apart = rulesOf(run.program)[overlap].get(id) ?? [];
  return apart.find((other) => actorsOf(state, other, item).includes(person)) ?? null;
}

/** Who acted in a step: inside an `each` in that of the same item, and seen from outside in that of any. */
export function actorsOf({ blocks }: CaseState, id: string, item: string | null): string[] {
  const near = blocks[placeFor(id, item)] ?? blocks[id];
  if (near !== undefined) return near.actors ?? [];
  return Object.entries(blocks).flatMap(([place, { actors = [] }]) => (readPlace(place).id === id ? actors : []));
}

/** What a program says of persons, prepared: by the id of each step those that are to be kept apart from it, both ways. */
interface Rules extends Record<PersonsRule['overlap'], Map<string, string[]>> {
  /** Steps of which somebody asks who acted in them. */
  asked: Set<string>;
  /** Whether anybody is refused anywhere. */
  refuses: boolean;
}

/** By identity, as everything that is prepared from a program. */
const prepared = new WeakMap<Program, Rules>();

function rulesOf(program: Program): Rules {
  const known = prepared.get(program);
  if (known !== undefined) return known;
  const rules: Rules = { refuse: new Map(), mark: new Map(), asked: new Set(), refuses: false };
  const keepApart = (overlap: PersonsRule['overlap'], one: string, other: string): void => {
    rules[overlap].set(one, [...(rules[overlap].get(one) ?? []), other]);
  };
  for (const step of stepsOf(program)) {
    sourcesIn(step).forEach((id) => rules.asked.add(id));
    const rule = ruleOf(step);
    if (rule === undefined) continue;
    rules.asked.add(step.id);
    if (rule.overlap === 'refuse') rules.refuses = true;
    for (const id of rule.separateFrom ?? []) {
      rules.asked.add(id);
      keepApart(rule.overlap, step.id, id);
      keepApart(rule.overlap, id, step.id);
    }
  }
  prepared.set(program, rules);
  return rules;
}

/** `actorOf`, wherever an assignee of the step stands. */
function sourcesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'actorOf' in value && typeof value.actorOf === 'string' ? [value.actorOf] : [];
  return [...own, ...Object.values(value).flatMap(sourcesIn)];
}
