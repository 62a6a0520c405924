/**
 * Registers in a simulation: what the script says that they hold, and what the case itself enters. The store's rules in small: what is in
 * force on a day, which key is taken, which state may follow which. Without a declaration every state counts as in force and no key is taken.
 */
import { addDays, addMonths } from '../clock/civil';
import { partsOf } from '../clock/period';
import { own } from '../forms/given';
import type { CivilDate, Instant } from '../kernel';
import { registerPlan, type PlannedValue, type RegisterPlan } from '../machine/register-plan';
import type { CaseState, LookUpValue, ParameterValue } from '../machine/state.types';
import { fieldByConcept } from '../template/register-sources';
import { askedStates, comparedColumns, isInForce, mayBecome, stateOf, validityEnd } from '../template/registers';
import type { LookUp, LookUpValueOf, Period, Register, RegisterColumn } from '../template/template.types';
import type { SimulatedWorld } from './play';
import type { ScriptEntry, SimulationScript } from './script.types';

type Value = string | number | boolean | null;

export interface SimulatedEntry {
  id: string;
  state: string;
  values: Record<string, Value>;
  /** The first day of any version of it, and of this one; the day from which it no longer holds. */
  firstFrom: CivilDate;
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/** By register; in the order in which entries were recorded. Never changed in place. */
export type SimulatedRegisters = Readonly<Record<string, readonly SimulatedEntry[]>>;

export function registersOf({ registers = {} }: Pick<SimulationScript, 'registers'>): SimulatedRegisters {
  const entry = ({ id, state, values, validFrom, validTo }: ScriptEntry): SimulatedEntry => ({
    ...{ id, state, values, validFrom },
    ...{ firstFrom: validFrom, validTo: validTo ?? null },
  });
  return Object.fromEntries(Object.entries(registers).map(([id, entries]) => [id, entries.map(entry)]));
}

/** What an answer depends on besides the registers. */
export interface AskedOf {
  facts: CaseState['facts'];
  parameters: Record<string, ParameterValue>;
  on: CivilDate;
}

/** The answer to a look-up, as the registers stand. */
export function answerFrom(
  registers: SimulatedRegisters,
  declared: Register | undefined,
  lookUp: LookUp,
  asked: AskedOf,
): LookUpValue {
  const found = (registers[lookUp.register] ?? [])
    .filter((entry) => stands(entry, declared, lookUp, asked.on) && fits(entry, lookUp, asked))
    .sort((one, other) => (one.firstFrom < other.firstFrom ? -1 : one.firstFrom > other.firstFrom ? 1 : 0));
  const column = lookUp.of ?? '';
  switch (lookUp.measure) {
    case 'count':
      return found.length;
    case 'exists':
      return found.length > 0;
    case 'list':
      return found.map(({ id }) => id);
    case 'sum':
      return found.reduce((sum, { values }) => sum + Number(values[column] ?? 0), 0);
    case 'consecutive': {
      const is = lookUp.is === undefined ? null : valueOf(lookUp.is, asked);
      const newest = [...found].reverse();
      const other = newest.findIndex(({ values }) => (values[column] ?? null) !== is);
      return other < 0 ? newest.length : other;
    }
  }
}

function stands(entry: SimulatedEntry, declared: Register | undefined, lookUp: LookUp, on: CivilDate): boolean {
  const asked = declared === undefined ? statesAsked(lookUp) : askedStates(lookUp, declared);
  if (entry.validFrom > on || (asked !== null && !asked.includes(entry.state))) return false;
  const isOut = declared !== undefined && stateOf(declared, entry.state)?.inForce === false;
  return isOut || isWithin(entry, on);
}

function statesAsked({ where: { state } }: LookUp): string[] | null {
  return state === undefined ? null : Array.isArray(state) ? state : [state];
}

function isWithin({ validTo }: SimulatedEntry, on: CivilDate): boolean {
  return validTo === null || on < validTo;
}

function fits(entry: SimulatedEntry, { where }: LookUp, asked: AskedOf): boolean {
  const { since, endsWithin } = where;
  if (since !== undefined && entry.firstFrom < dayFrom(asked.on, since, -1)) return false;
  if (endsWithin !== undefined) {
    if (entry.validTo === null || addDays(entry.validTo, -1) > dayFrom(asked.on, endsWithin, 1)) return false;
  }
  return comparedColumns(where).every(([column, value]) => (entry.values[column] ?? null) === valueOf(value, asked));
}

function dayFrom(on: CivilDate, period: Period, direction: 1 | -1): CivilDate {
  const parts = partsOf(period);
  if (parts.kind !== 'within') return on;
  const count = direction * parts.count;
  return parts.unit === 'days' ? addDays(on, count) : addMonths(on, count * (parts.unit === 'years' ? 12 : 1));
}

function valueOf(of: LookUpValueOf, { facts, parameters }: AskedOf): Value {
  if (typeof of !== 'object') return of;
  return plain('field' in of ? facts[of.field] : parameters[of.param]?.value);
}

/** An organisation or a person is kept by its id. */
function plain(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const id = own(value, 'id');
  return typeof id === 'string' ? id : null;
}

/** What a register step of the case would write. */
interface Writing {
  world: Pick<SimulatedWorld, 'program' | 'template' | 'registers'>;
  registers: SimulatedRegisters;
  state: CaseState;
  form: Record<string, unknown>;
  place: { block: string; round: number };
  at: Instant;
}

/** The registers after a step has written, or null where it cannot: another entry stands in the way, or the one it changes is not there. */
export function written(of: Writing): SimulatedRegisters | null {
  const plan = registerPlan(of.world.program, of.state, { block: of.place.block, at: of.at });
  const declared = of.world.registers?.find(({ id }) => id === plan.register);
  const entries = of.registers[plan.register] ?? [];
  const former = plan.entry === null ? null : entries.find(({ id }) => id === idOf(of.state, plan.entry));
  if (former === undefined || (former !== null && !mayFollow(former, plan, declared))) return null;
  const entry = entryOf(of, plan, former, declared);
  const others = entries.filter((one) => one !== former);
  if (declared !== undefined && others.some((other) => isSameKey(entry, other, declared))) return null;
  return { ...of.registers, [plan.register]: [...others, entry] };
}

function idOf(state: CaseState, entry: RegisterPlan['entry']): string {
  if (entry === null) return '';
  return 'id' in entry ? entry.id : madeId(state, entry);
}

function madeId(state: CaseState, { block, round }: { block: string; round: number }): string {
  return `${state.id}~${block}~${round}`;
}

function mayFollow(former: SimulatedEntry, { as, on }: RegisterPlan, declared: Register | undefined): boolean {
  const isThere = isWithin(former, on);
  return declared === undefined ? isThere : isThere && isInForce(declared, former.state) && mayBecome(declared, former.state, as);
}

function entryOf(of: Writing, plan: RegisterPlan, former: SimulatedEntry | null, declared: Register | undefined): SimulatedEntry {
  const given = Object.fromEntries(Object.entries(plan.values).map(([column, value]) => [column, planned(of, value)]));
  const values = { ...(former?.values ?? byConcept(of, declared)), ...given };
  const validFrom = former !== null && plan.on < former.validFrom ? former.validFrom : plan.on;
  const until = declared === undefined ? null : validityEnd(declared, { validFrom, values });
  const keeps = former !== null && (declared?.validity === undefined || 'within' in declared.validity);
  return {
    id: former?.id ?? madeId(of.state, of.place),
    state: plan.as,
    values,
    firstFrom: former?.firstFrom ?? validFrom,
    validFrom,
    validTo: plan.does === 'close' ? validFrom : keeps ? former.validTo : until,
  };
}

function byConcept({ world, form }: Writing, declared: Register | undefined): Record<string, Value> {
  const filled = (declared?.columns ?? []).flatMap((column: RegisterColumn): [string, Value][] => {
    const field = fieldByConcept(world.template.form.fields, column);
    return field === null ? [] : [[column.id, plain(form[field.id])]];
  });
  return Object.fromEntries(filled);
}

function planned({ form, registers }: Writing, value: PlannedValue): Value {
  if ('value' in value) return value.value;
  if ('field' in value) return plain(form[value.field]);
  if ('entry' in value) {
    const { register, id, column } = value.entry;
    return registers[register]?.find((entry) => entry.id === id)?.values[column] ?? null;
  }
  const { field, key, column } = value.row;
  const rows = form[field];
  const row = (Array.isArray(rows) ? (rows as unknown[]) : []).find((one) => own(one, 'key') === key);
  return plain(own(row, column));
}

/** Two in force at one time, of one key, however their names are written. */
function isSameKey(entry: SimulatedEntry, other: SimulatedEntry, declared: Register): boolean {
  if (declared.key.length === 0 || ![entry, other].every(({ state }) => isInForce(declared, state))) return false;
  const meet =
    (other.validTo === null || entry.validFrom < other.validTo) && (entry.validTo === null || other.validFrom < entry.validTo);
  const folded = ({ values }: SimulatedEntry, column: string): string =>
    String(values[column] ?? '')
      .normalize('NFKC')
      .replace(/\s+/gu, '')
      .toLowerCase();
  return meet && declared.key.every((column) => folded(entry, column) === folded(other, column));
}
