/** Clauses as people cite them: `cited('001 三(一)', '002 §9')`. */
import type { Clause } from '../vocabularies';
import { clauseOf } from '../vocabularies/term';

export function cited(...clauses: string[]): Clause[] {
  return clauses.map(clauseOf);
}
