/**
 * The functions that conditions have beside the language's own. All are total on what publication lets through: dates that exist, whole
 * numbers, lists of at most a thousand.
 */
import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { dayNumber, isCivilDate } from '../clock/civil';
import { Fault } from '../kernel';

function day(date: string): number {
  if (!isCivilDate(date)) throw new Fault('DATE_UNREADABLE');
  return dayNumber(date);
}

/** As much of the library's type checker and evaluator as a macro of ours needs. */
interface Checker {
  check(node: ASTNode, context: unknown): { kind: string; valueType?: { name: string } };
  getType(name: string): unknown;
  checkAccessOnType(node: ASTNode, context: unknown, type: unknown): { name: string };
  createError(code: string, message: string, node: ASTNode): Error;
}
interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}
interface Macro {
  args: ASTNode[];
}

export function registerFunctions(environment: Environment): void {
  environment
    .registerFunction('before(string, string): bool', (one: string, other: string) => day(one) < day(other))
    .registerFunction('after(string, string): bool', (one: string, other: string) => day(one) > day(other))
    .registerFunction('daysBetween(string, string): int', (from: string, to: string) => BigInt(day(to) - day(from)))
    .registerFunction('ratioAtMost(int, int, int, int): bool', ratioAtMost)
    .registerFunction('sum(ast): int', sumOfColumn);
}

/** `part / whole` ≤ `mostPart / mostWhole`, by cross-multiplication. Of nothing only nothing is at most anything; no limit is none kept. */
function ratioAtMost(part: bigint, whole: bigint, mostPart: bigint, mostWhole: bigint): boolean {
  if (mostWhole <= 0n || whole < 0n) return false;
  return whole === 0n ? part <= 0n : part * mostWhole <= mostPart * whole;
}

/** `sum(form.items.amount)`: a column of a table added up; a cell that is empty counts nothing. Without a lambda, so it is not nested. */
function sumOfColumn({ args }: { args: ASTNode[] }) {
  const [column] = args;
  return {
    args,
    async: false,
    typeCheck(checker: Checker, { args: [node] }: Macro, context: unknown): unknown {
      const refuse = (at: ASTNode | undefined): Error =>
        checker.createError('no_matching_overload', 'sum() adds up a column of a table', at ?? (column as ASTNode));
      if (node === undefined || node.op !== '.') throw refuse(node);
      const list = checker.check(node.args[0], context);
      if (list.kind !== 'list' || list.valueType === undefined) throw refuse(node);
      if (checker.checkAccessOnType(node, context, list.valueType).name !== 'int') throw refuse(node);
      return checker.getType('int');
    },
    evaluate(evaluator: Evaluator, { args: [node] }: Macro, context: unknown): bigint {
      if (node === undefined || node.op !== '.') throw new Fault('CONDITION_FAILED');
      const [list, name] = node.args;
      let total = 0n;
      for (const row of evaluator.run(list, context) as Iterable<Record<string, unknown>>) {
        const cell: unknown = row instanceof Map ? row.get(name) : row[name];
        if (typeof cell === 'bigint') total += cell;
      }
      return total;
    },
  };
}
