import { phraseOf, type Clause, type Literal } from '../../../../libs/design/phrases';
import { samePath, type SubjectOf } from '../../../../libs/design/subjects';
import { yuan } from '../../../../libs/procedure';
import type { Words } from '../messages';

type Say = (said: { zh: string; en: string }) => string;

/** A condition in the words of the builder; null where it says more than phrases can, or nothing. */
export function sayCondition(condition: string, subjects: SubjectOf[], words: Words, text: Say): string | null {
  const phrase = condition.trim() === '' ? null : phraseOf(condition);
  if (phrase === null) return null;
  const joint = phrase.join === 'all' ? words.app.pause : ` / `;
  return phrase.clauses.map((clause) => sayClause(clause, subjects, words, text)).join(joint);
}

function sayClause(clause: Clause, subjects: SubjectOf[], { app, designer }: Words, text: Say): string {
  const find = (path: string[]) => subjects.find((one) => samePath(one.path, path));
  const nameOf = (path: string[]): string => {
    const found = find(path);
    return found ? text(found.label) : (path[path.length - 1] ?? '');
  };
  const subject = find(clause.subject);
  const sayLiteral = (literal: Literal): string => {
    const value = subject?.values?.find((one) => one.value === literal);
    if (value) return text(value.label);
    return subject?.kind === 'money' && typeof literal === 'number' ? yuan(literal) : String(literal);
  };
  const relation =
    subject?.kind === 'given' && (clause.relation === 'is' || clause.relation === 'is-not')
      ? designer.givenRelations[clause.relation]
      : designer.relations[clause.relation];
  // “… is needed first yes” is no sentence.
  const isAnswer = subject?.kind !== 'given' && (clause.relation === 'is' || clause.relation === 'is-not');
  const begin = `${nameOf(clause.subject)}${isAnswer ? app.colon : ' '}${relation}`;
  if (clause.relation === 'among') return `${begin} ${clause.values.map(sayLiteral).join(app.comma)}`;
  if (clause.relation === 'in') return `${begin} ${nameOf(clause.list)}`;
  if (!('to' in clause)) return begin;
  return `${begin} ${'literal' in clause.to ? sayLiteral(clause.to.literal) : nameOf(clause.to.subject)}`;
}
