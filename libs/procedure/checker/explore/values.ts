/**
 * Values that stand for all others: on either side of every constant with which something is compared, and the constant itself. A few of
 * them show everything that conditions can tell apart, as long as these only compare (`conditions.ts`).
 */
import { dateOfDay, dayNumber } from '../../clock/civil';
import type { Column, Field } from '../../forms/field.types';
import type { Program } from '../../template/program.types';
import type { LookUpMeasure, ParameterType, Template } from '../../template/template.types';
import type { Constants } from './conditions';
import { keyOfItem } from './tree';

/** Values of one variable, the plainest first; undefined: nothing was filled in. `isAll`: they stand for all that there are. */
export interface Domain {
  values: unknown[];
  isAll: boolean;
  /** Of a table: more rows than two stand for their number alone, whatever is in them. */
  isCounted?: true;
}

/** What the variables that are read together are compared with, and how many of them there are. */
export interface Compared extends Constants {
  variables: number;
}

/** More distinct values than these are not tried. */
const MOST_VALUES = 40;
const MOST_SUBSETS_OF = 5;
const MOST_ROWS_TRIED = 50;
const MOST_TABLES = 200;
const SOME_DAY = '2026-06-15';

/** Between two constants there is room for as many different values as there are variables. */
const MOST_APART = 4;
const apart = ({ variables }: Compared): number[] =>
  Array.from({ length: Math.min(Math.max(variables, 1), MOST_APART) }, (_, n) => n + 1);

function numbers(compared: Compared, least = -Infinity, most = Infinity): Domain {
  const steps = apart(compared);
  const near = compared.numbers.flatMap((one) => [one, ...steps.map((step) => one + step), ...steps.map((step) => one - step)]);
  const plain = [1, ...steps.map((step) => step + 1), 0, -1];
  const inRange = [
    ...plain,
    ...near,
    ...(Number.isFinite(least) ? [least] : []),
    ...(Number.isFinite(most) ? [most] : []),
  ].filter((one) => one >= least && one <= most && Number.isSafeInteger(one));
  return bounded([...new Set(inRange)], compared.variables <= MOST_APART);
}

function dates(compared: Compared): Domain {
  const steps = apart(compared);
  const near = compared.dates.flatMap((date) => [0, ...steps, ...steps.map((step) => -step)].map((step) => moved(date, step)));
  const plain = [0, ...steps].map((step) => moved(SOME_DAY, step));
  return bounded([...new Set([...plain, ...near])], compared.variables <= MOST_APART);
}

function moved(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

function texts(compared: Compared): Domain {
  const others = apart(compared).map((n) => `other-${n}`);
  return bounded([...others.slice(0, 1), ...compared.texts, ...others.slice(1)], compared.variables <= MOST_APART);
}

/** Lists of some of these: all there are, where they are few. */
function lists(of: string[]): Domain {
  if (of.length <= MOST_SUBSETS_OF) {
    const subsets = of.reduce<string[][]>((all, one) => [...all, ...all.map((some) => [...some, one])], [[]]);
    return { values: subsets.sort((left, right) => right.length - left.length), isAll: true };
  }
  return { values: [of, ...of.map((one) => [one]), []], isAll: false };
}

function bounded(values: unknown[], isAll: boolean): Domain {
  return { values: values.slice(0, MOST_VALUES), isAll: isAll && values.length <= MOST_VALUES };
}

/** What a field or a column can hold, without the possibility that it is left empty. */
function filled(field: Field | Column, compared: Compared): Domain {
  switch (field.type) {
    case 'integer':
    case 'money':
      return numbers(compared, field.minimum ?? (field.type === 'money' ? 0 : -Infinity), field.maximum);
    case 'date':
      return dates(compared);
    case 'choice': {
      const options = (field.options ?? []).map(({ value }) => value);
      return field.optionsFrom === undefined ? { values: options, isAll: true } : union(options, texts(compared));
    }
    case 'choices': {
      const { values, isAll } = lists([...(field.options ?? []).map(({ value }) => value), ...compared.texts.slice(0, 3)]);
      return { values: values.filter((list) => (list as unknown[]).length > 0), isAll: isAll && field.optionsFrom === undefined };
    }
    case 'yesNo':
      return { values: [true, false], isAll: true };
    case 'organisation':
      return {
        values: ['society', 'branch'].flatMap((kind) =>
          texts(compared)
            .values.slice(0, 4)
            .map((id) => ({ id, kind })),
        ),
        isAll: compared.texts.length < 3,
      };
    case 'ratio':
      return { values: ratios(compared), isAll: false };
    case 'dateTime':
      return spread(dates(compared), (on) => ['am', 'pm'].map((part) => ({ on, part })));
    case 'period':
      return spread(dates(compared), (from) => [0, 1, 400].map((days) => ({ from, to: moved(String(from), days) })), false);
    case 'table':
      return tables(field, compared);
    case 'text':
    case 'longText':
    case 'address':
    case 'person':
    case 'phone':
    case 'idNumber':
    case 'url':
    case 'file':
    case 'files':
    case 'registerEntry':
    case 'note':
    case 'computed':
      // Conditions see of these only that something stands there.
      return { values: [PRESENT], isAll: true };
  }
}

/** Stands for a text, a file, a person: whatever a form takes there. */
export const PRESENT = { present: true } as const;

function ratios({ numbers: known }: Compared): unknown[] {
  const wholes = [...new Set([...known.filter((one) => one > 0), 100])].slice(0, 4);
  return wholes.flatMap((whole) => [0, 1, Math.floor(whole / 2), whole].map((part) => ({ part, whole })));
}

function spread(from: Domain, each: (value: unknown) => unknown[], isAll = from.isAll): Domain {
  return bounded(from.values.flatMap(each), isAll);
}

function union(first: unknown[], { values, isAll }: Domain): Domain {
  return bounded([...new Set([...first, ...values])], isAll);
}

/** No row, one of each sort, two of each two sorts, and as many as are asked for, or as there have to be. */
function tables({ columns = [], minRows = 0, maxRows = 100, required }: Field, compared: Compared): Domain {
  const sorts = rowsOf(columns, compared);
  const keyed = (rows: unknown[]): unknown[] => rows.map((row, at) => ({ key: keyOfItem(at), ...(row as object) }));
  const asked = [minRows, ...compared.numbers.flatMap((one) => [one - 1, one, one + 1])];
  const counts = asked.filter((one) => one > 2 && (one <= MOST_ROWS_TRIED || one === minRows));
  const pairs = sorts.values.flatMap((one) => sorts.values.map((other) => [one, other]));
  const many = [...new Set(counts)].map((count) => Array.from({ length: count }, () => sorts.values[0]));
  const all = [...sorts.values.map((row) => [row]), ...pairs, [], ...many].filter(({ length }) =>
    length === 0 ? required !== true : length >= minRows && length <= maxRows,
  );
  const isAll = sorts.isAll && all.length <= MOST_TABLES;
  return { values: all.slice(0, MOST_TABLES).map(keyed), isAll, ...(many.length === 0 ? {} : { isCounted: true }) };
}

function rowsOf(columns: Column[], compared: Compared): Domain {
  const isRead = (column: Column): boolean => column.type !== 'text' && column.type !== 'file';
  let rows: Record<string, unknown>[] = [{}];
  let isAll = true;
  for (const column of columns.filter(isRead)) {
    const { values, isAll: all } = optional(filled(column, compared), column.required !== true);
    const next = rows.flatMap((row) => values.map((value) => (value === undefined ? row : { ...row, [column.id]: value })));
    isAll = isAll && all && next.length <= 12;
    rows = next.slice(0, 12);
  }
  return { values: rows, isAll };
}

function optional(domain: Domain, isOptional: boolean): Domain {
  return isOptional ? { ...domain, values: [...domain.values, undefined] } : domain;
}

/** Values of a field, empty among them where it may be left so. */
export function ofField(field: Field, compared: Compared): Domain {
  return optional(filled(field, compared), field.required !== true || field.shownWhen !== undefined);
}

const PARAMETERS: Record<ParameterType, (compared: Compared, id: string) => Domain> = {
  organ: (compared, id) => union([id], texts(compared)),
  integer: (compared) => numbers(compared),
  money: (compared) => numbers(compared),
  boolean: () => ({ values: [true, false], isAll: true }),
  textList: (compared) => lists([...new Set([...compared.texts, 'other-1'])]),
  ratio: (compared) => ({ values: ratios(compared), isAll: false }),
  date: dates,
};

/** Values of a parameter; none where a case can do without. */
export function ofParameter(
  { id, type, optional: isOptional, default: usual }: Template['parameters'][number],
  compared: Compared,
): Domain {
  const { values, isAll } = PARAMETERS[type](compared, id);
  const given = usual ?? null;
  const plainest = given === null ? values : [given, ...values.filter((value) => value !== given)];
  return optional({ values: plainest, isAll }, isOptional === true && given === null);
}

const COUNTED = (compared: Compared): Domain => numbers(compared, 0);
const LOOK_UPS: Record<LookUpMeasure, (compared: Compared) => Domain> = {
  count: COUNTED,
  consecutive: COUNTED,
  sum: (compared) => numbers(compared),
  exists: () => ({ values: [false, true], isAll: true }),
  list: ({ numbers: known }) => {
    const sizes = [...new Set([0, 1, 2, ...known.flatMap((one) => [one - 1, one, one + 1])])].filter(
      (one) => one >= 0 && one <= MOST_ROWS_TRIED,
    );
    return { values: sizes.map((size) => Array.from({ length: size }, (_, at) => keyOfItem(at))), isAll: false };
  },
};

/** What the store can answer. */
export function ofLookUp({ measure }: Program['lookUps'][number], compared: Compared): Domain {
  return LOOK_UPS[measure](compared);
}
