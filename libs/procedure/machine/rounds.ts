/** New rounds: putting blocks back so that the walk opens them again. Earlier rounds leave the state; the log has them. */
import { ahead } from './ahead';
import { cancelOpen, placesIn } from './inside';
import { eachAround, placeFor, type Place } from './places';
import { find, findStep } from './program';
import { blockOf, type Run } from './run';

/** Puts blocks back to where they were never opened; open tasks and clocks are cancelled. Rounds keep counting. */
export function reset(run: Run, places: Place[]): void {
  for (const place of places) {
    const { round, supplements, remaining, extended } = blockOf(run, place);
    cancelOpen(run, place);
    run.state.blocks[place] = {
      ...ahead(round),
      ...(supplements === undefined ? {} : { supplements }),
      ...(remaining === undefined ? {} : { remaining }),
      ...(extended === undefined ? {} : { extended }),
    };
  }
}

/**
 * Everything that comes after a block: what rested on a result that was corrected. Inside a parallel block the other branches rest on
 * nothing of this one, and inside an `each` the other items do not; what comes after the structure rests on all of them.
 */
export function placesBehind(run: Run, place: Place): Place[] {
  const found = find(run.program, place);
  if (found === null) return [];
  let { item } = found;
  const behind: Place[] = [];
  for (const { structure, list, index } of found.around) {
    behind.push(...list.slice(index + 1).flatMap((block) => placesIn(run.state, block, item)));
    if (structure?.kind === 'each') item = null;
  }
  return behind;
}

/** Puts back everything behind a block, and opens again the structures around it that had been left. */
export function resetBehind(run: Run, place: Place): void {
  reset(run, placesBehind(run, place));
  reopenAround(run, place);
  holdLaterItems(run, place);
}

/** Places of the items whose turn comes after that of the place. They rest on nothing of it, and still come after it. */
export function laterItems(run: Run, place: Place): Place[] {
  const found = find(run.program, place);
  const each = found === null ? null : eachAround(found.around);
  if (found === null || each?.way !== 'in-turn') return [];
  const items = run.state.blocks[each.id]?.items ?? [];
  const later = items.slice(items.findIndex(({ key }) => key === found.item) + 1).filter(({ status }) => status !== 'ahead');
  return later.flatMap(({ key }) => each.blocks.flatMap((block) => placesIn(run.state, block, key)));
}

/** What stands open at a later item waits until it is its turn again; what was decided there stays. */
function holdLaterItems(run: Run, place: Place): void {
  const isOpenStep = (later: Place): boolean =>
    run.state.blocks[later]?.status === 'open' && findStep(run.program, later) !== null;
  reset(run, laterItems(run, place).filter(isOpenStep));
}

/** A new round from a block on. `keeps`: steps behind it that stay decided. */
export function resetFrom(run: Run, place: Place, keeps: readonly Place[]): void {
  const found = find(run.program, place);
  if (found === null) return;
  const again = [...placesIn(run.state, found.block, found.item), ...placesBehind(run, place)];
  reset(
    run,
    again.filter((candidate) => !keeps.includes(candidate)),
  );
  reopenAround(run, place);
  holdLaterItems(run, place);
}

/** Everything: the content has changed, and whatever was decided on the old one is decided again. */
export function resetAll(run: Run): void {
  run.state.lookUps = {};
  reset(
    run,
    run.program.blocks.flatMap((block) => placesIn(run.state, block, null)),
  );
}

function reopenAround(run: Run, place: Place): void {
  const found = find(run.program, place);
  if (found === null) return;
  let { item } = found;
  for (const { structure } of found.around) {
    if (structure === null) return;
    if (structure.kind === 'each') {
      const one = run.state.blocks[structure.id]?.items?.find(({ key }) => key === item);
      if (one !== undefined && one.status !== 'ahead') Object.assign(one, { status: 'open', outcome: null });
      item = null;
    }
    const own = run.state.blocks[placeFor(structure.id, item)];
    // A choice stays with the branch that was taken: its condition is asked again only when the choice itself is put back.
    if (own === undefined || structure.kind === 'choice' || own.status === 'ahead') continue;
    Object.assign(own, { status: 'open', closedAt: null, outcome: null });
  }
}
