/** Fields of the form that nobody can fill in, and fields that nobody sees. */
import { fieldRight } from '../../forms/rights';
import type { Field } from '../../forms/field.types';
import type { StepBlock, Template } from '../../template/template.types';
import { finding, type Check } from '../checked';

export const fields: Check = ({ template, steps }) => {
  if (isFilledIn(template)) return [];
  const acting = steps.map(({ block }) => block).filter((block) => 'by' in block || block.kind === 'meeting');
  return template.form.fields.flatMap((field, index) => [
    ...(isEmpty(template, field, acting) ? [neverFilled(field, index)] : []),
    ...(acting.length > 0 && acting.every((step) => fieldRight(step, field.id) === 'hidden') ? [neverShown(field, index)] : []),
  ]);
};

/** Somebody of the society fills in the form when it begins, and sees all of it. */
function isFilledIn({ startedBy }: Template): boolean {
  if (startedBy === 'filed') return true;
  return startedBy.some(
    (start) => start.kind === 'filed' || start.kind === 'assigned' || ('start' in start && start.start === 'by-society'),
  );
}

/** Begun by the house, with nothing that gives it a value: what calls a procedure gives what it requires (`checkCalls`). */
function isEmpty({ startedBy }: Template, field: Field, acting: StepBlock[]): boolean {
  if (startedBy === 'filed' || startedBy.some(({ kind }) => kind === 'called')) return false;
  if (field.required !== true || field.default !== undefined || field.type === 'computed' || field.type === 'note') return false;
  return !acting.some((step) => fieldRight(step, field.id) === 'edit');
}

function neverFilled({ label }: Field, index: number) {
  return finding(
    'FIELD_NEVER_FILLED',
    'error',
    `/form/fields/${index}`,
    `“${label.zh}”为必填，但没有人能填写：办件自动发起，各步骤也没有填写权限。`,
    `"${label.en}" is required and nobody can fill it in: cases begin by themselves, and no step may edit it.`,
  );
}

function neverShown({ label }: Field, index: number) {
  return finding(
    'FIELD_NEVER_SHOWN',
    'warning',
    `/form/fields/${index}`,
    `没有人看得到“${label.zh}”：各步骤都设为不显示。`,
    `Nobody sees "${label.en}": every step hides it.`,
  );
}
