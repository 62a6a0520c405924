/**
 * Conditions as an administrator puts them together: subject, relation, value, joined by 并且 or 或者. Whatever else CEL can say stays CEL, folded
 * away on the page; nothing is rounded to the nearest phrase.
 */
import { parse, type ASTNode } from '@marcbachmann/cel-js';

/** What is asked of: a path from a root, `['form', 'amount']`, `['outcomes', 'council-decision']`. */
export type Subject = string[];
export type Literal = string | number | boolean;
export type Compared = { literal: Literal } | { subject: Subject };

/** `is`: a yes-or-no by itself. `given`: a value is there (`has`). */
export type Clause =
  | { subject: Subject; relation: 'is' | 'is-not' | 'given' | 'not-given' }
  | { subject: Subject; relation: '==' | '!=' | '<' | '<=' | '>' | '>='; to: Compared }
  | { subject: Subject; relation: 'among'; values: Literal[] }
  | { subject: Subject; relation: 'in'; list: Subject };

/** One clause, or several that must all hold, or of which one must. */
export interface Phrase {
  join: 'all' | 'any';
  clauses: Clause[];
}

const RELATIONS = ['==', '!=', '<', '<=', '>', '>='] as const;
const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** The phrase that says the same; null where the condition says more than phrases can, or cannot be read. */
export function phraseOf(condition: string): Phrase | null {
  let ast: ASTNode;
  try {
    ({ ast } = parse(condition));
  } catch {
    return null;
  }
  const join = ast.op === '||' ? 'any' : 'all';
  const clauses = operands(ast, join === 'any' ? '||' : '&&').map(clauseOf);
  return clauses.includes(null) ? null : { join, clauses: clauses as Clause[] };
}

/** The condition that says the same. Of no clause: an empty one, which the checker then asks for. */
export function conditionOf({ join, clauses }: Phrase): string {
  return clauses.map(clauseText).join(join === 'all' ? ' && ' : ' || ');
}

function operands(node: ASTNode, operator: '&&' | '||'): ASTNode[] {
  if (node.op !== operator) return [node];
  return node.args.flatMap((one) => operands(one, operator));
}

function clauseOf(node: ASTNode): Clause | null {
  if (node.op === '!_') {
    const inner = clauseOf(node.args);
    if (inner?.relation === 'is') return { ...inner, relation: 'is-not' };
    return inner?.relation === 'given' ? { ...inner, relation: 'not-given' } : null;
  }
  if (node.op === 'call') {
    const [name, [of]] = node.args;
    const subject = name === 'has' && of ? subjectOf(of) : null;
    return subject && { subject, relation: 'given' };
  }
  if (node.op === 'in') return memberOf(node.args);
  const relation = RELATIONS.find((one) => one === node.op);
  if (relation === undefined) {
    const subject = subjectOf(node);
    return subject && { subject, relation: 'is' };
  }
  const [left, right] = node.args as [ASTNode, ASTNode];
  const [subject, to] = [subjectOf(left), comparedOf(right)];
  return subject && to && { subject, relation, to };
}

function memberOf([left, right]: [ASTNode, ASTNode]): Clause | null {
  const subject = subjectOf(left);
  if (subject === null) return null;
  if (right.op !== 'list') {
    const list = subjectOf(right);
    return list && { subject, relation: 'in', list };
  }
  const values = right.args.map(literalOf);
  return values.includes(null) ? null : { subject, relation: 'among', values: values as Literal[] };
}

function comparedOf(node: ASTNode): Compared | null {
  const literal = literalOf(node);
  if (literal !== null) return { literal };
  const subject = subjectOf(node);
  return subject && { subject };
}

function subjectOf(node: ASTNode): Subject | null {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.' && node.op !== '[]') return null;
  const [of, key] = node.args;
  const before = subjectOf(of);
  if (before === null) return null;
  const name = typeof key === 'string' ? key : literalOf(key);
  return typeof name === 'string' ? [...before, name] : null;
}

/** Whole numbers beyond 2⁵³ stay CEL: a page could not show them rightly. */
function literalOf(node: ASTNode): Literal | null {
  if (node.op === '-_') {
    const positive = literalOf(node.args);
    return typeof positive === 'number' ? -positive : null;
  }
  if (node.op !== 'value') return null;
  const value = node.args as unknown;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

function clauseText(clause: Clause): string {
  const subject = subjectText(clause.subject);
  switch (clause.relation) {
    case 'is':
      return subject;
    case 'is-not':
      return `!${subject}`;
    case 'given':
      return `has(${subject})`;
    case 'not-given':
      return `!has(${subject})`;
    case 'among':
      return `${subject} in [${clause.values.map(literalText).join(', ')}]`;
    case 'in':
      return `${subject} in ${subjectText(clause.list)}`;
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const to = 'literal' in clause.to ? literalText(clause.to.literal) : subjectText(clause.to.subject);
      return `${subject} ${clause.relation} ${to}`;
    }
  }
}

function subjectText([root = '', ...names]: Subject): string {
  // Steps have dashes in their ids; brackets read them as names.
  return names.reduce((text, name) => (isProperty(root, name) ? `${text}.${name}` : `${text}[${literalText(name)}]`), root);
}

function isProperty(root: string, name: string): boolean {
  return IDENTIFIER.test(name) && !['outcomes', 'checks', 'items'].includes(root);
}

/** As CEL quotes: what ends a text or begins an escape is escaped. */
function literalText(value: Literal): string {
  if (typeof value !== 'string') return String(value);
  const inner = value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t');
  return `'${inner}'`;
}
