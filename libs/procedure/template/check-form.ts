/** What a schema cannot say about a form: options that exist, conditions that have types, fields that fit each other. */
import { readCondition, readExpression } from '../expressions/read-condition';
import type { Column, Field, FieldRights, FieldType } from '../forms/field.types';
import { judgeShape } from '../forms/shapes';
import { COMPUTED_KINDS } from '../forms/standing';
import { MOST_ROWS, USUAL_ROWS } from '../forms/values';
import type { Add } from './check.types';
import { isParameterValue } from './parameters';
import type { Block, Template } from './template.types';
import { formVocabulary, whileTyping, withoutGuards } from './vocabulary';

export function checkForm(template: Template, add: Add): void {
  template.form.fields.forEach((field, index) => checkField(template, field, `/form/fields/${index}`, add));
  template.parameters.forEach((parameter, index) => {
    const value = parameter.default ?? null;
    if (value === null || isParameterValue(parameter, value)) return;
    add(
      'PARAMETER_DEFAULT',
      `/parameters/${index}/default`,
      '默认值的类型与参数不符。',
      'The default is not of the parameter’s type.',
    );
  });
}

/** Properties that belong to some types alone: anywhere else they would promise what nobody keeps. */
const BELONGS: Partial<Record<keyof Field, readonly FieldType[]>> = {
  maxLength: ['text', 'longText', 'address'],
  minimum: ['integer', 'money'],
  maximum: ['integer', 'money'],
  options: ['choice', 'choices'],
  optionsFrom: ['choice', 'choices'],
  among: ['organisation'],
  accept: ['file', 'files'],
  after: ['date'],
  before: ['date'],
  notBefore: ['date'],
  notAfter: ['date'],
  columns: ['table'],
  minRows: ['table'],
  maxRows: ['table'],
  compute: ['computed'],
  gives: ['computed'],
  register: ['registerEntry'],
};
/** Nobody fills these in. */
const NOT_FILLED_IN: readonly FieldType[] = ['note', 'computed'];

function checkField(template: Template, field: Field, path: string, add: Add): void {
  checkSimple(template, field, path, add);
  checkConditions(template, field, path, add);
  checkDates(template, field, path, add);
  if (field.type === 'table') checkTable(template, field, path, add);
  if ((field.type === 'computed') !== (field.compute !== undefined && field.gives !== undefined)) {
    add('FIELD_COMPUTED', path, '计算项目须写明算法和结果类型。', 'A computed field says how, and of which type.');
  }
  const filled: (keyof Field)[] = ['required', 'requiredWhen', 'default'];
  if (NOT_FILLED_IN.includes(field.type) && filled.some((name) => field[name] !== undefined)) {
    add(
      'FIELD_PROPERTY',
      path,
      '说明和计算项目不由人填写，不能必填或设初值。',
      'Nobody fills this in: it has no default and is not required.',
    );
  }
  if (field.type === 'registerEntry' && field.register === undefined) {
    add('FIELD_WITHOUT_REGISTER', path, '须写明从哪个名录中选择。', 'Say of which register an entry is named.');
  }
  checkDefault(template, field, path, add);
}

function checkSimple(template: Template, field: Field | Column, path: string, add: Add): void {
  for (const [name, types] of Object.entries(BELONGS)) {
    if (types.includes(field.type) || (field as unknown as Record<string, unknown>)[name] === undefined) continue;
    add('FIELD_PROPERTY', `${path}/${name}`, `“${name}”不适用于这种项目。`, `"${name}" does not belong to this type of field.`);
  }
  if ((field.type === 'choice' || field.type === 'choices') && field.options === undefined && field.optionsFrom === undefined) {
    add('FIELD_WITHOUT_OPTIONS', path, '选择项没有选项。', 'A choice needs options.');
  }
  const source = template.parameters.find(({ id }) => id === field.optionsFrom);
  if (field.optionsFrom !== undefined && source?.type !== 'textList') {
    const name = field.optionsFrom;
    add('PARAMETER_UNKNOWN', `${path}/optionsFrom`, `没有清单参数“${name}”。`, `There is no list parameter "${name}".`);
  }
  if (field.minimum !== undefined && field.maximum !== undefined && field.minimum > field.maximum) {
    add('FIELD_RANGE', path, '最小值大于最大值。', 'The least is more than the most.');
  }
}

function checkConditions(template: Template, field: Field, path: string, add: Add): void {
  const vocabulary = whileTyping(formVocabulary(template));
  for (const name of ['requiredWhen', 'shownWhen'] as const) {
    const text = field[name];
    if (text === undefined) continue;
    const { problems, reads } = readCondition(text, vocabulary);
    for (const { code, message } of problems) add(code, `${path}/${name}`, message.zh, message.en);
    if (name === 'shownWhen') checkOrder(template, field, reads, `${path}/${name}`, add);
  }
  if (field.compute === undefined || field.gives === undefined) return;
  // What it reads may be missing: then it is missing too. So nothing has to be guarded here.
  const { problems, reads } = readExpression(field.compute, withoutGuards(vocabulary), COMPUTED_KINDS[field.gives]);
  for (const { code, message } of problems) add(code, `${path}/compute`, message.zh, message.en);
  checkOrder(template, field, reads, `${path}/compute`, add);
}

/** What decides on a field stands before it, so that a form can be read from top to bottom. */
function checkOrder(template: Template, field: Field, reads: Set<string>, path: string, add: Add): void {
  const ids = template.form.fields.map(({ id }) => id);
  const later = [...reads].find((read) => {
    const id = /^(?:form|given)\.([A-Za-z0-9]+)/.exec(read)?.[1];
    return id !== undefined && ids.indexOf(id) >= ids.indexOf(field.id);
  });
  if (later === undefined) return;
  add('FIELD_READS_LATER', path, `“${later}”须排在这一项之前。`, `"${later}" must stand before this field.`);
}

function checkDates(template: Template, field: Field, path: string, add: Add): void {
  for (const rule of ['after', 'before', 'notBefore', 'notAfter'] as const) {
    const other = field[rule];
    if (other === undefined) continue;
    if (other !== field.id && template.form.fields.some(({ id, type }) => id === other && type === 'date')) continue;
    add('FIELD_DATE_UNKNOWN', `${path}/${rule}`, `没有另一个日期项目“${other}”。`, `There is no other date field "${other}".`);
  }
}

function checkTable(
  template: Template,
  { columns = [], minRows = 0, maxRows = USUAL_ROWS }: Field,
  path: string,
  add: Add,
): void {
  if (columns.length === 0) add('TABLE_WITHOUT_COLUMNS', path, '表格没有列。', 'A table needs columns.');
  if (minRows > maxRows || maxRows > MOST_ROWS) {
    add('TABLE_ROWS', path, `行数须为先小后大，最多 ${MOST_ROWS} 行。`, `Rows: least before most, at most ${MOST_ROWS}.`);
  }
  const seen = new Set<string>(['key']);
  columns.forEach((column, index) => {
    const at = `${path}/columns/${index}`;
    if (seen.has(column.id)) add('DUPLICATE_ID', `${at}/id`, `编号“${column.id}”重复。`, `The id "${column.id}" stands twice.`);
    seen.add(column.id);
    checkSimple(template, column, at, add);
  });
}

function checkDefault(template: Template, field: Field, path: string, add: Add): void {
  if (field.default === undefined || !('parameter' in field.default)) return;
  const id = field.default.parameter;
  const parameter = template.parameters.find((candidate) => candidate.id === id);
  const sample = parameter === undefined ? undefined : SAMPLES[parameter.type];
  if (sample !== undefined && (field.type === 'choice' || judgeShape(field, sample, {}).length === 0)) return;
  add('PARAMETER_UNKNOWN', `${path}/default`, `没有类型相符的参数“${id}”。`, `There is no parameter "${id}" of this type.`);
}

/** One value of each type, to ask whether a field could hold it. */
const SAMPLES: Partial<Record<Template['parameters'][number]['type'], unknown>> = {
  integer: 1,
  money: 1,
  boolean: true,
  ratio: { part: 1, whole: 1 },
  date: '2026-01-01',
  organ: 'x',
};

/** Rights to fields that do not exist, or to change what nobody fills in. */
export function checkRights(template: Template, block: Block, path: string, add: Add): void {
  const check = (rights: FieldRights | undefined, at: string): void => {
    for (const [id, right] of Object.entries(rights ?? {})) {
      const field = template.form.fields.find((candidate) => candidate.id === id);
      if (field !== undefined && !(right === 'edit' && NOT_FILLED_IN.includes(field.type))) continue;
      add(
        'FIELD_RIGHT',
        `${path}${at}/${id}`,
        `没有可以这样设置的项目“${id}”。`,
        `There is no field "${id}" for which this can be said.`,
      );
    }
  };
  if ('form' in block) check(block.form, '/form');
  if ('supplement' in block) check(block.supplement?.form, '/supplement/form');
}
