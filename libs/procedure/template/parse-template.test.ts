import { twoStepTemplate } from '../../testing/templates';
import { loadTemplate } from '../../templates';
import { copy } from '../plain';
import { compile, MAX_PROGRAM_BYTES, parseOverlay, parseTemplate } from '../authoring';
import type { Template } from './template.types';
import { placedSteps } from './walk-template';

type Raw = Record<string, unknown>;
const base = (): Template => copy(loadTemplate('branch-setup'));

/** Sets a value by JSON pointer; undefined takes it out. */
function change(template: Template, pointer: string, value: unknown): Template {
  const path = pointer.slice(1).split('/');
  const last = path.pop() ?? '';
  const target = path.reduce<Raw>((node, key) => node[key] as Raw, template as unknown as Raw);
  if (value === undefined) delete target[last];
  else target[last] = value;
  return template;
}

describe('a template', () => {
  it('that is sound has no issues', () => {
    expect(parseTemplate(base()).issues).toEqual([]);
    expect(parseTemplate(copy(twoStepTemplate())).issues).toEqual([]);
  });

  it.each([
    ['a missing title in one language', '/title/en', undefined, 'schema/required', '/title'],
    ['an empty title', '/title/zh', '', 'schema/minLength', '/title/zh'],
    ['a property that does not exist', '/blocks/5/escalate', 'president', 'schema/additionalProperties', '/blocks/5'],
    ['a step without a basis', '/blocks/5/basis', [], 'schema/minItems', '/blocks/5/basis'],
    ['a policy without its modality', '/blocks/0/basis/0/modality', undefined, 'schema/required', '/blocks/0/basis/0'],
    ['an assignee without nobody', '/blocks/5/by/nobody', undefined, 'schema/required', '/blocks/5/by'],
    [
      'an outcome without a target',
      '/blocks/5/outcomes/complete/to',
      undefined,
      'schema/required',
      '/blocks/5/outcomes/complete',
    ],
    ['a kind that does not exist', '/blocks/5/kind', 'vote', 'schema/discriminator', '/blocks/5'],
    ['a period that is none', '/blocks/5/clock/within', '3 workdays', 'schema/pattern', '/blocks/5/clock/within'],
    ['a supplement that a timer withdraws', '/blocks/5/supplement/late', 'withdraw', 'schema/const', '/blocks/5/supplement/late'],
    ['a deadline that decides', '/blocks/5/clock/then', 'approve', 'schema/pattern', '/blocks/5/clock/then'],
    ['an organ with a default', '/parameters/0/default', 'council', 'ORGAN_HAS_NO_DEFAULT', '/blocks/6/organ/parameter'],
    [
      'an organ by an unknown parameter',
      '/blocks/6/organ/parameter',
      'nothing',
      'PARAMETER_UNKNOWN',
      '/blocks/6/organ/parameter',
    ],
    [
      'choices from an unknown parameter',
      '/form/fields/4/optionsFrom',
      'nothing',
      'PARAMETER_UNKNOWN',
      '/form/fields/4/optionsFrom',
    ],
    ['a choice without options', '/form/fields/2/options', undefined, 'FIELD_WITHOUT_OPTIONS', '/form/fields/2'],
    ['two steps of one id', '/blocks/1/id', 'charter-scope', 'DUPLICATE_ID', '/blocks/1/id'],
    ['two fields of one id', '/form/fields/1/id', 'parent', 'DUPLICATE_ID', '/form/fields/1/id'],
    ['a condition on an unknown field', '/blocks/0/that', "form.colour == 'red'", 'CONDITION_TYPE', '/blocks/0/that'],
    ['a condition on personal data', '/blocks/0/that', "form.head == 'x'", 'CONDITION_TYPE', '/blocks/0/that'],
    ['a condition on an unknown parameter', '/blocks/0/that', 'params.fee > 0', 'CONDITION_TYPE', '/blocks/0/that'],
    ['a condition that cannot be read', '/blocks/0/that', 'form.parent ==', 'CONDITION_UNREADABLE', '/blocks/0/that'],
    ['an optional parameter without a guard', '/blocks/3/when', undefined, 'CONDITION_UNGUARDED', '/blocks/3/that'],
    [
      'a condition on an unknown step',
      '/blocks/7/branches/0/when',
      "outcomes['x'] == ''",
      'CONDITION_UNKNOWN_STEP',
      '/blocks/7/branches/0/when',
    ],
    [
      'a look-up outside a check',
      '/blocks/7/branches/0/when',
      'lookups.activeBranches > 3',
      'LOOK_UP_OUTSIDE_CHECK',
      '/blocks/7/branches/0/when',
    ],
    [
      'a field asked for by an unguarded condition',
      '/form/fields/8/requiredWhen',
      "form.parent.kind == 'branch'",
      'CONDITION_UNGUARDED',
      '/form/fields/8/requiredWhen',
    ],
    [
      'a deputy from another organisation',
      '/blocks/5/by/nobody',
      'association-head',
      'ROLE_OF_OTHER_ORGANISATION',
      '/blocks/5/by/nobody',
    ],
    [
      'a timer that addresses another organisation',
      '/blocks/5/clock/then',
      'turn-to:association-head',
      'ROLE_OF_OTHER_ORGANISATION',
      '/blocks/5/clock/then',
    ],
    [
      'materials returned without a list',
      '/blocks/5/outcomes/incomplete/reason',
      false,
      'REASON_MISSING',
      '/blocks/5/outcomes/incomplete/reason',
    ],
    [
      'a return without a supplement rule',
      '/blocks/8/branches/0/blocks/0/supplement',
      undefined,
      'SUPPLEMENT_MISSING',
      '/blocks/8/branches/0/blocks/0',
    ],
    ['filing by an outsider', '/filedBy/0', 'party-secretary', 'ROLE_OF_OTHER_ORGANISATION', '/filedBy/0'],
    ['filing by posts of two houses', '/filedBy/1', 'association-officer', 'FILED_BY_TWO_HOUSES', '/filedBy/1'],
  ])('with %s is refused where it stands', (_what, pointer, value, rule, path) => {
    const { template, issues } = parseTemplate(change(base(), pointer, value));
    expect(template).toBeNull();
    expect(issues.map((issue) => [issue.rule, issue.path])).toContainEqual([rule, path]);
    for (const { message } of issues) expect(message.zh !== '' && message.en !== '').toBe(true);
  });

  it('that is no template at all is refused too', () => {
    for (const input of [null, 1, 'x', [], {}]) expect(parseTemplate(input).template).toBeNull();
  });
});

describe('an overlay', () => {
  it('is refused by its shape with the path', () => {
    const broken = {
      overlay: 'CN-TJ',
      of: 'branch-setup',
      version: 1,
      change: [{ at: 'materials', set: {}, basis: [] }, { what: 1 }],
    };
    const { overlay, issues } = parseOverlay(broken);
    expect(overlay).toBeNull();
    expect(issues.map(({ path }) => path)).toEqual(expect.arrayContaining(['/change/0/basis', '/change/1']));
    expect(parseOverlay({ ...broken, overlay: 'XX', change: [] }).issues.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/overlay', '/change']),
    );
  });
});

describe('a program', () => {
  it('holds no word for people', () => {
    const program = JSON.stringify(compile(base()));
    expect(program).not.toMatch(/[\u4e00-\u9fff]/u);
    for (const { block } of placedSteps(base())) expect(program).not.toContain(block.title.en);
  });

  it('takes only those fields for facts that conditions read', () => {
    expect(compile(base()).facts).toEqual([
      { field: 'parent', type: 'organisation' },
      { field: 'scopeItem', type: 'choice' },
    ]);
  });

  it('is refused when it grows too big to be read by every append', () => {
    const template = base();
    const [first] = template.blocks;
    if (first === undefined) throw new Error('no block');
    template.blocks = Array.from({ length: 700 }, (_, n) => ({ ...copy(first), id: `check-${n}` }));
    expect(JSON.stringify(template.blocks).length).toBeGreaterThan(MAX_PROGRAM_BYTES);
    expect(() => compile(template)).toThrow('PROGRAM_TOO_BIG');
  });
});
