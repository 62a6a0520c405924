/** One value of a closed vocabulary: what it is called, what it means, which clauses speak of it, which procedures need it. */
import type { Text } from '../kernel';

/** A clause of a text, cited as in bases: `001`, `三(一)`. */
export interface Clause {
  source: string;
  clause: string;
}

/** `zh` and `en` are words for screens; `means` is one sentence for whoever writes a template. */
export interface Term<Id extends string = string> {
  id: Id;
  zh: string;
  en: string;
  means: Text;
  /** None where no text speaks of it. */
  clauses: Clause[];
  /** By their number in the catalogue, `P29`. */
  procedures: string[];
}

export function term<const Id extends string>(
  id: Id,
  zh: string,
  en: string,
  more: { means: [string, string]; clauses: string[]; procedures: string[] },
): Term<Id> {
  const [meansZh, meansEn] = more.means;
  return { id, zh, en, means: { zh: meansZh, en: meansEn }, clauses: more.clauses.map(clauseOf), procedures: more.procedures };
}

/** `001 三(一)`, as people cite it. */
export function clauseOf(cited: string): Clause {
  const at = cited.indexOf(' ');
  return { source: cited.slice(0, at), clause: cited.slice(at + 1) };
}
