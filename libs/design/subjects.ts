/** What the conditions of a draft may speak of, with what each of it can be compared with. */
import { placedSteps, type Field, type FieldType, type ParameterType, type Template, type Text } from '../procedure';
import type { Clause, Subject } from './phrases';

export type SubjectKind = 'yes-no' | 'number' | 'money' | 'date' | 'choice' | 'text' | 'list' | 'given';

export interface SubjectOf {
  path: Subject;
  label: Text;
  group: 'form' | 'given' | 'parameters' | 'steps' | 'look-ups';
  kind: SubjectKind;
  /** For a choice. */
  values?: { value: string; label: Text }[];
  /** It may be absent: 已填写 can be asked. */
  optional?: true;
}

const OF_FIELD: Partial<Record<FieldType, SubjectKind>> = {
  integer: 'number',
  money: 'money',
  date: 'date',
  choice: 'choice',
  yesNo: 'yes-no',
  choices: 'list',
};
const OF_PARAMETER: Partial<Record<ParameterType, SubjectKind>> = {
  integer: 'number',
  money: 'money',
  date: 'date',
  boolean: 'yes-no',
  textList: 'list',
};

export function subjectsOf(template: Template): SubjectOf[] {
  const { fields } = template.form;
  return [
    ...fields.flatMap(factOf),
    ...fields.flatMap(({ id, label, type }): SubjectOf[] =>
      type === 'note' ? [] : [{ path: ['given', id], label, group: 'given', kind: 'given' }],
    ),
    ...template.parameters.flatMap(({ id, label, type, optional }): SubjectOf[] => {
      const kind = OF_PARAMETER[type];
      return kind === undefined
        ? []
        : [{ path: ['params', id], label, group: 'parameters', kind, ...(optional ? { optional } : {}) }];
    }),
    ...outcomesOf(template),
    ...template.lookUps.map(({ id, measure }): SubjectOf => {
      const kind = measure === 'exists' ? 'yes-no' : measure === 'list' ? 'list' : 'number';
      return { path: ['lookups', id], label: { zh: id, en: id }, group: 'look-ups', kind };
    }),
  ];
}

function factOf(field: Field): SubjectOf[] {
  const kind = field.type === 'computed' ? computed(field) : OF_FIELD[field.type];
  if (kind === undefined || field.personal) return [];
  const values = field.options?.map(({ value, label }) => ({ value, label }));
  return [
    {
      path: ['form', field.id],
      label: field.label,
      group: 'form',
      kind,
      ...(values ? { values } : {}),
      ...(field.required ? {} : { optional: true as const }),
    },
  ];
}

const computed = ({ gives }: Field): SubjectKind =>
  gives === 'yesNo' ? 'yes-no' : gives === 'integer' ? 'number' : (gives ?? 'number');

/** What each step has come to. */
function outcomesOf(template: Template): SubjectOf[] {
  return placedSteps(template).flatMap(({ block }): SubjectOf[] => {
    if (block.kind === 'check') return [];
    const values = Object.entries(block.outcomes).flatMap(([value, declared]) =>
      declared === undefined || typeof declared === 'string' ? [] : [{ value, label: declared.label }],
    );
    return [{ path: ['outcomes', block.id], label: block.title, group: 'steps', kind: 'choice', values, optional: true }];
  });
}

export const samePath = (one: Subject, other: Subject): boolean => one.join('\n') === other.join('\n');

type Relation = Clause['relation'];

/** What can be asked of each kind. */
export const RELATIONS_OF: Record<SubjectKind, readonly Relation[]> = {
  'yes-no': ['is', 'is-not'],
  given: ['is', 'is-not'],
  number: ['==', '!=', '<', '<=', '>', '>='],
  money: ['==', '!=', '<', '<=', '>', '>='],
  date: ['==', '!=', '<', '<=', '>', '>='],
  choice: ['==', '!=', 'among', 'in'],
  text: ['==', '!=', 'in'],
  list: [],
};

/** A first clause about a subject, which is complete as far as it can be. */
export function clauseAbout(subject: SubjectOf): Clause {
  const { path, kind, values } = subject;
  switch (kind) {
    case 'yes-no':
    case 'given':
      return { subject: path, relation: 'is' };
    case 'number':
    case 'money':
      return { subject: path, relation: '>=', to: { literal: 0 } };
    case 'date':
      return { subject: path, relation: '>=', to: { literal: '' } };
    case 'choice':
    case 'text':
      return { subject: path, relation: '==', to: { literal: values?.[0]?.value ?? '' } };
    case 'list':
      return { subject: path, relation: 'given' };
  }
}
