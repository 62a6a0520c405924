/** What several rules ask of a template. */
import type {
  Act,
  Audience,
  Basis,
  Concept,
  Field,
  Jurisdiction,
  StepBlock,
  StepKind,
  Template,
} from '../template/template.types';
import { placedSteps } from '../template/walk-template';

/** Steps at which nobody decides. */
export const AUTOMATIC: readonly StepKind[] = ['check', 'register', 'copy', 'open', 'wait'];

/** What only a party body does. */
export const PARTY_ACTS: readonly Act[] = ['pre-review', 'nominee-vetting', 'party-decision'];

/** What only a collective organ of the charter does. */
export const ORGAN_ACTS: readonly Act[] = ['organ-decision', 'election'];

/** By which something leaves the house, or reaches those concerned. */
export const TELLING: readonly Act[] = ['issue', 'publish', 'notice', 'answer'];

/** Whose text is whose. */
export const SOURCE_OF: Record<Jurisdiction, string> = {
  CN: '001',
  'CN-CQ': '000',
  'CN-TJ': '002',
  'CN-NX': '003',
  'CN-QH': '004',
};

/** A step of a party body, wherever its words come from; what is called has its own template. */
export function isPartys(block: StepBlock): boolean {
  if (block.kind === 'call') return false;
  return PARTY_ACTS.includes(block.act) || ('by' in block && block.by.of === 'party-organisation');
}

/** Nobody has said who may know of it: the whole society then. */
export function audienceOf({ audience }: StepBlock): Audience {
  return audience ?? 'society';
}

/** An article that somebody else has written: neither ours nor a habit. */
export function isCited(basis: readonly Basis[]): boolean {
  return basis.some(({ kind }) => kind !== 'default' && kind !== 'practice');
}

/** Fields of the form and those handed in with steps. */
export function allFields(template: Template): Field[] {
  const handedIn = placedSteps(template).flatMap(({ block }) => {
    if (block.kind === 'notice') return [...(block.submits?.fields ?? []), ...(block.closing?.submits.fields ?? [])];
    return 'submits' in block ? (block.submits?.fields ?? []) : [];
  });
  return [...template.form.fields, ...handedIn];
}

/** Whether somebody must choose, from a list, what the concept asks for. */
export function chosenField(template: Template, concept: Concept): boolean {
  return allFields(template).some(
    ({ concept: own, type, required, requiredWhen }) =>
      own === concept && (type === 'choice' || type === 'choices') && (required === true || requiredWhen !== undefined),
  );
}
