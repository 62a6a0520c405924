import { validateForm, type Field } from '../procedure';
import { listProcedures, loadTemplate, sampleOf } from '.';

/** What a real form would name by id, and a sample says in words; choices that a society's own charter gives are the scenario's. */
const NAMES: Field['type'][] = ['file', 'files', 'person', 'organisation', 'registerEntry', 'table'];

describe('the sample of a procedure', () => {
  it.each(listProcedures())('%s fills its form in so that nothing typed is wrong', (procedure) => {
    const template = loadTemplate(procedure, 'CN');
    const sample = sampleOf(procedure);
    expect(sample).not.toBeNull();
    const typed = template.form.fields.filter((field) => !NAMES.includes(field.type) && !field.optionsFrom).map(({ id }) => id);
    const wrong = validateForm(template, sample ?? {}, {}).filter(({ field }) => typed.includes(field));
    expect(wrong).toEqual([]);
  });

  it('is not there where a place has a procedure of its own', () => {
    expect(sampleOf('of-this-house')).toBeNull();
    expect(sampleOf('constructor')).toBeNull();
  });
});
