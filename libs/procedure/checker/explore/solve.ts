/**
 * Whether answers can be given together: values are looked for that give all of them. Where the values that are tried do not show
 * everything that the questions can tell apart, nothing is called impossible but an answer that contradicts itself.
 */
import type { AskedOf, Question, Questions, Values } from './questions';

/** One answer. `version`: which filling of the form it was asked of; `asked`: which look at the registers. */
export interface Answer extends AskedOf {
  question: number;
  is: boolean;
  version: number;
  asked: number;
}

export type Solution =
  | { is: 'solved'; values: Map<string, unknown> }
  /** These answers exclude each other. */
  | { is: 'impossible'; core: Answer[] }
  | { is: 'unknown'; about: Answer[] };

/** Values are tried so often; a question that needs more is not decided. */
const MOST_TRIES = 6_000;

/** The variable as it stood when the question was asked: parameters stay, a form and look-ups are filled in anew. */
export function versioned(variable: string, { version, asked }: Pick<Answer, 'version' | 'asked'>): string {
  if (variable.startsWith('params.')) return variable;
  return variable.startsWith('form.') ? `${variable}#${version}` : `${variable}#${asked}`;
}

export function solve(questions: Questions, answers: Answer[]): Solution {
  const values = new Map<string, unknown>();
  for (const together of groupsOf(questions, answers)) {
    const solution = solveTogether(questions, together);
    if (solution.is !== 'solved') return solution;
    solution.values.forEach((value, name) => values.set(name, value));
  }
  return { is: 'solved', values };
}

/** Answers that share a variable, directly or by others. */
function groupsOf(questions: Questions, answers: Answer[]): Answer[][] {
  const groups: { names: Set<string>; answers: Answer[] }[] = [];
  for (const answer of answers) {
    const names = new Set(variablesOf(questions, answer));
    const own = { names, answers: [answer] };
    for (const group of groups.filter((one) => [...names].some((name) => one.names.has(name)))) {
      group.names.forEach((name) => own.names.add(name));
      own.answers = [...group.answers, ...own.answers];
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(own);
  }
  return groups.map((group) => group.answers);
}

function variablesOf(questions: Questions, answer: Answer): string[] {
  return questions.byId(answer.question).variables.map((variable) => versioned(variable, answer));
}

function solveTogether(questions: Questions, answers: Answer[]): Solution {
  const found = search(questions, answers);
  if (found.is !== 'none') return found.is === 'solved' ? found : { is: 'unknown', about: answers };
  const walks = [...new Set(answers.map(({ question }) => question))].reduce((sum, one) => sum + questions.byId(one).walks, 0);
  const sure = answers.filter((answer) => isSure(questions, answer, walks));
  if (sure.length > 0 && search(questions, sure).is === 'none') return { is: 'impossible', core: smallest(questions, sure) };
  const against = contradiction(answers);
  return against === null
    ? { is: 'unknown', about: answers.filter((answer) => !sure.includes(answer)) }
    : { is: 'impossible', core: against };
}

/** Rows of every two sorts stand in the tables that are tried; what needs more of them at once is not shown by these. */
const MOST_WALKS = 2;

/** Whether the values that are tried show every answer that it can give. `together`: walks over rows of all that is asked with it. */
function isSure(questions: Questions, { question }: Answer, together: number): boolean {
  const { isExact, isOfLength, variables, walks } = questions.byId(question);
  if (isOfLength === true) return true;
  const domains = variables.map((variable) => questions.domainOf(variable));
  const areShown = walks === 0 || (together <= MOST_WALKS && domains.every(({ isCounted }) => isCounted !== true));
  return isExact && areShown && domains.every(({ isAll }) => isAll);
}

/** The same question of the same values, answered both ways. */
function contradiction(answers: Answer[]): Answer[] | null {
  const key = ({ question, item, outcomes, counts, version, asked }: Answer): string =>
    JSON.stringify([question, item, outcomes, counts, version, asked]);
  for (const [at, one] of answers.entries()) {
    const other = answers.slice(at + 1).find((later) => later.is !== one.is && key(later) === key(one));
    if (other !== undefined) return [one, other];
  }
  return null;
}

/** As few answers as exclude each other: one after the other is left out, the last first. */
function smallest(questions: Questions, answers: Answer[]): Answer[] {
  let core = answers;
  for (const answer of [...answers].reverse()) {
    const rest = core.filter((one) => one !== answer);
    if (rest.length > 0 && search(questions, rest).is === 'none') core = rest;
  }
  return core;
}

type Found = { is: 'solved'; values: Map<string, unknown> } | { is: 'none' } | { is: 'gave-up' };

/** Variables one after the other; each answer is asked as soon as all that it rests on has a value. */
function search(questions: Questions, answers: Answer[]): Found {
  const names = [...new Set(answers.flatMap((answer) => variablesOf(questions, answer)))];
  const due = names.map((_name, at) =>
    answers.filter((answer) => {
      const own = variablesOf(questions, answer);
      return own.includes(names[at] ?? '') && own.every((name) => names.indexOf(name) <= at);
    }),
  );
  const values = new Map<string, unknown>();
  const loose = answers.filter((answer) => variablesOf(questions, answer).length === 0);
  if (!loose.every((answer) => gives(questions, answer, values))) return { is: 'none' };
  let tries = 0;
  const from = (at: number): Found['is'] => {
    const name = names[at];
    if (name === undefined) return 'solved';
    for (const value of questions.domainOf(name.split('#', 1)[0] ?? name).values) {
      tries += 1;
      if (tries > MOST_TRIES) return 'gave-up';
      values.set(name, value);
      if (!(due[at] ?? []).every((answer) => gives(questions, answer, values))) continue;
      const rest = from(at + 1);
      if (rest !== 'none') return rest;
    }
    values.delete(name);
    return 'none';
  };
  const is = from(0);
  return is === 'solved' ? { is, values } : { is };
}

function gives(questions: Questions, answer: Answer, values: ReadonlyMap<string, unknown>): boolean {
  const question: Question = questions.byId(answer.question);
  const own: Values = Object.fromEntries(question.variables.map((name) => [name, values.get(versioned(name, answer))]));
  return question.holds(own, answer) === answer.is;
}
