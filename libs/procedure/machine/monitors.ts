/**
 * The rules of the texts, held against a case. They have no memory: what is decided and still stands is in the state, so a decision that was
 * taken back no longer counts. A correct way never meets one; what would break one is refused, whoever asks for it (R42).
 */
import { civilDateOf } from '../clock/civil';
import type { CivilDate } from '../kernel';
import type { Program } from '../template/program.types';
import type { CaseEvent } from './event.types';
import type { Ended, Monitor } from './monitor.types';
import { placeFor, readPlace, type Place } from './places';
import { find, findStep } from './program';
import { hasValue } from './watched-values';
import type { BlockState, CaseState } from './state.types';

/** These may change what was decided long ago, so the whole state is asked, and not only what has just happened. */
const ASK_ALL: readonly CaseEvent['kind'][] = ['overridden', 'reopened', 'taken-back', 'undone', 'migrated'];

/** The first rule that an event would break, with the step at which it would; null: none. `before` is null at the start. */
export function brokenRule(
  program: Program,
  before: CaseState | null,
  after: CaseState,
  event: CaseEvent['kind'],
): { rule: string; step: Place | null } | null {
  const watch: Watch = { program, before: ASK_ALL.includes(event) ? null : before, state: after };
  for (const monitor of program.monitors ?? []) {
    const step = brokenAt(watch, monitor);
    if (step !== undefined) return { rule: monitor.rule, step };
  }
  return null;
}

interface Watch {
  program: Program;
  before: CaseState | null;
  state: CaseState;
}

/** Where it is broken; null: at the end of the case; undefined: nowhere. */
function brokenAt(watch: Watch, monitor: Monitor): Place | null | undefined {
  switch (monitor.kind) {
    case 'before':
      return outOfOrder(watch, monitor);
    case 'never':
      return monitor.ends
        .flatMap((ended) => placesOf(watch.state, ended.step).filter((place) => hasEnded(watch, place, ended)))
        .at(0);
    case 'at-end':
      return isApproved(watch) && endsWithout(watch.state, monitor) ? null : undefined;
    case 'value':
      return isApproved(watch) && hasValue(watch.state, monitor) ? null : undefined;
  }
}

function outOfOrder(watch: Watch, { first, then }: Extract<Monitor, { kind: 'before' }>): Place | undefined {
  const { program, state } = watch;
  const asked = first.filter(({ step, always }) => always === true || !isPassedOver(program, state, step));
  if (asked.length === 0 && first.length > 0) return undefined;
  for (const later of then) {
    for (const place of placesOf(state, later.step)) {
      const ended = hasEnded(watch, place, later);
      if (!ended && !(later.when === 'opens' && hasOpened(watch, place))) continue;
      const standing = asked.filter((one) => decidedAt(state, one, readPlace(place).item) !== undefined);
      if (standing.length === 0) return place;
      // What was done on an earlier day than what it had to wait for was out of order, in whatever order it was entered.
      if (ended && standing.every((one) => isLater(watch, one, place))) return place;
    }
  }
  return undefined;
}

/** Whether the case has ended, and not by an end that refuses. */
function isApproved({ program, state: { outcome, result } }: Watch): boolean {
  return outcome === 'completed' && !(program.refusals ?? []).includes(result ?? '');
}

function endsWithout(state: CaseState, { when, needs }: Extract<Monitor, { kind: 'at-end' }>): boolean {
  const stands = (ended: Ended): boolean => placesOf(state, ended.step).some((place) => isDecided(state.blocks[place], ended));
  return when.some(stands) && !needs.some(stands);
}

/** All places of a step that the case has. */
function placesOf(state: CaseState, step: string): Place[] {
  return Object.keys(state.blocks).filter((place) => readPlace(place).id === step);
}

/** Ended so, and not already before the event. */
function hasEnded({ before, state }: Watch, place: Place, ended: Ended): boolean {
  const [was, is] = [before?.blocks[place], state.blocks[place]];
  if (!isDecided(is, ended)) return false;
  return was === undefined || was.status !== 'done' || was.round !== is?.round || was.outcome !== is.outcome;
}

/** Opened, and not already before the event; what is done was opened too. */
function hasOpened({ before, state }: Watch, place: Place): boolean {
  const [was, is] = [before?.blocks[place], state.blocks[place]];
  if (is?.status !== 'open' && is?.status !== 'done') return false;
  return was === undefined || was.round !== is.round || (was.status !== 'open' && was.status !== 'done');
}

function isDecided(block: BlockState | undefined, { outcomes }: Ended): block is BlockState {
  return block?.status === 'done' && (outcomes === undefined || outcomes.includes(block.outcome ?? ''));
}

/** Where a step stands decided: at the same item, or once for all of them. */
function decidedAt(state: CaseState, ended: Ended, item: string | null): Place | undefined {
  return [placeFor(ended.step, item), ended.step].find((place) => isDecided(state.blocks[place], ended));
}

/** An automatic check finds the same on every day: it was made before, and no day of its own says otherwise. */
function isLater({ program, state }: Watch, ended: Ended, place: Place): boolean {
  const decided = decidedAt(state, ended, readPlace(place).item);
  if (decided === undefined || findStep(program, decided)?.kind === 'check') return false;
  return dayOf(state.blocks[decided] as BlockState) > dayOf(state.blocks[place] as BlockState);
}

/** When it happened: what was entered later bears its own day, a sitting's decision that of the sitting; never later than it was entered. */
function dayOf({ happenedOn, agenda, closedAt }: BlockState): CivilDate {
  const entered = civilDateOf(closedAt ?? '');
  const own = happenedOn ?? agenda?.on ?? entered;
  return own < entered ? own : entered;
}

/** A choice around the step has gone another way: the case was found to be none that the rule speaks of. */
function isPassedOver(program: Program, state: CaseState, step: string): boolean {
  return (find(program, step)?.around ?? []).some(({ structure, list }) => {
    if (structure?.kind !== 'choice') return false;
    const own = state.blocks[structure.id];
    if (own === undefined || own.outcome === null) return false;
    return (own.outcome === 'otherwise' ? structure.otherwise : structure.branches[Number(own.outcome)]?.blocks) !== list;
  });
}
