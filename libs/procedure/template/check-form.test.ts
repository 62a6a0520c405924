import { EVERY_FIELD, RELATED_FIELDS } from '../../testing/forms';
import { random, soundValue } from '../../testing/random-forms';
import { loadTemplate } from '../../templates';
import { compile, parseTemplate } from '../authoring';
import { guaranteeHolds, guaranteeOf, isAnswer } from '../expressions/look-ups';
import { problemText } from '../forms/problem-words';
import { copy } from '../plain';
import { contentOf, validateForm } from './content';
import { missingParameters } from './parameters';
import type { Parameter, Template } from './template.types';

type Raw = Record<string, unknown>;

/** The shipped procedure with a form of every kind behind its own fields, and parameters of every type. */
function whole(): Template {
  const template = copy(loadTemplate('branch-setup'));
  const own = new Set(template.form.fields.map(({ id }) => id));
  template.form.fields.push(...copy(RELATED_FIELDS).filter(({ id }) => !own.has(id)));
  // `kind` is the procedure's own choice here.
  template.form.fields = template.form.fields.map((field) =>
    field.shownWhen === undefined ? field : { ...field, shownWhen: "has(form.kind) && form.kind == 'branch'" },
  );
  template.parameters.push(
    parameter('bigSum', 'money', { question: { zh: '多少算大额？', en: 'What is a large sum?' } }),
    parameter('mostShare', 'ratio', { default: { part: 1, whole: 3 } }),
    parameter('reformOn', 'date', { from: 'document' }),
  );
  return template;
}
const parameter = (id: string, type: Parameter['type'], more: Partial<Parameter> = {}): Parameter => ({
  ...{ id, type, from: 'rule', label: { zh: id, en: id }, default: null },
  ...more,
});

function at(template: Template, pointer: string): { target: Raw; last: string } {
  const path = pointer.slice(1).split('/');
  const last = path.pop() ?? '';
  return { target: path.reduce<Raw>((node, key) => node[key] as Raw, template as unknown as Raw), last };
}
const indexOf = (id: string): number => whole().form.fields.findIndex((field) => field.id === id);
const changed = (pointer: string, value: unknown): Template => {
  const template = whole();
  const { target, last } = at(template, pointer);
  target[last] = value;
  return template;
};
const field = (id: string, name: string): string => `/form/fields/${indexOf(id)}/${name}`;

describe('a template with every kind of field', () => {
  it('is sound, and its program takes no more of it than conditions read', () => {
    expect(parseTemplate(whole()).issues).toEqual([]);
    const template = changed('/blocks/0/that', 'has(form.items) && sum(form.items.amount) < params.bigSum');
    expect(parseTemplate(template).issues).toEqual([]);
    const { facts, fields } = compile(template);
    expect(facts.find(({ field: id }) => id === 'items')).toEqual({
      field: 'items',
      type: 'table',
      optional: true,
      columns: [{ id: 'amount', type: 'money' }],
    });
    expect(facts.map(({ field: id }) => id)).not.toContain('fee');
    expect(fields).not.toContain('hint');
    const form = { items: [{ key: 'a', what: '纸', amount: 5, count: 3 }] };
    expect(contentOf(template, form, compile(template)).facts).toEqual({ items: [{ key: 'a', amount: 5 }] });
  });

  const wrong: [string, string, unknown, string, string?][] = [
    ['a length of a number', field('seats', 'maxLength'), 5, 'FIELD_PROPERTY'],
    ['a table without columns', field('items', 'columns'), undefined, 'TABLE_WITHOUT_COLUMNS', field('items', '').slice(0, -1)],
    ['more rows at least than at most', field('items', 'minRows'), 9, 'TABLE_ROWS', field('items', '').slice(0, -1)],
    ['two columns of one id', field('items', 'columns/1/id'), 'what', 'DUPLICATE_ID', field('items', 'columns/1/id')],
    ['a column called key', field('items', 'columns/1/id'), 'key', 'DUPLICATE_ID'],
    ['a column that chooses from nothing', field('items', 'columns/3/options'), undefined, 'FIELD_WITHOUT_OPTIONS'],
    ['a date after one that is none', field('endOn', 'after'), 'seats', 'FIELD_DATE_UNKNOWN', field('endOn', 'after')],
    ['a date after itself', field('endOn', 'after'), 'endOn', 'FIELD_DATE_UNKNOWN'],
    ['a range that is none', field('seats', 'minimum'), 2000, 'FIELD_RANGE'],
    ['a field that shows by what comes later', field('seats', 'shownWhen'), 'given.items', 'FIELD_READS_LATER'],
    ['a computed field of another type', field('total', 'gives'), 'date', 'CONDITION_TYPE', field('total', 'compute')],
    ['a computed field that reads itself', field('total', 'compute'), 'form.total + 1', 'FIELD_READS_LATER'],
    ['a computed field that says nothing', field('total', 'compute'), undefined, 'FIELD_COMPUTED'],
    ['a computed field that must be filled in', field('total', 'required'), true, 'FIELD_PROPERTY'],
    [
      'a default of another type',
      field('seats', 'default'),
      { parameter: 'reformOn' },
      'PARAMETER_UNKNOWN',
      field('seats', 'default'),
    ],
    ['a default from nowhere', field('seats', 'default'), { from: 'somewhere.else' }, 'schema/pattern'],
    ['an ending that no file may have', field('letter', 'accept'), ['exe'], 'schema/enum'],
    ['a parameter whose default is of another type', '/parameters/4/default', true, 'PARAMETER_DEFAULT', '/parameters/4/default'],
    ['rights to a field that does not exist', '/blocks/5/form', { colour: 'edit' }, 'FIELD_RIGHT', '/blocks/5/form/colour'],
    ['rights to edit what is computed', '/blocks/5/form', { total: 'edit' }, 'FIELD_RIGHT', '/blocks/5/form/total'],
    ['a look-up by several values of a column', '/lookUps/0/where/kind', ['branch'], 'schema/anyOf', '/lookUps/0/where/kind'],
    ['an end of validity in working days', '/lookUps/0/where/endsWithin', '5 working days', 'LOOK_UP_PERIOD'],
    ['an entry of no register', field('seats', 'type'), 'registerEntry', 'FIELD_WITHOUT_REGISTER'],
    ['a look-up by SQL', '/lookUps/0/where/name"; drop table x; --', 'x', 'schema/pattern'],
    ['a look-up by a field that may be empty', '/lookUps/0/where/kind', { field: 'scopeItem2' }, 'LOOK_UP_VALUE'],
    ['a look-up by personal data', '/lookUps/0/where/name', { field: 'head' }, 'LOOK_UP_VALUE', '/lookUps/0/where/name/field'],
    ['a look-up by an optional parameter', '/lookUps/0/where/name', { param: 'branchLimit' }, 'LOOK_UP_VALUE'],
    ['a sum of no column', '/lookUps/0/measure', 'sum', 'LOOK_UP_MEASURE'],
    ['a run of no value', '/lookUps/0/measure', 'consecutive', 'LOOK_UP_MEASURE'],
    ['a count of a column', '/lookUps/0/of', 'kind', 'LOOK_UP_MEASURE'],
    ['a look-up that counts back working days', '/lookUps/0/where/since', '5 working days', 'LOOK_UP_PERIOD'],
    [
      'a guarantee that reads a step',
      '/blocks/9/guarantee',
      "outcomes['council-decision'] == 'passed'",
      'CONDITION_UNKNOWN_STEP',
    ],
  ];

  it.each(wrong.map(([what, pointer, value, rule, path]) => [what, pointer, value, rule, path ?? null] as const))(
    'with %s is refused where it stands',
    (_what, pointer, value, rule, path) => {
      const template = pointer.startsWith('/blocks/9/') ? withGuarantee(String(value)) : changed(pointer, value);
      const { template: parsed, issues } = parseTemplate(template);
      expect(parsed).toBeNull();
      expect(issues.map((issue) => issue.rule)).toContain(rule);
      if (path !== null) expect(issues.map((issue) => issue.path)).toContain(path);
      for (const { message } of issues) expect([/[\u4e00-\u9fff]/.test(message.zh), message.en === '']).toEqual([true, false]);
    },
  );
});

/** A guarantee on the step that enters the branch, wherever it stands. */
function withGuarantee(guarantee: string): Template {
  const text = JSON.stringify(whole());
  return JSON.parse(
    text.replace('"kind":"register",', `"kind":"register","guarantee":${JSON.stringify(guarantee)},`),
  ) as Template;
}

describe('what must hold at an entry', () => {
  const limit = 'has(params.branchLimit) ? lookups.activeBranches < params.branchLimit : true';
  const template = withGuarantee(limit);

  it('is judged with what the store says then', () => {
    expect(parseTemplate(template).issues).toEqual([]);
    const program = compile(template);
    const step = idOfRegister(program.blocks);
    const guarantee = guaranteeOf(program, step);
    expect(guarantee).toEqual({ that: limit, lookUps: ['activeBranches'] });
    const state = { facts: {}, given: {}, parameters: { branchLimit: { value: 3 } } };
    const holds = (count: unknown): boolean =>
      guaranteeHolds(program, state, guarantee ?? { that: 'false', lookUps: [] }, { activeBranches: count });
    expect([holds(2), holds(3)]).toEqual([true, false]);
    for (const wrong of [undefined, null, '2', 2.5, -1, Number.NaN, true, [2]])
      expect(() => holds(wrong)).toThrow('LOOK_UP_UNANSWERED');
  });

  it('is absent from a program that guarantees nothing', () => {
    expect(JSON.stringify(compile(loadTemplate('branch-setup')))).not.toContain('guarantee');
  });

  it('an answer is of the type that was asked for', () => {
    const lookUps = (['count', 'sum', 'exists', 'consecutive', 'list'] as const).map((measure) => ({
      ...{ id: measure, register: 'branches', measure },
      where: { state: 'active', of: 'society' as const },
    }));
    const fits = (value: unknown): string[] => lookUps.filter(({ id }) => isAnswer({ lookUps }, id, value)).map(({ id }) => id);
    expect(fits(3)).toEqual(['count', 'sum', 'consecutive']);
    expect(fits(-3)).toEqual(['sum']);
    expect(fits(true)).toEqual(['exists']);
    expect(fits(['a'])).toEqual(['list']);
    expect(fits(Array.from({ length: 1_001 }, () => 'a'))).toEqual([]);
    expect(fits('3')).toEqual([]);
  });
});

function idOfRegister(blocks: unknown): string {
  let found = '';
  JSON.stringify(blocks, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && (value as Raw)['kind'] === 'register')
      found = String((value as Raw)['id']);
    return value;
  });
  return found;
}

describe('parameters', () => {
  it('without a value and without a default stand in the way, those of another type too', () => {
    const template = { parameters: whole().parameters };
    const missing = (values: Record<string, { value: never }>): string[] =>
      missingParameters(template, values).map(({ id }) => id);
    const set = (values: Raw): Record<string, { value: never }> =>
      Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value: value as never }]));
    expect(missing({})).toEqual(['branchDecider', 'charterScope', 'bigSum', 'reformOn']);
    const all = { branchDecider: 'council', charterScope: ['a'], bigSum: 500_000, reformOn: '2026-01-01' };
    expect(missing(set(all))).toEqual([]);
    expect(
      missing(set({ ...all, bigSum: '500000', reformOn: '2026-02-30', branchLimit: 1.5, mostShare: { part: 1, whole: 0 } })),
    ).toEqual(['branchLimit', 'bigSum', 'mostShare', 'reformOn']);
    expect(missing(JSON.parse('{"__proto__":{"value":1}}') as Record<string, { value: never }>)).toContain('bigSum');
  });
});

describe('what is wrong with a field', () => {
  it('is said in both languages, with the field’s name, and without what was typed', () => {
    const fields = RELATED_FIELDS;
    const next = random(3);
    const sound = Object.fromEntries(EVERY_FIELD.map((one) => [one.id, soundValue(next, one)]));
    const secret = 'geheim-4711';
    for (const { id, type } of fields) {
      const form = { ...sound, kind: 'cooperation', [id]: type === 'longText' ? `${secret}${'x'.repeat(100)}` : { secret } };
      const problems = validateForm({ form: { fields } }, form, {}).filter((problem) => problem.field === id);
      expect([id, problems.length > 0]).toEqual([id, true]);
      for (const problem of problems) {
        const { zh, en } = problemText(fields, problem);
        const label = fields.find((one) => one.id === id)?.label;
        expect(zh).toContain(label?.zh);
        expect(en).toContain(label?.en);
        expect(`${zh}${en}${JSON.stringify(problem)}`).not.toContain(secret);
        expect([id, zh]).not.toEqual([id, expect.stringContaining('请检查。')]);
      }
    }
  });
});
