/**
 * What a register step writes, as far as the machine knows it: everything but the words of the form, which the store has. The store asks
 * for it inside the append, before the entry and again when it is made, so that both are the same.
 */
import { civilDateOf } from '../clock/civil';
import { Fault } from '../kernel';
import type { CivilDate, Instant } from '../kernel';
import type { Program, ProgramStep, RegisterStep } from '../template/program.types';
import type { Act, RegisterEntryOf, RegisterValueOf } from '../template/template.types';
import { eachAround, placeFor, readPlace, type Place } from './places';
import { find, itemSource, placedStepsOf, stepOf } from './program';
import type { BlockState, CaseState, EntryMade } from './state.types';

export interface RegisterPlan {
  register: string;
  does: 'enter' | 'change' | 'close';
  /** The state in which the entry then stands. */
  as: string;
  /** Which entry is changed or closed: by its id, or the one that a step of this case made; null where one is made. */
  entry: { id: string } | EntryMade | null;
  /** The civil day from which it holds; the store takes the first day of the version before it where that is later. */
  on: CivilDate;
  /** By column. A column that is absent follows its concept where one is made, and stays as it is where one is changed. */
  values: Record<string, PlannedValue>;
}

/**
 * What the machine knows (null: nothing is there), or where the store reads it: a field of the form, a cell of one of its tables, a column
 * of the entry at hand of an `each` over a look-up.
 */
export type PlannedValue =
  | { value: string | number | boolean | null }
  | { field: string }
  | { row: { field: string; key: string; column: string } }
  | { entry: { register: string; id: string; column: string } };

/** What the register step at a place of the case writes, when the store answers at that instant. */
export function registerPlan(program: Program, state: CaseState, when: { block: Place; at: Instant }): RegisterPlan {
  const place = when.block;
  const step = stepOf(program, place);
  if (step.kind !== 'register') throw new Fault('STEP_UNKNOWN', { step: place });
  const instant = when.at > state.at ? when.at : state.at;
  const at: At = { program, state, place, instant, item: readPlace(place).item };
  const { register, does = 'enter', as, entry, values = {} } = step;
  return {
    register,
    does,
    as,
    entry: entry === undefined ? null : entryOf(at, entry),
    on: decidedOn(at),
    values: Object.fromEntries(Object.entries(values).map(([column, value]) => [column, valueOf(at, value)])),
  };
}

/** Steps from before registers were declared say what is unique and nothing else; their effects carry no plan. */
export function hasPlan({ does, entry, values, unique }: RegisterStep): boolean {
  return unique === undefined || does !== undefined || entry !== undefined || values !== undefined;
}

interface At {
  program: Program;
  state: CaseState;
  place: Place;
  /** An event's instant never goes back behind the one before it. */
  instant: Instant;
  item: string | null;
}

function entryOf({ state, item }: At, entry: RegisterEntryOf): RegisterPlan['entry'] {
  if ('step' in entry) {
    const block = placeOf(state, entry.step, item);
    return state.blocks[block]?.made ?? { block, round: state.blocks[block]?.round ?? 0 };
  }
  if ('item' in entry) return { id: item ?? '' };
  const named: unknown = state.facts[entry.field];
  // An organisation is named with its kind.
  const id = typeof named === 'object' && named !== null && 'id' in named ? named.id : named;
  return { id: typeof id === 'string' ? id : '' };
}

function valueOf(at: At, value: RegisterValueOf): PlannedValue {
  if (typeof value !== 'object') return { value };
  if ('field' in value) return { field: value.field };
  if ('param' in value) return { value: plain(at.state.parameters[value.param]?.value) };
  if ('step' in value) return { value: at.state.blocks[placeOf(at.state, value.step, at.item)]?.outcome ?? null };
  if ('item' in value) return cellOf(at, value.item);
  return { value: decidedOn(at) };
}

function plain(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** A column of the item at hand. */
function cellOf({ program, place, item }: At, column: string): PlannedValue {
  const each = eachAround(find(program, place)?.around ?? []);
  const source = each === null ? null : itemSource(program, each);
  if (source === null || item === null) return { value: null };
  if ('rows' in source) return { row: { field: source.rows, key: item, column } };
  const register = program.lookUps.find(({ id }) => id === source.lookUp)?.register;
  return register === undefined ? { value: null } : { entry: { register, id: item, column } };
}

/** A step of the same item, where there is one. */
function placeOf(state: CaseState, id: string, item: string | null): Place {
  const own = placeFor(id, item);
  return state.blocks[own] === undefined ? id : own;
}

const DECIDES: readonly Act[] = ['organ-decision', 'party-decision', 'election'];

/**
 * The day of the last decision of an organ that stands: of the sitting, or the day on which it happened where that was recorded later. Of a
 * case that ran on paper the day of its end; without any decision the day of the event.
 */
function decidedOn({ program, state, item, instant }: At): CivilDate {
  if (state.onPaper !== undefined) return state.onPaper.on;
  const decided = placedStepsOf(program, state).flatMap((step) => {
    const block = state.blocks[step.id];
    const of = readPlace(step.id).item;
    const isOurs = isDecision(step) && block?.status === 'done' && (of === null || of === item);
    return isOurs ? [block] : [];
  });
  const last = decided.reduce<BlockState | null>(
    (latest, block) => (latest === null || (block.closedAt ?? '') >= (latest.closedAt ?? '') ? block : latest),
    null,
  );
  return last?.agenda?.on ?? last?.happenedOn ?? civilDateOf(last?.closedAt ?? instant);
}

function isDecision(step: ProgramStep): boolean {
  return step.kind === 'meeting' || DECIDES.includes(step.act);
}
