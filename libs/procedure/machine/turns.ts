/** Ways out of the order of the document: leaving a structure, going back, ending the case with a named result. */
import { Fault } from '../kernel';
import type { ProgramStructure } from '../template/program.types';
import type { StructureOutcome, Target } from '../template/template.types';
import { cancel, innerPlaces, placesInside } from './inside';
import { placeFor, type Place } from './places';
import { find, type Found } from './program';
import { resetFrom } from './rounds';
import { blockOf, finish, type Run, type Turn } from './run';

/** Follows every turn that steps have taken, in the order in which they were taken, until the case ends or none is left. */
export function followTurns(run: Run): void {
  for (let turn = run.turns.shift(); turn !== undefined && run.ending === null; turn = run.turns.shift()) follow(run, turn);
  if (run.ending !== null) run.turns = [];
}

/** Ends a sequence that a named event interrupts. */
export function interrupt(run: Run, place: Place, event: string, way: StructureOutcome): void {
  const found = located(run, place);
  leaveStructure(run, found.block as ProgramStructure, found.item, `on:${event}`, way);
}

function follow(run: Run, { from, way }: Turn): void {
  const [verb, name = ''] = split(way.to);
  switch (verb) {
    case 'end':
      run.ending = { outcome: 'completed', refusedBy: null, result: name };
      return;
    case 'back-to':
      goBack(run, from, name, way.keeps ?? []);
      return;
    case 'leave':
      leave(run, from, name);
      return;
    case 'refuse':
      run.ending = { outcome: 'refused', refusedBy: from };
      return;
    default:
      // Onwards: the walk goes behind what was just left.
      return;
  }
}

function split(to: Target): [string, string?] {
  const at = to.indexOf(':');
  return at < 0 ? [to] : [to.slice(0, at), to.slice(at + 1)];
}

function goBack(run: Run, from: Place, target: string, keeps: string[]): void {
  const { item } = located(run, from);
  // Inside an `each` one goes back within the item, or out of it.
  const here = find(run.program, placeFor(target, item));
  const inItem = here === null ? null : item;
  if (find(run.program, placeFor(target, inItem)) === null) throw new Fault('STEP_UNKNOWN', { step: target });
  resetFrom(
    run,
    placeFor(target, inItem),
    keeps.flatMap((id) => [placeFor(id, null), ...(inItem === null ? [] : [placeFor(id, inItem)])]),
  );
}

/** Leaves the nearest structure around that knows this outcome; what is open in it ends. */
function leave(run: Run, from: Place, outcome: string): void {
  const found = located(run, from);
  let { item } = found;
  for (const { structure } of found.around) {
    if (structure === null) break;
    if (structure.kind === 'each' && structure.items.outcomes.includes(outcome)) {
      leaveItem(run, structure, item, outcome);
      return;
    }
    const inside = structure.kind === 'each' ? null : item;
    const way = 'outcomes' in structure ? structure.outcomes?.[outcome] : undefined;
    if (way !== undefined) {
      leaveStructure(run, structure, inside, outcome, way);
      return;
    }
    item = inside;
  }
  throw new Fault('OUTCOME_LEADS_NOWHERE', { step: from, outcome });
}

function leaveItem(run: Run, each: Extract<ProgramStructure, { kind: 'each' }>, item: string | null, outcome: string): void {
  const one = blockOf(run, each.id).items?.find(({ key }) => key === item);
  if (one === undefined) throw new Fault('ITEM_UNKNOWN', { block: each.id, item });
  cancel(run, innerPlaces(run.state, each.blocks, item));
  Object.assign(one, { status: each.items.struck.includes(outcome) ? 'struck' : 'done', outcome });
}

function leaveStructure(
  run: Run,
  structure: ProgramStructure,
  item: string | null,
  outcome: string,
  way: StructureOutcome,
): void {
  const place = placeFor(structure.id, item);
  cancel(run, placesInside(run.state, structure, item));
  finish(run, place, outcome);
  run.turns.unshift({ from: place, way });
}

function located(run: Run, place: Place): Found {
  const found = find(run.program, place);
  if (found === null) throw new Fault('STEP_UNKNOWN', { step: place });
  return found;
}
