import { compile } from '../authoring';
import { loadTemplate } from '../../templates';
import { contentOf, requiredFields, validateForm, type Form } from './content';

const national = loadTemplate('branch-setup');
const tianjin = loadTemplate('branch-setup', 'CN-TJ');
const parameters = { charterScope: { value: ['science', 'teaching'] } };
const form = (more: Form = {}): Form => ({
  parent: { id: 'society-1', kind: 'society' },
  name: '水环境专业委员会',
  kind: 'branch',
  purpose: '学术交流',
  scopeItem: 'science',
  discipline: '水环境',
  head: '某某',
  funding: '会费',
  capacity: '说明',
  ...more,
});
const problems = (more: Form, template = national) =>
  validateForm(template, form(more), parameters).map(({ field, code }) => [field, code]);

describe('a form', () => {
  it('that is complete has no problems', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ managementRules: ['file-1'], staff: '两人' })).toEqual([]);
  });

  it('is told everything at once, in the order of the fields', () => {
    expect(problems({ name: '  ', kind: undefined, scopeItem: 'cooking', colour: 'red', capacity: null })).toEqual([
      ['colour', 'FIELD_UNKNOWN'],
      ['name', 'FIELD_REQUIRED'],
      ['kind', 'FIELD_REQUIRED'],
      ['scopeItem', 'FIELD_INVALID'],
      ['capacity', 'FIELD_REQUIRED'],
    ]);
  });

  it.each([
    ['parent', 'society-1'],
    ['parent', { id: 'x', kind: 'company' }],
    ['parent', { id: '', kind: 'society' }],
    ['name', 5],
    ['name', '长'.repeat(61)],
    ['kind', 'club'],
    ['managementRules', 'file-1'],
    ['managementRules', [1]],
    ['managementRules', Array.from({ length: 21 }, (_, n) => `file-${n}`)],
  ])('is refused with a wrong %s: %j', (field, value) => {
    expect(problems({ [field]: value })).toEqual([[field, 'FIELD_INVALID']]);
  });

  it('may choose what the charter lists, and what the template adds to it', () => {
    expect(problems({ scopeItem: 'teaching' })).toEqual([]);
    expect(problems({ scopeItem: 'outside' })).toEqual([]);
  });

  it('asks for the reasons of an exception where the local text knows one', () => {
    const below = { parent: { id: 'branch-1', kind: 'branch' } };
    expect(problems(below, tianjin)).toEqual([['exceptionReasons', 'FIELD_REQUIRED']]);
    expect(problems({ ...below, exceptionReasons: '确有需要' }, tianjin)).toEqual([]);
    expect(problems({}, tianjin)).toEqual([]);
    expect(problems({ exceptionReasons: '确有需要' })).toEqual([['exceptionReasons', 'FIELD_UNKNOWN']]);
    expect(requiredFields(tianjin, {})).not.toContain('exceptionReasons');
    expect(requiredFields(tianjin, below)).toContain('exceptionReasons');
  });

  it('counts characters as people do', () => {
    expect(problems({ name: '𠮷'.repeat(60) })).toEqual([]);
  });
});

describe('the content of a form', () => {
  it('is facts for conditions, presence of every field, and one text', () => {
    const { facts, given, canonical } = contentOf(national, form({ staff: ' ' }), compile(national));
    expect(facts).toEqual({ parent: { id: 'society-1', kind: 'society' }, scopeItem: 'science' });
    expect(given).toMatchObject({ parent: true, capacity: true, staff: false, managementRules: false });
    expect(Object.keys(given)).toHaveLength(national.form.fields.length);
    expect(canonical).toBe(contentOf(national, Object.fromEntries(Object.entries(form()).reverse())).canonical);
  });

  it('takes no name and no text into the facts', () => {
    const facts = JSON.stringify(contentOf(national, form(), compile(national)).facts);
    for (const word of ['某某', '水环境', '学术', '会费', '说明']) expect(facts).not.toContain(word);
  });

  it('changes with every field', () => {
    const before = contentOf(national, form()).canonical;
    for (const more of [{ head: '另一人' }, { staff: '两人' }, { managementRules: ['file-1'] }]) {
      expect(contentOf(national, form(more)).canonical).not.toBe(before);
    }
  });
});
