/** What `has()` has made certain, and how the places that a condition reads are named. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Kind } from './kinds';

/** The variable of a walk over a list: what it is, and the list's path with `[]`. */
export type Scope = ReadonlyMap<string, { kind: Kind; path: string }>;

/** `form.parent.kind` → `form.parent`; `checks['a-b']` → `checks.a-b`; `i.amount` in a walk → `form.items[].amount`. */
export function pathOf(node: ASTNode, scope: Scope): string | null {
  if (node.op === '.') {
    const [of, name] = node.args;
    return of.op === 'id' ? `${scope.get(of.args)?.path ?? of.args}.${name}` : pathOf(of, scope);
  }
  if (node.op === '[]') {
    const [of, key] = node.args;
    if (of.op === 'id' && key.op === 'value') return `${of.args}.${String(key.args)}`;
    return pathOf(of, scope);
  }
  return null;
}

/** Paths that are certainly there when a node is true, or when it is false. */
export function guards(node: ASTNode, when: boolean, scope: Scope): string[] {
  if (node.op === 'call') {
    const [name, [argument]] = node.args;
    const path = when && name === 'has' && argument !== undefined ? pathOf(argument, scope) : null;
    return path === null ? [] : [path];
  }
  if (node.op === '!_') return guards(node.args, !when, scope);
  if (node.op !== '&&' && node.op !== '||') return [];
  const [left, right] = [guards(node.args[0], when, scope), guards(node.args[1], when, scope)];
  // Both sides hold when "and" is true, and both fail when "or" is false; otherwise only what either side makes certain.
  return (node.op === '&&') === when ? [...left, ...right] : left.filter((path) => right.includes(path));
}
