/** What may be done next in a simulation, by whom, and with which answers: for a page on which somebody plays a case by hand. */
import { labelOf } from '../explain/progress';
import { Fault, type Instant, type Text } from '../kernel';
import { readPlace, type Place } from '../machine/places';
import type { CaseState, Holder, Slot } from '../machine/state.types';
import { answersOf, submittedWith, type Answer } from '../template/answers';
import type { Role } from '../template/roles';
import type { Block, Criterion, StepBlock, Template } from '../template/template.types';
import { isStep, placedBlocks } from '../template/walk-template';
import { entitledTo, organisationOf, postsAt } from './posts';
import type { SimulationScript } from './script.types';

/** A person may be named where the script has him; nobody is where the post is not held on that day. */
export interface Actors {
  post: Role | null;
  persons: string[];
  as: 'post' | 'stand-in' | 'person' | 'nobody';
}

export type Playable =
  | {
      kind: 'task';
      step: Place;
      slot: string;
      /** Of a step of several posts. */
      seat: number | null;
      purpose: Slot['purpose'];
      actors: Actors;
      answers: Answer[];
      /** Something is handed in with the answer. */
      submits: boolean;
      /** What is marked, and by which criteria. */
      marks: { criteria: Criterion[]; items: string[] } | null;
      /** How many persons may be named for a later step. */
      chooses: number;
      dueAt: Instant | null;
    }
  | { kind: 'convene'; step: Place; organ: string | null }
  | { kind: 'decide'; step: Place; organ: string | null; members: string[]; on: string | null; outcomes: Answer[] }
  | { kind: 'sign'; step: Place }
  /** A called case ends. */
  | { kind: 'call'; step: Place; outcomes: Answer[] }
  | { kind: 'raise'; step: Place; actors: Actors; events: Answer[] };

/** Everything in the order of the template; a case that is closed has nothing more. */
export function playables(template: Template, script: SimulationScript, state: CaseState | null, now: Instant): Playable[] {
  if (state === null || state.status === 'closed') return [];
  const table = { template, script, state, now };
  const tasks = Object.values(state.slots).map((slot) => ({ at: readPlace(slot.block).id, ...taskOf(table, slot) }));
  const others = placedBlocks(template.blocks).flatMap(({ block }) =>
    placesOf(state, block.id).flatMap((place) => othersAt(table, block, place).map((one) => ({ at: block.id, ...one }))),
  );
  const order = placedBlocks(template.blocks).map(({ block }) => block.id);
  return [...tasks, ...others]
    .sort((left, right) => order.indexOf(left.at) - order.indexOf(right.at))
    .map(({ at: _at, ...playable }) => playable);
}

interface Table {
  template: Template;
  script: SimulationScript;
  state: CaseState;
  now: Instant;
}

function taskOf({ template, script, state, now }: Table, slot: Slot): Playable {
  const block = stepIn(template, slot.block);
  const clock = Object.values(state.clocks).find((one) => one.slot === slot.id && one.rung === undefined);
  const offered = answersOf(block, slot.purpose).filter(({ id }) => slot.outcomes.includes(id));
  const seat = /\.\d+\.(\d+)$/.exec(slot.id)?.[1];
  return {
    kind: 'task',
    step: slot.block,
    slot: slot.id,
    seat: seat === undefined ? null : Number(seat),
    purpose: slot.purpose,
    actors: actorsOf(script, slot.holders, now),
    answers: offered,
    submits: submittedWith(block, slot.purpose).length > 0,
    marks:
      block.kind === 'score' && slot.purpose === 'decide'
        ? { criteria: block.criteria, items: (state.blocks[slot.block]?.score?.items ?? []).map(({ key }) => key) }
        : null,
    chooses: slot.purpose === 'decide' && 'chooses' in block ? (block.chooses?.most ?? 0) : 0,
    dueAt: clock?.dueAt ?? null,
  };
}

/** What moves a block although it is nobody's task. */
function othersAt(table: Table, block: Block, place: Place): Playable[] {
  const { state, script, now } = table;
  const here = state.blocks[place];
  if (block.kind === 'meeting') return meetingAt(table, block, place);
  if (here?.status !== 'open') return [];
  if (block.kind === 'call') {
    const outcomes = Object.keys(block.outcomes).map((id) => ({ id, label: labelOf(block, id) ?? plain(id), reason: false }));
    return [{ kind: 'call', step: place, outcomes }];
  }
  const awaited = block.kind === 'wait' ? (block.events ?? []) : block.kind === 'sequence' ? (block.on ?? []) : [];
  return awaited.map((one): Playable => {
    const holders = one.by === undefined ? [] : [holderOf(one.by.role, one.by.nobody ?? null)];
    const events = [{ id: one.event, label: one.title, reason: false }];
    return { kind: 'raise', step: place, actors: actorsOf(script, holders, now), events };
  });
}

function meetingAt({ script, state }: Table, block: Extract<Block, { kind: 'meeting' }>, place: Place): Playable[] {
  const agenda = state.blocks[place]?.agenda;
  const named = state.parameters[block.organ.parameter]?.value;
  const organ = typeof named === 'string' ? named : null;
  if (agenda === undefined) return [];
  const corrected: Playable[] = agenda.status === 'announced' ? [{ kind: 'sign', step: place }] : [];
  if (state.blocks[place]?.status !== 'open') return corrected;
  if (agenda.status === 'waiting') return [{ kind: 'convene', step: place, organ }];
  if (agenda.status !== 'listed') return corrected;
  const members = organ === null ? [] : (script.organs?.[organ]?.members ?? []);
  const outcomes = RESULTS.flatMap((id) => {
    const label = labelOf(block, id === 'struck' ? 'withdrawn' : id);
    return label === null ? [] : [{ id, label, reason: false }];
  });
  return [{ kind: 'decide', step: place, organ, members, on: agenda.on, outcomes }];
}

const RESULTS = ['passed', 'passed-in-principle', 'postponed', 'not-passed', 'struck'] as const;

function actorsOf(script: SimulationScript, holders: Holder[], now: Instant): Actors {
  const posts = postsAt(script.persons, now);
  const found = holders.map((holder) => ({ holder, ...entitledTo(holder, posts) }));
  const first = found.find(({ persons }) => persons.length > 0) ?? found[0];
  const persons = [...new Set(found.flatMap((one) => one.persons))];
  return { post: first?.holder.role ?? null, persons, as: first?.as ?? 'nobody' };
}

function holderOf(role: Role, nobody: Role | null): Holder {
  return { role, organisation: organisationOf(role), nobody, turned: false };
}

/** A block outside of an `each` stands where it is; inside of one at the place of every item. */
function placesOf(state: CaseState, id: string): Place[] {
  return Object.keys(state.blocks).filter((place) => readPlace(place).id === id);
}

function stepIn(template: Template, place: Place): StepBlock {
  const found = placedBlocks(template.blocks).find(({ block }) => block.id === readPlace(place).id)?.block;
  if (found === undefined || !isStep(found)) throw new Fault('STEP_UNKNOWN', { place });
  return found;
}

function plain(id: string): Text {
  return CALLED[id] ?? { zh: id, en: id };
}

/** How a called case can end where the template has no word for it. */
const CALLED: Record<string, Text> = {
  completed: { zh: '已办结', en: 'Completed' },
  refused: { zh: '未通过', en: 'Not passed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
