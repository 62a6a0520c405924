/** Everybody of whom a block of a template says that he does something, with where he stands. */
import type { Assignee, Block, PersonSource, Template } from './template.types';
import { placedBlocks } from './walk-template';

export interface NamedAssignee {
  by: Assignee;
  /** JSON pointer inside the block. */
  at: string;
}

/** The assignees of one block; those of blocks inside it are theirs. */
export function assigneesOf(block: Block): NamedAssignee[] {
  return Object.entries(block).flatMap(([key, value]) =>
    key === 'blocks' || key === 'branches' || key === 'otherwise' ? [] : assigneesIn(value, `/${key}`),
  );
}

function assigneesIn(value: unknown, at: string): NamedAssignee[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('role' in value && 'of' in value && 'nobody' in value) return [{ by: value as Assignee, at }];
  return Object.entries(value).flatMap(([key, inner]) => assigneesIn(inner, `${at}/${key}`));
}

/** A person instead of a post, by what he is found. */
export function sourceOf<K extends 'field' | 'actorOf' | 'chosenIn'>(person: PersonSource | undefined, by: K): string | null {
  if (typeof person !== 'object' || !(by in person)) return null;
  return (person as Record<K, string>)[by];
}

/** Fields that name a person for a step: his id travels with the case, and nothing else of him. */
export function personFields(template: Pick<Template, 'blocks' | 'form'>): string[] {
  const asked = placedBlocks(template.blocks).flatMap(({ block }) =>
    assigneesOf(block).map(({ by }) => sourceOf(by.person, 'field')),
  );
  return template.form.fields.filter(({ id }) => asked.includes(id)).map(({ id }) => id);
}
