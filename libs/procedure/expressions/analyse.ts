/**
 * Walks a condition once and proves that it cannot fail: every name exists, what may be missing is asked for first, whole numbers stay
 * within 64 bits, nothing is divided by what may be zero, dates are dates, and no walk over a list stands inside another.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { isCivilDate } from '../clock/civil';
import type { Text } from '../kernel';
import { arithmetic, INT64, type Int } from './arithmetic';
import { guards, pathOf, type Scope } from './guards';
import { BOOL, int, MOST_IN_LIST, TEXT, type Kind } from './kinds';

export type Report = (code: string, node: ASTNode, message: Text) => void;

export interface Walk {
  roots: Record<string, Kind>;
  report: Report;
  /** A fixed name that is read, `form.amount`, and whether `has()` guards it or only asks for it. */
  read: (path: string, how: 'guarded' | 'asked' | 'bare') => void;
  /** Variables of the list that is being walked over. */
  scope: Scope;
  guarded: ReadonlySet<string>;
  /** The type checker has found something already: it is not said twice. */
  silent: boolean;
}

type Op = ASTNode['op'];
type Rule<K extends Op> = (node: Extract<ASTNode, { op: K }>, walk: Walk) => Kind | null;

const COMPREHENSIONS = ['all', 'exists', 'exists_one', 'filter'];
const DATE_FUNCTIONS: Record<string, Kind> = { before: BOOL, after: BOOL, daysBetween: int(-4_000_000, 4_000_000) };
const TEXT_METHODS = ['startsWith', 'endsWith', 'contains'];
const COUNT = int(0, MOST_IN_LIST);
const LENGTH = int(0, Number.MAX_SAFE_INTEGER);

/** What a node is, or null where that was refused already. */
export function kindOf(node: ASTNode, walk: Walk): Kind | null {
  return (rules[node.op] as Rule<Op>)(node, walk);
}

function forbid(walk: Walk, node: ASTNode, what: string): null {
  walk.report('CONDITION_FUNCTION', node, { zh: `条件中不能使用 ${what}。`, en: `A condition may not use ${what}.` });
  return null;
}

/** A variable, or what stands in one: the beginning of a path. The language has names of its own (its types), which are none here. */
function base(node: ASTNode, walk: Walk): Kind | null {
  return node.op === 'id' ? (variable(node.args, walk) ?? unknown(node, node.args, walk)) : kindOf(node, walk);
}

function variable(name: string, { scope, roots }: Walk): Kind | undefined {
  return scope.get(name)?.kind ?? (Object.hasOwn(roots, name) ? roots[name] : undefined);
}

const select: Rule<'.'> = (node, walk) => {
  const [of, name] = node.args;
  const kind = base(of, walk);
  return kind === null ? null : member(node, kind, name, walk);
};

const index: Rule<'[]'> = (node, walk) => {
  const [of, key] = node.args;
  const kind = base(of, walk);
  if (kind === null) return null;
  const isFixed = key.op === 'value' && typeof key.args === 'string';
  if (!isFixed || (kind.is !== 'map' && !(kind.is === 'object' && kind.name === 'Items'))) return forbid(walk, node, '[]');
  return member(node, kind, key.args, walk);
};

function member(node: ASTNode, kind: Kind, name: string, walk: Walk): Kind | null {
  const path = pathOf(node, walk.scope);
  if (kind.is === 'map' || (kind.is === 'object' && kind.name === 'Items')) {
    const found = kind.is === 'map' ? (kind.keys.includes(name) ? kind.of : undefined) : ownKind(kind.fields, name);
    if (path !== null) walk.read(path, 'guarded');
    if (found === undefined) {
      walk.report('CONDITION_UNKNOWN_STEP', node, { zh: `没有步骤“${name}”。`, en: `There is no step "${name}".` });
    }
    return found ?? null;
  }
  if (kind.is !== 'object' || !Object.hasOwn(kind.fields, name)) return unknown(node, name, walk);
  const found = kind.fields[name];
  if (path !== null && found !== undefined) {
    const isGuarded = walk.guarded.has(path);
    walk.read(path, isGuarded ? 'guarded' : 'bare');
    if (found.optional && !isGuarded) {
      walk.report('CONDITION_UNGUARDED', node, {
        zh: `“${path}”可能没有填写，请先用 has() 判断。`,
        en: `"${path}" may be missing; guard it by has().`,
      });
    }
  }
  return found?.kind ?? null;
}

function ownKind(fields: Record<string, { kind: Kind }>, name: string): Kind | undefined {
  return Object.hasOwn(fields, name) ? fields[name]?.kind : undefined;
}

function unknown(node: ASTNode, name: string, walk: Walk): null {
  if (!walk.silent) {
    walk.report('CONDITION_TYPE', node, { zh: `没有这个名称“${name}”。`, en: `There is nothing called "${name}".` });
  }
  return null;
}

/** `has(form.x)`: the whole field, because of a part of what is missing even `has()` fails. */
function has(node: ASTNode, argument: ASTNode | undefined, walk: Walk): Kind {
  if (argument?.op !== '.' || argument.args[0].op !== 'id') {
    walk.report('CONDITION_GUARD', argument ?? node, {
      zh: 'has() 只能判断整个项目，如 has(form.amount)。',
      en: 'has() asks for a whole field, as in has(form.amount).',
    });
    return BOOL;
  }
  const kind = base(argument.args[0], walk);
  const name = argument.args[1];
  const path = pathOf(argument, walk.scope);
  if (kind?.is !== 'object' || !Object.hasOwn(kind.fields, name)) {
    // The language's checker does not look: it would simply never be there.
    walk.report('CONDITION_TYPE', argument, { zh: `没有这个名称“${name}”。`, en: `There is nothing called "${name}".` });
  } else if (path !== null) walk.read(path, 'asked');
  return BOOL;
}

function dateArgument(node: ASTNode, walk: Walk): void {
  const kind = kindOf(node, walk);
  if (kind === null || kind.is === 'date') return;
  if (node.op === 'value' && typeof node.args === 'string' && isCivilDate(node.args)) return;
  walk.report('CONDITION_DATE', node, {
    zh: '这里须是日期：日期项目，或写成 "2026-05-20" 的日期。',
    en: 'A date is needed here: a date field, or a date like "2026-05-20".',
  });
}

const call: Rule<'call'> = (node, walk) => {
  const [name, given] = node.args;
  const [first] = given;
  if (name === 'has') return has(node, first, walk);
  if (name === 'sum' && first?.op === '.') {
    if (walk.scope.size > 0) return nested(node, walk);
    return sum(first, walk);
  }
  const dates = Object.hasOwn(DATE_FUNCTIONS, name) ? DATE_FUNCTIONS[name] : undefined;
  if (dates !== undefined) {
    given.forEach((argument) => dateArgument(argument, walk));
    return dates;
  }
  const kinds = given.map((argument) => kindOf(argument, walk));
  if (name === 'ratioAtMost') return BOOL;
  if (name === 'size') return kinds[0]?.is === 'list' ? COUNT : kinds[0]?.is === 'text' ? LENGTH : forbid(walk, node, 'size()');
  return forbid(walk, node, `${name}()`);
};

function sum(column: Extract<ASTNode, { op: '.' }>, walk: Walk): Kind | null {
  const list = kindOf(column.args[0], walk);
  const row = list?.is === 'list' && list.of.is === 'object' ? list.of : null;
  if (row === null) return null;
  const cell = ownKind(row.fields, column.args[1]);
  if (cell === undefined) return unknown(column, column.args[1], walk);
  const path = pathOf(column.args[0], walk.scope);
  if (path !== null) walk.read(`${path}[].${column.args[1]}`, 'guarded');
  if (cell.is !== 'int') return null;
  const most = BigInt(MOST_IN_LIST);
  return int(cell.least < 0n ? cell.least * most : 0n, cell.most > 0n ? cell.most * most : 0n);
}

function nested(node: ASTNode, walk: Walk): null {
  walk.report('CONDITION_NESTED', node, {
    zh: '逐行判断里面不能再逐行判断或求和。',
    en: 'Inside a walk over rows there can be no other, and no sum.',
  });
  return null;
}

const method: Rule<'rcall'> = (node, walk) => {
  const [name, receiver, given] = node.args;
  if (COMPREHENSIONS.includes(name)) return comprehension(node, walk);
  const kind = kindOf(receiver, walk);
  given.forEach((argument) => kindOf(argument, walk));
  if (name === 'size' && kind?.is === 'list') return COUNT;
  if (name === 'size' && kind?.is === 'text') return LENGTH;
  if (TEXT_METHODS.includes(name)) return BOOL;
  return forbid(walk, node, `${name}()`);
};

const comprehension: Rule<'rcall'> = (node, walk) => {
  const [name, receiver, [variable, body]] = node.args;
  if (walk.scope.size > 0) {
    nested(node, walk);
    return forbid(walk, node, `${name}()`);
  }
  const list = kindOf(receiver, walk);
  if (variable?.op !== 'id' || body === undefined) return forbid(walk, node, `${name}()`);
  if (Object.hasOwn(walk.roots, variable.args)) {
    walk.report('CONDITION_NAME', variable, {
      zh: `“${variable.args}”已有含义，请换一个名称。`,
      en: `"${variable.args}" means something already; use another name.`,
    });
    return null;
  }
  if (list?.is !== 'list') return null;
  const scope: Scope = new Map([[variable.args, { kind: list.of, path: `${listPath(receiver, walk) ?? '?'}[]` }]]);
  kindOf(body, { ...walk, scope });
  return name === 'filter' ? list : BOOL;
};

/** The table behind `form.items` and behind `form.items.filter(…)`. */
function listPath(node: ASTNode, walk: Walk): string | null {
  return node.op === 'rcall' ? listPath(node.args[1], walk) : pathOf(node, walk.scope);
}

const logic =
  (holdsFirst: boolean): Rule<'&&' | '||'> =>
  (node, walk) => {
    const [left, right] = node.args;
    // CEL takes the side that decides before the other side's error, so a guard holds wherever it stands in the chain.
    kindOf(left, under(walk, guards(right, holdsFirst, walk.scope)));
    kindOf(right, under(walk, guards(left, holdsFirst, walk.scope)));
    return BOOL;
  };

function under(walk: Walk, more: string[]): Walk {
  return more.length === 0 ? walk : { ...walk, guarded: new Set([...walk.guarded, ...more]) };
}

const ternary: Rule<'?:'> = (node, walk) => {
  const [test, yes, no] = node.args;
  kindOf(test, walk);
  const one = kindOf(yes, under(walk, guards(test, true, walk.scope)));
  const other = kindOf(no, under(walk, guards(test, false, walk.scope)));
  if (one?.is === 'int' && other?.is === 'int') {
    return int(one.least < other.least ? one.least : other.least, one.most > other.most ? one.most : other.most);
  }
  // A text that stands where a date could be is no date.
  return one?.is === 'date' && other?.is !== 'date' ? other : one;
};

const compare: Rule<'==' | '!=' | '<' | '<=' | '>' | '>='> = (node, walk) => {
  for (const side of node.args) {
    const kind = kindOf(side, walk);
    if (kind !== null && (kind.is === 'list' || kind.is === 'object' || kind.is === 'map')) forbid(walk, side, node.op);
  }
  return BOOL;
};

const calculate: Rule<'+' | '-' | '*' | '/' | '%'> = (node, walk) => {
  const [one, other] = node.args.map((side) => kindOf(side, walk));
  if (one?.is === 'list' || other?.is === 'list') return forbid(walk, node, node.op);
  if (one?.is !== 'int' || other?.is !== 'int') return one?.is === 'date' ? TEXT : (one ?? null);
  if ((node.op === '/' || node.op === '%') && other.least <= 0n && other.most >= 0n) {
    walk.report('CONDITION_DIVISION', node.args[1], {
      zh: '除数可能为零；比例请用 ratioAtMost() 比较。',
      en: 'This may be zero; compare ratios by ratioAtMost().',
    });
    return null;
  }
  return within(arithmetic[node.op](one, other), node, walk);
};

function within(kind: Int, node: ASTNode, walk: Walk): Kind | null {
  if (kind.least >= INT64.least && kind.most <= INT64.most) return kind;
  walk.report('CONDITION_OVERFLOW', node, {
    zh: '结果可能超出整数的范围；请给项目设定最大值，比例请用 ratioAtMost() 比较。',
    en: 'The result may be too big for a whole number; give the fields a maximum, or compare by ratioAtMost().',
  });
  return null;
}

const literal: Rule<'value'> = (node, walk) => {
  const value: unknown = node.args;
  if (typeof value === 'bigint') return within(int(value, value) as Int, node, walk);
  if (typeof value === 'string') return TEXT;
  return typeof value === 'boolean' ? BOOL : forbid(walk, node, node.input.slice(node.start, node.end));
};

const never =
  (what: string): Rule<Op> =>
  (node, walk) =>
    forbid(walk, node, what);

const rules: { [K in Op]: Rule<K> } = {
  value: literal,
  id(node, walk) {
    const kind = variable(node.args, walk) ?? null;
    const isRoot = Object.hasOwn(walk.roots, node.args) && !walk.scope.has(node.args);
    return isRoot || (kind === null && !walk.silent) || kind?.is === 'object' ? forbid(walk, node, node.args) : kind;
  },
  '.': select,
  '[]': index,
  call,
  rcall: method,
  list(node, walk) {
    const kinds = node.args.map((entry) => kindOf(entry, walk));
    return { is: 'list', of: kinds[0]?.is === 'int' ? int(INT64.least, INT64.most) : (kinds[0] ?? TEXT) };
  },
  '?:': ternary,
  '&&': logic(true) as Rule<'&&'>,
  '||': logic(false) as Rule<'||'>,
  '!_': (node, walk) => (kindOf(node.args, walk), BOOL),
  '-_'(node, walk) {
    const kind = kindOf(node.args, walk);
    return kind?.is === 'int' ? within(arithmetic['-'](int(0, 0) as Int, kind), node, walk) : kind;
  },
  in(node, walk) {
    const [one, list] = node.args.map((side) => kindOf(side, walk));
    if (one?.is === 'object' || one?.is === 'list' || (list !== null && list?.is !== 'list')) forbid(walk, node, 'in');
    return BOOL;
  },
  '==': compare as Rule<'=='>,
  '!=': compare as Rule<'!='>,
  '<': compare as Rule<'<'>,
  '<=': compare as Rule<'<='>,
  '>': compare as Rule<'>'>,
  '>=': compare as Rule<'>='>,
  '+': calculate as Rule<'+'>,
  '-': calculate as Rule<'-'>,
  '*': calculate as Rule<'*'>,
  '/': calculate as Rule<'/'>,
  '%': calculate as Rule<'%'>,
  map: never('{}') as Rule<'map'>,
  '.?': never('.?') as Rule<'.?'>,
  '[?]': never('[?]') as Rule<'[?]'>,
};
