/**
 * What the parts of a condition are, more finely than the language's own types: a whole number with the least and the most that it can
 * be, a text that is a date, a list with what stands in it. From these follow both the typed environment and the proof that nothing
 * fails at run time.
 */
import { MOST_FEN, MOST_OF_RATIO, MOST_ROWS } from '../forms/values';
import type { Fact, FactColumn } from '../template/program.types';
import type { LookUp, Parameter } from '../template/template.types';

export type Kind =
  | { is: 'int'; least: bigint; most: bigint }
  | { is: 'text' }
  | { is: 'date' }
  | { is: 'bool' }
  | { is: 'list'; of: Kind }
  | { is: 'object'; name: string; fields: Record<string, Member> }
  /** Keys that are known at publication. */
  | { is: 'map'; keys: string[]; of: Kind };

export interface Member {
  kind: Kind;
  /** May be missing: `has()` first. */
  optional: boolean;
}

/** What a condition may read. The machine's conditions read all of it, a form's own only `form` and `given`. */
export interface Vocabulary {
  facts: Fact[];
  fields: string[];
  parameters: Pick<Parameter, 'id' | 'type' | 'optional' | 'default'>[];
  lookUps: Pick<LookUp, 'id' | 'measure'>[];
  steps: string[];
  /** Of each `each`: the outcomes that its items can be left with, `done` among them. */
  items?: Record<string, string[]>;
  /** Inside an `each` over rows: the columns of the row at hand. */
  item?: FactColumn[];
  /** Steps that judge the case itself: its sum, in hundredths of 100 points. */
  scores?: string[];
  /** Steps that judge and take: how many they took. */
  taken?: string[];
}

/** Lists are refused where they come in when they are longer. */
export const MOST_IN_LIST = MOST_ROWS;

/** Of 100 points, in hundredths. */
const MOST_SUM = 10_000;

export const BOOL: Kind = { is: 'bool' };
export const TEXT: Kind = { is: 'text' };
export const DATE: Kind = { is: 'date' };
export const int = (least: bigint | number, most: bigint | number): Kind => ({
  is: 'int',
  least: BigInt(least),
  most: BigInt(most),
});
const WHOLE = int(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
const FEN = int(-MOST_FEN, MOST_FEN);
const always = (kind: Kind): Member => ({ kind, optional: false });
const parts = (name: string, of: Record<string, Kind>): Kind => ({
  is: 'object',
  name,
  fields: Object.fromEntries(Object.entries(of).map(([field, kind]) => [field, always(kind)])),
});

const FACTS: Record<Exclude<Fact['type'], 'table'>, Kind> = {
  integer: WHOLE,
  money: FEN,
  ratio: parts('Ratio', { part: int(0, MOST_OF_RATIO), whole: int(1, MOST_OF_RATIO) }),
  date: DATE,
  dateTime: parts('DayPart', { on: DATE, part: TEXT }),
  period: parts('Span', { from: DATE, to: DATE }),
  choice: TEXT,
  choices: { is: 'list', of: TEXT },
  yesNo: BOOL,
  organisation: parts('Organisation', { id: TEXT, kind: TEXT }),
};

const PARAMETERS: Record<Parameter['type'], Kind> = {
  organ: TEXT,
  integer: WHOLE,
  boolean: BOOL,
  textList: { is: 'list', of: TEXT },
  money: FEN,
  ratio: FACTS.ratio,
  date: DATE,
};

/** What the store answers, by the measure that was asked for. A list is the ids of entries. */
const LOOK_UPS: Record<LookUp['measure'], Kind> = {
  count: int(0, Number.MAX_SAFE_INTEGER),
  sum: WHOLE,
  exists: BOOL,
  consecutive: int(0, Number.MAX_SAFE_INTEGER),
  list: { is: 'list', of: TEXT },
};

function rowKind(name: string, columns: FactColumn[]): Kind {
  const fields = columns.map(({ id, type, optional }): [string, Member] => [
    id,
    { kind: FACTS[type], optional: optional === true },
  ]);
  return { is: 'object', name, fields: Object.fromEntries([['key', always(TEXT)], ...fields]) };
}

function factKind(fact: Fact): Kind {
  if (fact.type === 'table') return { is: 'list', of: rowKind(`Row_${fact.field}`, fact.columns ?? []) };
  const kind = FACTS[fact.type];
  if (kind.is !== 'int') return kind;
  return int(fact.minimum ?? kind.least, fact.maximum ?? kind.most);
}

/** The variables of a vocabulary. */
export function rootsOf(vocabulary: Vocabulary): Record<string, Kind> {
  const object = (name: string, entries: [string, Member][]): Kind => ({
    is: 'object',
    name,
    fields: Object.fromEntries(entries),
  });
  const count = int(0, MOST_IN_LIST);
  return {
    form: object(
      'Form',
      vocabulary.facts.map((fact) => [fact.field, { kind: factKind(fact), optional: fact.optional === true }]),
    ),
    given: object(
      'Given',
      vocabulary.fields.map((field) => [field, always(BOOL)]),
    ),
    params: object(
      'Params',
      vocabulary.parameters.map((parameter) => [
        parameter.id,
        { kind: PARAMETERS[parameter.type], optional: parameter.optional === true && (parameter.default ?? null) === null },
      ]),
    ),
    lookups: object(
      'LookUps',
      vocabulary.lookUps.map(({ id, measure }) => [id, always(LOOK_UPS[measure])]),
    ),
    checks: { is: 'map', keys: vocabulary.steps, of: TEXT },
    outcomes: { is: 'map', keys: vocabulary.steps, of: TEXT },
    ...(vocabulary.items === undefined ? {} : { items: itemsKind(vocabulary.items, count) }),
    ...(vocabulary.item === undefined ? {} : { item: rowKind('Item', vocabulary.item) }),
    ...(vocabulary.scores === undefined ? {} : { scores: { is: 'map', keys: vocabulary.scores, of: int(0, MOST_SUM) } }),
    ...(vocabulary.taken === undefined ? {} : { taken: { is: 'map', keys: vocabulary.taken, of: count } }),
  };
}

/** Each `each` has its own outcomes, so each is a map with its own keys. */
function itemsKind(items: Record<string, string[]>, count: Kind): Kind {
  const fields = Object.entries(items).map(([id, keys]): [string, Member] => [id, always({ is: 'map', keys, of: count })]);
  return { is: 'object', name: 'Items', fields: Object.fromEntries(fields) };
}

/** The language's own name of a kind. */
export function celType(kind: Kind): string {
  switch (kind.is) {
    case 'int':
    case 'bool':
      return kind.is;
    case 'text':
    case 'date':
      return 'string';
    case 'list':
      return `list<${celType(kind.of)}>`;
    case 'map':
      return `map<string, ${celType(kind.of)}>`;
    case 'object':
      return kind.name === 'Items' ? 'map<string, map<string, int>>' : kind.name;
  }
}
