/** The form of a procedure as it is filled in for a demonstration: choices that a society would have, files that count as given. */
import type { FieldOfForm, FormContent, OrganisationView } from '../../../../libs/contracts/api';
import {
  isGiven,
  SIMULATED,
  standing,
  validateForm,
  type FieldProblem,
  type ParameterValue,
  type SimulationScript,
  type Template,
} from '../../../../libs/procedure';

export const SOCIETY: OrganisationView = {
  id: SIMULATED.society,
  name: { zh: '演示学会', en: 'Demonstration society' },
  kind: 'society',
  phone: null,
  officeHours: null,
};

const PEOPLE = ['甲', '乙', '丙', '丁', '戊'];
const FILE = 'sample-file';
type Choices = FieldOfForm['choices'];

export function fieldsOf(template: Template, script: SimulationScript): FieldOfForm[] {
  const choicesOf = (field: Pick<FieldOfForm, 'type' | 'options' | 'optionsFrom' | 'register'>): Choices => {
    if (field.type === 'person')
      return PEOPLE.map((name, n) => ({ value: `person-${n + 1}`, label: { zh: `人员${name}`, en: `Person ${n + 1}` } }));
    if (field.type === 'registerEntry')
      return (script.registers?.[field.register ?? ''] ?? []).map(({ id, values }) => {
        const named = Object.values(values).find((value) => typeof value === 'string') ?? id;
        return { value: id, label: { zh: String(named), en: String(named) } };
      });
    if (field.optionsFrom === undefined) return undefined;
    const listed = valuesOf(script)[field.optionsFrom]?.value;
    const own = Array.isArray(listed) ? listed.map((value) => ({ value, label: { zh: value, en: value } })) : [];
    return [...own, ...(field.options ?? [])];
  };
  return template.form.fields.map((field) => {
    const choices = choicesOf(field);
    const columns = field.columns?.map((column) => {
      const of = choicesOf(column);
      return of === undefined ? column : { ...column, choices: of };
    });
    return { ...field, ...(choices === undefined ? {} : { choices }), ...(columns === undefined ? {} : { columns }) };
  });
}

/** Fields that somebody fills in here. */
export const asked = (fields: FieldOfForm[]): FieldOfForm[] => fields.filter(({ type }) => type !== 'file' && type !== 'files');

/** With every attachment that has to be there. */
export function withFiles(fields: FieldOfForm[], form: FormContent): FormContent {
  const { required } = standing(fields, form, null);
  const files = fields.filter(({ id, type }) => (type === 'file' || type === 'files') && required.has(id) && !isGiven(form[id]));
  return { ...form, ...Object.fromEntries(files.map(({ id, type }) => [id, type === 'file' ? FILE : [FILE]])) };
}

export function problemsIn(template: Template, script: SimulationScript, form: FormContent): FieldProblem[] {
  return validateForm(template, form, valuesOf(script));
}

/** Values as a case has them, a bare one without its article. */
export function valuesOf({ parameters = {} }: SimulationScript): Record<string, ParameterValue> {
  return Object.fromEntries(
    Object.entries(parameters).map(([id, value]) => [
      id,
      typeof value === 'object' && value !== null && 'value' in value ? value : { value },
    ]),
  );
}
