/**
 * What the values of a case can be asked: each condition of the program, how many rows a table has, whether a field is as a rule forbids.
 * Each with the variables on which its answer rests, and what their values can be.
 */
import { standing } from '../../forms/standing';
import type { Field } from '../../forms/field.types';
import type { Monitor, ValueTest } from '../../machine/monitor.types';
import { holdsIn, tableIn } from '../../machine/program';
import { hasValue } from '../../machine/watched-values';
import { canonicalJson } from '../../plain';
import type { Program, ProgramEach, ScoreStep } from '../../template/program.types';
import type { Template } from '../../template/template.types';
import { NOTHING, readingOf, type Constants, type Reading } from './conditions';
import { made } from './forms';
import type { Counts } from './items';
import { comesTo, judgedItems, type Judgement } from './sheets';
import { keyOfItem, MOST_ITEMS } from './tree';
import { ofField, ofLookUp, ofParameter, type Domain } from './values';

/** Values by the names of their variables: `form.amount`, `params.limit`, `lookups.count`. */
export type Values = Record<string, unknown>;

export interface Question {
  id: number;
  /** Its own text, or what it asks besides conditions. */
  text: string;
  variables: string[];
  /** Steps whose outcomes it reads. */
  steps: string[];
  /** Of which `each` it counts the items, and of which steps how many they took. */
  items: string[];
  taken: string[];
  /** Its answer follows from nothing that is known here: it can be either. */
  isOpen: boolean;
  /** The values that are tried show every answer that it can give. */
  isExact: boolean;
  /** It asks how many rows there are, which the tables that are tried show whatever stands in them. */
  isOfLength?: true;
  /** How many rows of a table can be needed to decide it, besides those of its own item. */
  walks: number;
  /** Null: it cannot be asked of these values. */
  holds: (values: Values, asked: AskedOf) => boolean | null;
}

/** Of what in the case a question is asked. */
export interface AskedOf {
  item: number | null;
  /** Outcomes of the steps that it reads. */
  outcomes: Record<string, string>;
  /** How many items there were, where it asks that. */
  counts?: Counts;
}

export interface Questions {
  /** A condition, as it is asked inside an `each` or outside. */
  condition(text: string, each: ProgramEach | null, own?: 'look-ups'): Question;
  /** Whether a table has so many rows; of the most that are told apart, at least so many. */
  rows(table: string, count: number): Question;
  /** Whether a field's value is one that a rule forbids. */
  forbidden(monitor: Extract<Monitor, { kind: 'value' }>): Question;
  /** Whether a step that judges comes to it: how many it takes can rest on parameters. */
  judged(step: ScoreStep, judgement: Judgement): Question;
  byId(id: number): Question;
  domainOf(variable: string): Domain;
}

/** Of what is asked of nothing but values. */
const OF_VALUES = { steps: [], items: [], taken: [], isOpen: false, walks: 0 };

export function questionsOf(template: Template, program: Program, texts: string[]): Questions {
  const all: Question[] = [];
  const named = new Map<string, Question>();
  const fields = new Map(template.form.fields.map((field) => [field.id, field]));
  const readings = new Map<string, Reading>();
  const domains = new Map<string, Domain>();
  const readingsOfAll = texts.map((text) => reading(text));
  let groups = groupsOf(template, fields, readingsOfAll);

  /** A rule compares a field with values of its own. */
  function compareWith(variable: string, test: ValueTest): void {
    const values = 'above' in test ? [test.above] : 'is' in test ? test.is : test.isNot;
    const numbers = values.filter((value) => typeof value === 'number');
    const words = values.filter((value) => typeof value === 'string');
    readingsOfAll.push({ ...NOTHING, values: [variable], numbers, texts: words });
    groups = groupsOf(template, fields, readingsOfAll);
    domains.clear();
  }

  function reading(text: string): Reading {
    const known = readings.get(text) ?? readingOf(text);
    readings.set(text, known);
    return known;
  }
  function ask(name: string, make: () => Omit<Question, 'id' | 'text'>, text = name): Question {
    const known = named.get(name) ?? { id: all.length, text, ...make() };
    if (!named.has(name)) all.push(known);
    named.set(name, known);
    return known;
  }

  return {
    condition: (text, each, own) =>
      ask(
        `${own ?? ''}${each?.id ?? ''}/${text}`,
        () => {
          const read = reading(text);
          const table = each === null ? null : tableIn(program, each);
          const variables = closure(fields, [...read.values, ...(table === null ? [] : [`form.${table}`])].filter(isPlain));
          const shown = fieldsIn(template, variables);
          return {
            variables:
              own === undefined ? variables : variables.map((name) => (name.startsWith('lookups.') ? `${own}/${name}` : name)),
            ...{ steps: read.steps, items: read.items, taken: read.taken },
            isOpen: read.isOpen || (read.values.some((name) => !isPlain(name)) && table === null),
            isExact: read.isExact,
            walks: read.walks,
            holds: (values, asked) =>
              holdsOf(program, text, each, contextOf(program, shown, own, values, asked), table, asked.item),
          };
        },
        text,
      ),
    rows: (table, count) =>
      ask(`#${table}=${count}`, () => ({
        ...{ ...OF_VALUES, variables: [`form.${table}`], isExact: true, isOfLength: true as const },
        holds: (values) => {
          const rows = values[`form.${table}`];
          const found = Array.isArray(rows) ? rows.length : 0;
          return count === MOST_ITEMS ? found >= count : found === count;
        },
      })),
    forbidden: (monitor) =>
      ask(`!${canonicalJson(monitor)}`, () => {
        const { field, test } = monitor;
        compareWith(`form.${field}`, test);
        const variables = closure(fields, [`form.${field}`]);
        const shown = fieldsIn(template, variables);
        return {
          ...{ ...OF_VALUES, variables, isExact: true, walks: monitor.column === undefined ? 0 : 1 },
          holds: (values) => {
            const { facts } = standing(shown, formOf(shown, values), null);
            return hasValue({ facts }, monitor);
          },
        };
      }),
    judged: (step, judgement) =>
      ask(
        `scores['${step.id}'] ${canonicalJson({ ...judgement })}`,
        () => {
          const { of, takes } = step;
          const listed = of === 'case' || 'each' in of ? null : 'rows' in of ? `form.${of.rows}` : `lookups.${of.lookUp}`;
          const read = [takes?.most, takes?.ratio, takes?.atLeast].flatMap((one) =>
            typeof one === 'object' ? [`params.${one.parameter}`] : [],
          );
          return {
            ...{ ...OF_VALUES, variables: [...read, ...(listed === null ? [] : [listed])], isExact: false },
            holds: (values) => {
              const items = judgedItems(step, judgement, listed === null ? null : values[listed]);
              return comesTo(step, judgement, items, parametersIn(values));
            },
          };
        },
        `scores['${step.id}']`,
      ),
    byId: (id) => all[id] as Question,
    domainOf(variable) {
      const known = domains.get(variable) ?? domainOf(template, program, fields, groups, variable.replace(/^look-ups\//, ''));
      domains.set(variable, known);
      return known;
    },
  };
}

const isPlain = (name: string): boolean => !name.startsWith('item.');

/** What a value rests on: whether its field is asked at all, and of a computed one what it is computed from. */
function closure(fields: ReadonlyMap<string, Field>, names: string[]): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const field = fields.get(name.replace(/^form\./, ''));
    if (field === undefined || !name.startsWith('form.')) return;
    for (const text of [field.shownWhen, field.compute]) if (text !== undefined) readingOf(text).values.forEach(visit);
  };
  names.forEach(visit);
  return [...found].filter((name) => fields.get(name.replace(/^form\./, ''))?.type !== 'computed' || !name.startsWith('form.'));
}

/** The fields in question, those among them that are computed or decide whether others are asked. */
function fieldsIn({ form }: Template, variables: string[]): Field[] {
  const isIn = ({ id }: Field): boolean => variables.includes(`form.${id}`);
  const isMade = (field: Field): boolean =>
    field.type === 'computed' && readingOf(field.compute ?? 'true').values.every((name) => variables.includes(name));
  // Whether one must be filled in is no part of the question, and may hang on fields that are not.
  return form.fields.filter((field) => isIn(field) || isMade(field)).map(({ requiredWhen: _requiredWhen, ...field }) => field);
}

/** The fields of a form with these values, each as a form takes it: a file where conditions only see that one is there, whole rows of tables. */
function formOf(fields: Field[], values: Values): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const value = values[`form.${field.id}`];
      return value === undefined ? [] : [[field.id, made(field, value, {})]];
    }),
  );
}

type Context = Parameters<typeof holdsIn>[1];

function valuesUnder(values: Values, root: string): [string, unknown][] {
  return Object.entries(values).flatMap(([name, value]): [string, unknown][] =>
    name.startsWith(root) ? [[name.slice(root.length), value]] : [],
  );
}

function parametersIn(values: Values): Context['parameters'] {
  return Object.fromEntries(valuesUnder(values, 'params.').map(([id, value]) => [id, { value: (value ?? null) as never }]));
}

function contextOf(
  program: Program,
  fields: Field[],
  own: 'look-ups' | undefined,
  values: Values,
  { outcomes, counts }: AskedOf,
): Context {
  const { facts, given } = standing(fields, formOf(fields, values), null);
  const absent = Object.fromEntries(program.fields.map((field) => [field, given[field] ?? false]));
  return {
    facts,
    given: absent,
    parameters: parametersIn(values),
    lookUps: Object.fromEntries(valuesUnder(values, own === undefined ? 'lookups.' : `${own}/lookups.`)) as Context['lookUps'],
    checks: outcomes,
    outcomes,
    ...counts,
  };
}

/** Null: the item is not there, or the condition cannot be asked of such values. */
function holdsOf(
  program: Program,
  text: string,
  each: ProgramEach | null,
  context: Context,
  table: string | null,
  item: number | null,
): boolean | null {
  const rows = table === null ? undefined : context.facts[table];
  const row =
    Array.isArray(rows) && item !== null ? (rows as { key?: unknown }[]).find(({ key }) => key === keyOfItem(item)) : undefined;
  if (table !== null && item !== null && row === undefined) return null;
  try {
    return holdsIn(program, { ...context, ...(row === undefined ? {} : { item: row as never }) }, text, each);
  } catch {
    // A guard that stands elsewhere makes it certain that it is never asked of such values.
    return null;
  }
}

/** Variables that are read together are compared with the same constants. */
function groupsOf(
  template: Template,
  fields: ReadonlyMap<string, Field>,
  readings: Reading[],
): Map<string, Constants & { names: Set<string> }> {
  const groups = new Map<string, Constants & { names: Set<string> }>();
  const made = template.form.fields.flatMap(({ id, compute, shownWhen }) =>
    [compute, shownWhen].flatMap((text) => {
      if (text === undefined) return [];
      const reading = readingOf(text);
      return [{ ...reading, values: [...reading.values, `form.${id}`] }];
    }),
  );
  for (const { values, numbers, texts, dates } of [...readings, ...made]) {
    const names = values.flatMap((name) => [name, ...closure(fields, [name])]);
    const joined = { names: new Set(names), numbers: [...numbers], texts: [...texts], dates: [...dates] };
    for (const name of names) {
      const known = groups.get(name);
      if (known === undefined || known === joined) continue;
      known.names.forEach((one) => joined.names.add(one));
      for (const kind of ['numbers', 'texts', 'dates'] as const) {
        joined[kind] = [...new Set([...(joined[kind] as unknown[]), ...(known[kind] as unknown[])])] as never;
      }
    }
    joined.names.forEach((name) => groups.set(name, joined));
  }
  return groups;
}

function domainOf(
  template: Template,
  program: Program,
  fields: ReadonlyMap<string, Field>,
  groups: ReturnType<typeof groupsOf>,
  variable: string,
): Domain {
  const { numbers = [], texts = [], dates = [], names = new Set([variable]) } = groups.get(variable) ?? {};
  const [root, id] = [variable.split('.', 1)[0], variable.slice(variable.indexOf('.') + 1)];
  // Columns of the table at hand are read as `item.<column>`, in whichever `each` that is.
  const rows = [...groups.entries()].filter(([name]) => name.startsWith('item.')).map(([, group]) => group);
  const field = fields.get(id);
  const isTable = root === 'form' && field?.type === 'table';
  const near = <K extends keyof Constants>(kind: K, own: Constants[K]): Constants[K] =>
    (isTable ? [...new Set([...own, ...rows.flatMap((group) => group[kind] as unknown[])])] : own) as Constants[K];
  const compared = {
    numbers: near('numbers', numbers),
    texts: near('texts', texts),
    dates: near('dates', dates),
    variables: names.size,
  };
  if (root === 'params') {
    const parameter = template.parameters.find((one) => one.id === id);
    if (parameter !== undefined) return ofParameter(parameter, compared);
  }
  if (root === 'lookups') {
    const lookUp = program.lookUps.find((one) => one.id === id);
    if (lookUp !== undefined) return ofLookUp(lookUp, compared);
  }
  return field === undefined ? { values: [undefined], isAll: false } : ofField(field, compared);
}

/** Every condition that a program asks anywhere. */
export function conditionsIn(program: Program): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, one] of Object.entries(value)) {
      if (typeof one === 'string' && ['that', 'when', 'again', 'guarantee'].includes(name)) found.add(one);
      else visit(one);
    }
  };
  visit(program.blocks);
  return [...found];
}
