/**
 * A declared look-up as one statement. Tables and columns come from the declaration below alone, by the names that the core lets a
 * template use; whatever a template, a form or a parameter says is a parameter of the statement.
 */
import {
  addDays,
  addMonths,
  readPeriod,
  type CaseState,
  type LookUp,
  type LookUpValue,
  type LookUpValueOf,
} from '../../procedure';
import type { Reader } from './registers';

/** Where a register stands. Columns by the names that look-ups use. */
interface Place {
  table: string;
  columns: Record<string, string>;
}

const PLACES: Record<string, Place> = {
  branches: { table: 'guicheng.register_branch', columns: { name: 'name', kind: 'kind', discipline: 'discipline' } },
};

/** Names of the registers and columns that can be asked, to be held against what the core lets a template say. */
export function askedColumns(): Record<string, string[]> {
  return Object.fromEntries(Object.entries(PLACES).map(([register, { columns }]) => [register, Object.keys(columns)]));
}

/** What the answer depends on besides the register. `on`: the day on which it is asked. */
export interface Asked {
  society: string;
  facts: CaseState['facts'];
  parameters: CaseState['parameters'];
  on: string;
}

/** Longer lists are a matter for a report; the core takes no more. */
const MOST_LISTED = 1_000;

/** Answers a look-up as the register now stands. */
export async function answerLookUp(reader: Reader, lookUp: LookUp, asked: Asked): Promise<LookUpValue> {
  const { text, values } = lookUpStatement(lookUp, asked);
  const rows = await reader.rows<{ answer: string | number | boolean | null }>(text, values);
  if (lookUp.measure === 'list') return rows.map(({ answer }) => String(answer));
  const answer = rows[0]?.answer ?? 0;
  if (lookUp.measure === 'exists') return answer === true;
  const number = Number(answer);
  if (!Number.isSafeInteger(number)) throw new Error(`look-up ${lookUp.id} has no exact answer`);
  return number;
}

/** The statement of a look-up and its values; exported for its test. */
export function lookUpStatement(lookUp: LookUp, asked: Asked, places = PLACES): { text: string; values: unknown[] } {
  const place = Object.hasOwn(places, lookUp.register) ? places[lookUp.register] : undefined;
  if (place === undefined) throw new Error(`there is no register ${lookUp.register}`);
  const values: unknown[] = [asked.society, lookUp.where.state];
  const value = (of: LookUpValueOf): string => `$${values.push(valueOf(of, asked))}`;
  const columnOf = (name: string | undefined): string => {
    const column = name !== undefined && Object.hasOwn(place.columns, name) ? place.columns[name] : undefined;
    if (column === undefined) throw new Error(`register ${lookUp.register} has no such column`);
    return `"${column}"`;
  };
  const conditions = Object.entries(lookUp.where).flatMap(([name, of]) =>
    ['state', 'of', 'since'].includes(name) || of === undefined ? [] : [`${columnOf(name)}::text = ${value(of)}::text`],
  );
  const { since } = lookUp.where;
  if (since !== undefined) {
    conditions.push(`(entered_at at time zone 'Asia/Shanghai')::date >= ${value(firstDay(since, asked.on))}::date`);
  }
  const entries = `from ${place.table} where ${['society = $1', 'state = $2', ...conditions].join(' and ')}`;
  const measures: Record<LookUp['measure'], () => string> = {
    count: () => `select count(*)::text as answer ${entries}`,
    sum: () => `select coalesce(sum(${columnOf(lookUp.of)}), 0)::text as answer ${entries}`,
    exists: () => `select exists (select 1 ${entries}) as answer`,
    // Those that are newer than the newest one with another value.
    consecutive: () =>
      `with entry as (select row_number() over (order by entered_at desc, id desc) as place,
                             (${columnOf(lookUp.of)}::text is not distinct from ${value(lookUp.is ?? '')}::text) as same ${entries})
       select count(*)::text as answer from entry
        where place < coalesce((select min(place) from entry where not same), 9223372036854775807)`,
    list: () => `select id::text as answer ${entries} order by entered_at, id limit ${MOST_LISTED}`,
  };
  return { text: measures[lookUp.measure](), values };
}

function valueOf(of: LookUpValueOf, { facts, parameters }: Asked): string {
  const value = typeof of !== 'object' ? of : 'field' in of ? facts[of.field] : parameters[of.param]?.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'object' && value !== null && 'id' in value) return value.id;
  throw new Error('a look-up compares with a value that is not there');
}

function firstDay(since: string, on: string): string {
  const period = readPeriod(since);
  if (period?.kind !== 'within') throw new Error('a look-up counts back days, months or years');
  if (period.unit === 'days') return addDays(on, -period.count);
  return addMonths(on, -period.count * (period.unit === 'years' ? 12 : 1));
}
