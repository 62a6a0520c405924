/**
 * Where the blocks of a running case stand in another version of its template: by their id, or by another that somebody has named. What
 * means something else there is not carried on; it is done again.
 */
import { reject } from '../kernel';
import type { Rejection } from '../kernel';
import { canonicalJson } from '../plain';
import type { Program, ProgramBlock, ProgramStep, ProgramStructure } from '../template/program.types';
import { eachAround, isStructure, placeFor, readPlace, type Place } from './places';
import { find } from './program';
import type { BlockState, CaseState } from './state.types';

export type Landing = Record<string, string | null>;

/**
 * `stays`: as it is, an open task with its holders and its date. `again`: open, and opened in a new round by the new version's words.
 * `repeated`: it was done, and is done again. `gone`: the new version has no such block.
 */
export type Fate = 'stays' | 'again' | 'repeated' | 'gone';

export interface Landed {
  from: Place;
  /** Null when it is gone. */
  to: Place | null;
  fate: Fate;
}

/** What becomes of every block that the case has a state of; refused when somebody names a block that cannot take it. */
export function landingOf(from: Program, to: Program, state: CaseState, named: Landing): Landed[] | Rejection {
  const landed: Landed[] = [];
  for (const [place, block] of Object.entries(state.blocks)) {
    const { id, item } = readPlace(place);
    const target = id in named ? (named[id] ?? null) : id;
    const then = target === null ? null : (find(to, placeFor(target, item))?.block ?? null);
    const now = find(from, place)?.block ?? null;
    if (now === null || target === null) {
      landed.push({ from: place, to: null, fate: 'gone' });
      continue;
    }
    if (then === null || then.kind !== now.kind) {
      if (id in named) return reject('NO_LANDING', { block: id, to: target });
      landed.push({ from: place, to: null, fate: 'gone' });
      continue;
    }
    landed.push({ from: place, to: placeFor(target, item), fate: fateOf(now, then, block) });
  }
  for (const one of landed) if (!itemStays(from, landed, one.from)) Object.assign(one, { to: null, fate: 'gone' });
  const twice = landed.find(({ to: one }, index) => one !== null && landed.findIndex((other) => other.to === one) !== index);
  return twice === undefined ? landed : reject('NO_LANDING', { block: twice.from, to: twice.to });
}

/** What stands at an item goes with the structure whose item it is. */
function itemStays(from: Program, landed: Landed[], place: Place): boolean {
  if (readPlace(place).item === null) return true;
  const each = eachAround(find(from, place)?.around ?? []);
  return landed.find((one) => one.from === each?.id)?.fate === 'stays';
}

function fateOf(now: ProgramBlock, then: ProgramBlock, state: BlockState): Fate {
  if (isStructure(now)) return isStructure(then) && sameWays(now, then) ? 'stays' : 'repeated';
  if (isStructure(then)) return 'repeated';
  if (state.status === 'open') return isSame(now, then) ? 'stays' : 'again';
  return state.status === 'ahead' || stillStands(now, then, state) ? 'stays' : 'repeated';
}

/** What was decided stands if it is still asked, and still an answer. A check is asked again where its question is another. */
function stillStands(now: ProgramStep, then: ProgramStep, { outcome }: BlockState): boolean {
  if (now.act !== then.act) return false;
  if (outcome !== null && then.outcomes[outcome] === undefined) return false;
  return now.kind !== 'check' || isSame(now, then);
}

function sameWays(now: ProgramStructure, then: ProgramStructure): boolean {
  if (now.kind === 'choice' && then.kind === 'choice') {
    return canonicalJson(now.branches.map(({ when }) => when)) === canonicalJson(then.branches.map(({ when }) => when));
  }
  if (now.kind === 'each' && then.kind === 'each') return canonicalJson(now.over) === canonicalJson(then.over);
  return true;
}

/** The same step, under whatever id: then an open task need not be opened again; under another id it must, because tasks bear it. */
function isSame(now: ProgramStep, then: ProgramStep): boolean {
  return canonicalJson(now) === canonicalJson(then);
}
