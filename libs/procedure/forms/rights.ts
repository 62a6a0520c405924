/** What whoever acts on a step may do with the fields of a form. What is hidden never leaves: not to read, not to be sent back. */
import { canonicalJson } from '../plain';
import type { StepBlock } from '../template/template.types';
import type { FieldProblem } from '../template/content';
import type { Field, FieldRight, FieldRights } from './field.types';
import { isGiven, own, type Form } from './given';

/** As much of a step as says what may be done with its form. */
export type StepOfForm = { kind?: StepBlock['kind']; form?: FieldRights; supplement?: { form?: FieldRights } };

/** `decide`: whoever does the step, who reads unless told otherwise; `supplement`: the applicant, who edits unless told otherwise. */
export type FormPurpose = 'decide' | 'supplement';

/** What may be done with one field. */
export function fieldRight(step: StepOfForm | undefined, field: string, purpose: FormPurpose = 'decide'): FieldRight {
  const declared = purpose === 'decide' ? step?.form : step?.supplement?.form;
  const right = own(declared, field) as FieldRight | undefined;
  return right ?? (purpose === 'decide' ? 'read' : 'edit');
}

export interface FormForStep {
  fields: (Field & { right: Exclude<FieldRight, 'hidden'> })[];
  form: Form;
}

/** A form as a step shows it: its fields with the right to each, and the values of these alone. */
export function formFor(
  template: { form: { fields: Field[] } },
  step: StepOfForm | undefined,
  form: Form,
  purpose: FormPurpose = 'decide',
): FormForStep {
  const fields = template.form.fields.flatMap((field): FormForStep['fields'] => {
    const right = fieldRight(step, field.id, purpose);
    return right === 'hidden' ? [] : [{ ...field, right }];
  });
  const values = fields.flatMap(({ id }): [string, unknown][] => (own(form, id) === undefined ? [] : [[id, own(form, id)]]));
  return { fields, form: Object.fromEntries(values) };
}

/**
 * What an act makes of a form: what it may edit is taken from `sent`, the rest stays as it was. A field that it may not edit and yet
 * sends otherwise is a problem; sent unchanged, or left out, it is none.
 */
export function editForm(
  template: { form: { fields: Field[] } },
  step: StepOfForm | undefined,
  before: Form,
  sent: Form,
  purpose: FormPurpose = 'decide',
): { form: Form; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const known = new Set(template.form.fields.map(({ id }) => id));
  const values: [string, unknown][] = [];
  for (const { id } of template.form.fields) {
    const [was, now] = [own(before, id), own(sent, id)];
    const right = fieldRight(step, id, purpose);
    if (right === 'edit') {
      if (now !== undefined) values.push([id, now]);
      continue;
    }
    if (was !== undefined) values.push([id, was]);
    // Of a hidden field nobody learns whether a guess of it was right: sending one at all is refused.
    const isTouched = isGiven(now) && (right === 'hidden' || !isSame(was, now));
    if (isTouched) problems.push({ field: id, code: 'FIELD_READ_ONLY', details: {} });
  }
  // What the template does not know is left for the validation to name.
  for (const id of Object.keys(sent)) if (!known.has(id)) values.push([id, own(sent, id)]);
  return { form: Object.fromEntries(values), problems };
}

function isSame(one: unknown, other: unknown): boolean {
  try {
    return canonicalJson(one ?? null) === canonicalJson(other ?? null);
  } catch {
    // Not plain JSON, or nested beyond what any field can be: certainly not what was kept.
    return false;
  }
}
