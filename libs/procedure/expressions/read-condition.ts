/** What a condition reads, and what stands in the way of publishing it. */
import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Text } from '../kernel';
import { environmentOf, type Vocabulary } from './environment';

/** Paths that a condition reads: `form.parent`, `params.branchLimit`, `lookups.activeBranches`, `checks.charter-scope`. */
export type Reads = Set<string>;

export interface ConditionFindings {
  reads: Reads;
  problems: { code: string; message: Text }[];
}

/** Functions that end in a time bounded by their text. `matches` and comprehensions are not among them. */
const FUNCTIONS = ['has', 'size', 'startsWith', 'endsWith', 'contains'];
const ROOTS = ['form', 'given', 'params', 'lookups', 'checks', 'outcomes'];

/**
 * Checks one condition against a vocabulary: syntax, types, names, guards. It must give a boolean. `under` is a condition that is
 * known to hold when this one runs, so that its guards count.
 */
export function readCondition(condition: string, vocabulary: Vocabulary, under?: string): ConditionFindings {
  const problems: ConditionFindings['problems'] = [];
  const add = (code: string, zh: string, en: string): number => problems.push({ code, message: { zh, en } });
  const environment = environmentOf(vocabulary);
  let ast: ASTNode;
  try {
    ast = environment.parse(condition).ast;
  } catch (error) {
    add('CONDITION_UNREADABLE', `条件无法读取：${firstLine(error)}`, `The condition cannot be read: ${firstLine(error)}`);
    return { reads: new Set(), problems };
  }
  const checked = environment.check(condition);
  if (!checked.valid) {
    const reason = firstLine(checked.error);
    add('CONDITION_TYPE', `条件有误：${reason}`, `The condition is wrong: ${reason}`);
  } else if (checked.type !== 'bool') {
    add('CONDITION_TYPE', '条件的结果必须是“是”或“否”。', 'A condition must give true or false.');
  }
  const reads: Reads = new Set();
  const optional = optionalPaths(vocabulary);
  visit(
    ast,
    new Set(under === undefined ? [] : guardsIn(environment, under)),
    (path, guarded) => {
      reads.add(path);
      if (optional.has(path) && !guarded.has(path)) {
        add('CONDITION_UNGUARDED', `“${path}”可能没有填写，请先用 has() 判断。`, `"${path}" may be missing; guard it by has().`);
      }
      const step = /^(?:checks|outcomes)\.(.*)$/.exec(path)?.[1];
      if (step !== undefined && !vocabulary.steps.includes(step)) {
        add('CONDITION_UNKNOWN_STEP', `没有步骤“${step}”。`, `There is no step "${step}".`);
      }
    },
    (call) => {
      add('CONDITION_FUNCTION', `条件中不能使用 ${call}。`, `A condition may not use ${call}.`);
    },
  );
  return { reads, problems };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.trim() ?? '';
}

function guardsIn(environment: Environment, condition: string): string[] {
  try {
    return guardsOf(environment.parse(condition).ast);
  } catch {
    // It is unreadable itself, and reported where it stands.
    return [];
  }
}

function optionalPaths(vocabulary: Vocabulary): Set<string> {
  return new Set([
    ...vocabulary.facts.filter((fact) => fact.optional).map((fact) => `form.${fact.field}`),
    ...vocabulary.parameters
      .filter((parameter) => parameter.optional && (parameter.default ?? null) === null)
      .map((parameter) => `params.${parameter.id}`),
  ]);
}

/** `form.parent.kind` → `form.parent`; `checks['a-b']` → `checks.a-b`; null for what reads no variable by a fixed name. */
function pathOf(node: ASTNode): string | null {
  if (node.op === '.') {
    const [of, name] = node.args;
    if (of.op === 'id' && ROOTS.includes(of.args)) return `${of.args}.${name}`;
    return pathOf(of);
  }
  if (node.op === '[]') {
    const [of, key] = node.args;
    if (of.op === 'id' && ROOTS.includes(of.args) && key.op === 'value') return `${of.args}.${String(key.args)}`;
  }
  return null;
}

/** Paths that a node asks for by `has()`, when it is true. */
function guardsOf(node: ASTNode): string[] {
  if (node.op === 'call' && node.args[0] === 'has') {
    const path = node.args[1][0] === undefined ? null : pathOf(node.args[1][0]);
    return path === null ? [] : [path];
  }
  return node.op === '&&' ? [...guardsOf(node.args[0]), ...guardsOf(node.args[1])] : [];
}

function visit(
  node: ASTNode,
  guarded: ReadonlySet<string>,
  onRead: (path: string, guarded: ReadonlySet<string>) => void,
  onForbidden: (call: string) => void,
): void {
  const go = (next: ASTNode, more: string[] = []): void => visit(next, new Set([...guarded, ...more]), onRead, onForbidden);
  const path = pathOf(node);
  if (path !== null) return onRead(path, guarded);
  switch (node.op) {
    case '&&':
      // CEL takes a false side before the other side's error, so a guard holds wherever it stands in the chain.
      go(node.args[0], guardsOf(node.args[1]));
      return go(node.args[1], guardsOf(node.args[0]));
    case '||':
      go(node.args[0]);
      return go(node.args[1], node.args[0].op === '!_' ? guardsOf(node.args[0].args) : []);
    case '?:':
      go(node.args[0]);
      go(node.args[1], guardsOf(node.args[0]));
      return go(node.args[2]);
    case 'call':
      if (!FUNCTIONS.includes(node.args[0])) onForbidden(`${node.args[0]}()`);
      return node.args[1].forEach((next) => go(next, guardsOf(node)));
    case 'rcall':
      if (!FUNCTIONS.includes(node.args[0])) onForbidden(`${node.args[0]}()`);
      go(node.args[1]);
      return node.args[2].forEach((next) => go(next));
    case 'list':
      return node.args.forEach((next) => go(next));
    case '!_':
    case '-_':
      return go(node.args);
    case 'id':
      return ROOTS.includes(node.args) ? onForbidden(node.args) : undefined;
    case 'value':
      return undefined;
    case '.':
    case '.?':
    case '[]':
    case '[?]':
    case 'map':
      return onForbidden(node.op);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      go(node.args[0]);
      return go(node.args[1]);
  }
}
