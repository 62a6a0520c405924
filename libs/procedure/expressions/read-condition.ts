/** What a condition reads, and what stands in the way of publishing it. */
import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import type { Text } from '../kernel';
import { kindOf } from './analyse';
import { environmentOf } from './environment';
import { guards } from './guards';
import { celType, rootsOf, type Kind, type Vocabulary } from './kinds';
import { placed, positionOf, reasonOf, type Position } from './positions';

/** Paths that a condition reads: `form.parent`, `form.items[].amount`, `params.branchLimit`, `lookups.count`, `checks.charter-scope`. */
export type Reads = Set<string>;

export interface ConditionProblem {
  code: string;
  message: Text;
  at: Position;
}

export interface ConditionFindings {
  reads: Reads;
  /** What must be there for it to have a value: read without asking `has()` first. */
  needs: Reads;
  problems: ConditionProblem[];
}

/**
 * Checks one condition against a vocabulary: syntax, types, names, guards, bounds. It must give a boolean. `under` is a condition that
 * is known to hold when this one runs, so that its guards count.
 */
export function readCondition(condition: string, vocabulary: Vocabulary, under?: string): ConditionFindings {
  return read(condition, vocabulary, 'bool', under);
}

/** The same for what a computed field gives: a value of this kind. */
export function readExpression(expression: string, vocabulary: Vocabulary, gives: Kind): ConditionFindings {
  return read(expression, vocabulary, gives.is === 'date' ? 'date' : celType(gives));
}

function read(condition: string, vocabulary: Vocabulary, gives: string, under?: string): ConditionFindings {
  const problems: ConditionProblem[] = [];
  const reads: Reads = new Set();
  const needs: Reads = new Set();
  const findings: ConditionFindings = { reads, needs, problems };
  const add = (code: string, range: { start: number; end: number } | undefined, message: Text): void => {
    const at = positionOf(condition, range);
    const known = problems.some(
      (problem) => problem.code === code && problem.at.line === at.line && problem.at.column === at.column,
    );
    if (!known) problems.push({ code, at, message: placed(at, message.zh, message.en) });
  };
  const environment = environmentOf(vocabulary);
  let ast: ASTNode;
  try {
    ast = environment.parse(condition).ast;
  } catch (error) {
    const { zh, en, range } = reasonOf(error);
    add('CONDITION_UNREADABLE', range, { zh: `条件无法读取：${zh}`, en: `The condition cannot be read: ${en}` });
    return findings;
  }
  const checked = environment.check(condition);
  if (!checked.valid) {
    const { zh, en, range } = reasonOf(checked.error);
    add('CONDITION_TYPE', range, { zh: `条件有误：${zh}`, en: `The condition is wrong: ${en}` });
  }
  const kind = kindOf(ast, {
    roots: rootsOf(vocabulary),
    report: (code, node, message) => add(code, node.range, message),
    read: (path, how) => {
      reads.add(path);
      if (how === 'bare') needs.add(path);
    },
    scope: new Map(),
    guarded: new Set(under === undefined ? [] : guardsIn(environment, under)),
    silent: !checked.valid,
  });
  const isRight = gives === 'date' ? kind?.is === 'date' : checked.type === gives;
  if (checked.valid && !isRight) add('CONDITION_TYPE', ast.range, wrongResult(gives));
  return findings;
}

function wrongResult(gives: string): Text {
  if (gives === 'bool') return { zh: '条件的结果必须是“是”或“否”。', en: 'A condition must give true or false.' };
  if (gives === 'date') return { zh: '计算结果必须是日期。', en: 'The result must be a date.' };
  return { zh: '计算结果必须是整数。', en: 'The result must be a whole number.' };
}

function guardsIn(environment: Environment, condition: string): string[] {
  try {
    return guards(environment.parse(condition).ast, true, new Map());
  } catch {
    // It is unreadable itself, and reported where it stands.
    return [];
  }
}
