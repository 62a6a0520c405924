/** What conditions read, and with what they compare it: from the parsed text, as far as an exploration has to know. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { isCivilDate } from '../../clock/civil';
import { environmentOf } from '../../expressions/environment';

/** What a condition compares with: written-down values, by their types. */
export interface Constants {
  numbers: number[];
  texts: string[];
  dates: string[];
}

export interface Reading extends Constants {
  /** `form.amount` and `given.amount` as `form.amount`; `params.limit`, `lookups.count`, `item.kind`. */
  values: string[];
  /** Steps whose outcomes are read. */
  steps: string[];
  /** Of which `each` it counts the items, and of which steps how many they took. */
  items: string[];
  taken: string[];
  /** It reads what nothing here follows: points. */
  isOpen: boolean;
  /** It only compares values as they are, so that a few of each kind show everything that it can tell apart. */
  isExact: boolean;
  /** How often it walks over the rows of a table: each time one row can decide it. */
  walks: number;
}

const PLAIN = { facts: [], fields: [], parameters: [], lookUps: [], steps: [] };
const READABLE: Record<string, 'form' | 'params' | 'lookups' | 'item'> = {
  form: 'form',
  given: 'form',
  params: 'params',
  lookups: 'lookups',
  item: 'item',
};
const STEPS: readonly string[] = ['checks', 'outcomes'];
const FOLLOWED_BY_NOTHING = 'scores';

/** Of these a value on either side of each constant, and the constant itself, is enough. */
const EXACT: readonly ASTNode['op'][] = [
  ...(['value', 'id', '.', '[]', 'list', 'in', '?:', '&&', '||', '!_', '-_'] as const),
  ...(['==', '!=', '<', '<=', '>', '>='] as const),
];
const EXACT_CALLS: readonly string[] = ['has', 'before', 'after', 'size'];
const WALKS: readonly string[] = ['all', 'exists'];

/** Of a condition that asks nothing. */
export const NOTHING: Reading = {
  values: [],
  steps: [],
  items: [],
  taken: [],
  isOpen: false,
  numbers: [],
  texts: [],
  dates: [],
  isExact: true,
  walks: 0,
};

/** What a condition reads. One that cannot be read was refused before; it reads nothing. */
export function readingOf(condition: string): Reading {
  const reading: Reading = { ...NOTHING, values: [], steps: [], items: [], taken: [], numbers: [], texts: [], dates: [] };
  let ast: ASTNode;
  try {
    ({ ast } = environmentOf(PLAIN).parse(condition));
  } catch {
    return { ...reading, isOpen: true };
  }
  visit(ast, reading);
  return reading;
}

function visit(node: ASTNode, reading: Reading): void {
  const { op, args } = node;
  if (op === 'value') return constant(args, reading);
  if (op === '-_' && args.op === 'value' && typeof args.args === 'bigint') return constant(-args.args, reading);
  const isWalk = op === 'rcall' && WALKS.includes(args[0]);
  if (isWalk) reading.walks += 1;
  const isKnownCall = (op === 'call' || op === 'rcall') && EXACT_CALLS.includes(args[0]);
  if (!isKnownCall && !isWalk && !EXACT.includes(op)) reading.isExact = false;
  if (op === '.' || op === '[]') {
    const [of, name] = args;
    const key = typeof name === 'string' ? name : name.op === 'value' ? String(name.args) : null;
    if (of.op === 'id' && key !== null && named(of.args, key, reading)) return;
  }
  const go = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(go);
    else if (typeof part === 'object' && part !== null && 'op' in part) visit(part as ASTNode, reading);
  };
  go(args);
}

function named(root: string, key: string, reading: Reading): boolean {
  const readable = Object.hasOwn(READABLE, root) ? READABLE[root] : undefined;
  if (readable !== undefined) add(reading.values, `${readable}.${key}`);
  else if (STEPS.includes(root)) add(reading.steps, key);
  else if (root === 'items' || root === 'taken') add(reading[root], key);
  else if (root === FOLLOWED_BY_NOTHING) reading.isOpen = true;
  else return false;
  return true;
}

function constant(value: unknown, { numbers, texts, dates }: Constants): void {
  if (typeof value === 'bigint') add(numbers, Number(value));
  if (typeof value === 'string') add(value.length === 10 && isCivilDate(value) ? dates : texts, value);
}

function add<T>(to: T[], value: T): void {
  if (!to.includes(value)) to.push(value);
}
