/**
 * A declared look-up as one statement over what a register says of the day on which it is asked. Columns and states are those of the
 * register's declaration; the statement is made of fixed words, and whatever a declaration, a template, a form or a parameter says,
 * names of columns too, is a parameter of it.
 */
import {
  addDays,
  addMonths,
  askedStates,
  columnOf,
  comparedColumns,
  readPeriod,
  type CaseState,
  type LookUp,
  type LookUpValue,
  type LookUpValueOf,
  type Register,
  type RegisterColumn,
} from '../../procedure';
import { entriesAsOf, standsIn } from './as-of';
import { newestDeclared, type Reader } from './declarations';

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
  const declared = await newestDeclared(reader, lookUp.register);
  if (declared === null) throw new Error(`there is no register ${lookUp.register}`);
  const { text, values } = lookUpStatement(lookUp, asked, declared.declaration);
  const rows = await reader.rows<{ answer: string | number | boolean | null }>(text, values);
  if (lookUp.measure === 'list') return rows.map(({ answer }) => String(answer));
  const answer = rows[0]?.answer ?? 0;
  if (lookUp.measure === 'exists') return answer === true;
  const number = Number(answer);
  if (!Number.isSafeInteger(number)) throw new Error(`look-up ${lookUp.id} has no exact answer`);
  return number;
}

/** As which type of PostgreSQL a column is compared. */
const COMPARED_AS: Record<RegisterColumn['type'], string> = {
  text: 'text',
  choice: 'text',
  integer: 'numeric',
  money: 'numeric',
  date: 'date',
  yesNo: 'boolean',
};

/** The statement of a look-up and its values; exported for its test. */
export function lookUpStatement(lookUp: LookUp, asked: Asked, register: Register): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const [id, society] = [given(register.id), given(asked.society)];
  const on = `${given(asked.on)}::date`;
  const column = (name: string | undefined): { said: string; type: string } => {
    const found = name === undefined ? null : columnOf(register, name);
    if (found === null || found.personal === true) throw new Error(`register ${register.id} has no such column`);
    const type = COMPARED_AS[found.type];
    return { said: `(e."values" ->> ${given(found.id)}::text)::${type}`, type };
  };
  const isValue = (name: string | undefined, of: LookUpValueOf): string => {
    const { said, type } = column(name);
    return `${said} = ${given(valueOf(of, asked))}::text::${type}`;
  };
  const states = askedStates(lookUp, register);
  if (!states.every((state) => register.states.some((known) => known.id === state))) {
    throw new Error(`register ${register.id} has no such state`);
  }
  const { since, endsWithin } = lookUp.where;
  const conditions = [
    standsIn(`${given(states)}::text[]`, register, states, on),
    ...comparedColumns(lookUp.where).map(([name, of]) => isValue(name, of)),
    ...(since === undefined ? [] : [`e.first_from >= ${given(dayFrom(since, asked.on, -1))}::date`]),
    // Its last day is the one before that from which it no longer holds.
    ...(endsWithin === undefined ? [] : [`e.valid_to - 1 <= ${given(dayFrom(endsWithin, asked.on, 1))}::date`]),
  ];
  const entries = `from ${entriesAsOf({ register: id, day: on, whose: `r.society = ${society}::uuid` })} e where ${conditions.join(' and ')}`;
  const measures: Record<LookUp['measure'], () => string> = {
    count: () => `select count(*)::text as answer ${entries}`,
    sum: () => `select coalesce(sum(${column(lookUp.of).said}), 0)::text as answer ${entries}`,
    exists: () => `select exists (select 1 ${entries}) as answer`,
    // Those that are newer than the newest one with another value.
    consecutive: () =>
      `with entry as (select row_number() over (order by e.first_from desc, e.id desc) as place,
                             coalesce(${isValue(lookUp.of, lookUp.is ?? '')}, false) as same ${entries})
       select count(*)::text as answer from entry
        where place < coalesce((select min(place) from entry where not same), 9223372036854775807)`,
    list: () => `select e.id as answer ${entries} order by e.first_from, e.id limit ${MOST_LISTED}`,
  };
  return { text: measures[lookUp.measure](), values };
}

function valueOf(of: LookUpValueOf, { facts, parameters }: Asked): string {
  const value = typeof of !== 'object' ? of : 'field' in of ? facts[of.field] : parameters[of.param]?.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'object' && value !== null && 'id' in value) return value.id;
  throw new Error('a look-up compares with a value that is not there');
}

/** So long before (`-1`) or after (`1`) a day. */
function dayFrom(period: string, on: string, direction: 1 | -1): string {
  const read = readPeriod(period);
  if (read?.kind !== 'within') throw new Error('a look-up counts days, months or years');
  const count = direction * read.count;
  if (read.unit === 'days') return addDays(on, count);
  return addMonths(on, count * (read.unit === 'years' ? 12 : 1));
}
