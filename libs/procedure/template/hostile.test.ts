/**
 * Templates and overlays that somebody sends who means no good, or whose editor broke. None of them may throw, hang or change what every
 * object inherits; what is wrong is a list of issues with paths, in both languages. Nothing here looks at a clock: the limits count.
 */
import { loadTemplate } from '../../templates';
import { apply, base, DEFAULT, overlay, put, readAll, type Raw } from '../../testing/hostile';
import { applyOverlay, parseOverlay, parseTemplate } from '../authoring';
import { copy } from '../plain';
import { checkLimits } from './check-limits';
import { BLOCK_LISTS, CONDITION_PROPERTIES, LIMITS, RESERVED_NAMES } from './limits';
import schema from './procedure-template.schema.json';
import type { Overlay } from './template.types';

const nested = (depth: number): unknown => {
  let value: unknown = [];
  for (let n = 0; n < depth; n += 1) value = [value];
  return value;
};
const block = (id: string): Raw => ({ ...(base()['blocks'] as Raw[])[0], id });

describe('a template that is too much', () => {
  it.each<[string, () => Raw, string, string]>([
    ['nested ten thousand deep', () => put('/blocks', nested(10_000)), 'TOO_DEEP', '/blocks'],
    ['nested a million deep', () => put('/title', nested(1_000_000)), 'TOO_DEEP', '/title'],
    ['with a text of a megabyte', () => put('/title/zh', '长'.repeat(1024 * 1024)), 'TEXT_TOO_LONG', '/title/zh'],
    ['with a name of a megabyte', () => put(`/form/${'x'.repeat(1024 * 1024)}`, 1), 'NAME_TOO_LONG', '/form'],
    ['with a hundred thousand blocks', () => put('/blocks', Array(100_000).fill(block('x'))), 'LIST_TOO_LONG', '/blocks'],
    [
      'with one block too many',
      () =>
        put(
          '/blocks',
          Array.from({ length: 401 }, (_, n) => block(`x-${n}`)),
        ),
      'TOO_MANY_BLOCKS',
      '/blocks',
    ],
    [
      'with as many in small lists',
      () =>
        put(
          '/blocks',
          Array.from({ length: 21 }, (_, n) => ({
            kind: 'sequence',
            id: `s-${n}`,
            blocks: Array.from({ length: 20 }, (__, m) => ({ kind: 'copy', id: `c-${n}-${m}` })),
          })),
        ),
      'TOO_MANY_BLOCKS',
      '/blocks',
    ],
    ['of many small values', () => put('/parameters', Array(999).fill(Array(99).fill(0))), 'TOO_MANY_VALUES', '/parameters'],
    ['of many long texts', () => put('/parameters', Array(999).fill('x'.repeat(5_000))), 'TOO_BIG', '/parameters'],
    [
      'with too many conditions',
      () =>
        put(
          '/blocks',
          Array.from({ length: 101 }, (_, n) => block(`x-${n}`)),
        ),
      'TOO_MANY_CONDITIONS',
      '/blocks',
    ],
    [
      'with a condition of a hundred kilobytes',
      () => put('/blocks/0/that', '1 == 1 && '.repeat(10_000)),
      'TEXT_TOO_LONG',
      '/blocks/0/that',
    ],
    [
      'with a condition of three kilobytes',
      () => put('/blocks/0/that', '1 == 1 && '.repeat(300)),
      'CONDITION_TOO_LONG',
      '/blocks/0/that',
    ],
  ])('%s is refused before anybody reads it', (_what, make, rule, path) => {
    const issues = readAll(make());
    expect(issues.map((issue) => issue.rule)).toContain(rule);
    expect(issues.find((issue) => issue.rule === rule)?.path.startsWith(path)).toBe(true);
  });

  it('is not looked at beyond the first limit, however much there is', () => {
    const { issues } = checkLimits({ first: nested(10_000), second: '\u202E'.repeat(10) });
    expect(issues.map(({ rule }) => rule)).toEqual(['TOO_DEEP']);
    let looked = 0;
    const list = new Proxy([] as unknown[], {
      get: (target, name) => {
        if (name === 'length') return 1_000_000;
        if (typeof name === 'string' && /^\d+$/.test(name)) looked += 1;
        return Reflect.get(target, name) as unknown;
      },
    });
    expect(checkLimits({ list }).issues.map(({ rule }) => rule)).toEqual(['LIST_TOO_LONG']);
    expect(looked).toBe(0);
  });

  it('is one whose program would be too big, though each part of it is small enough', () => {
    const input = base();
    const [first] = input['blocks'] as Raw[];
    const review = (input['blocks'] as Raw[])[5] as Raw;
    const outcomes = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [
        `o${'abcdefghijklmnopqrstuvwxyzabcd'.slice(0, n + 1)}`,
        { to: 'next', label: { zh: '可', en: 'Yes' } },
      ]),
    );
    const officer = { ...review, kind: 'review', act: 'confirm', outcomes };
    input['blocks'] = [first, ...Array.from({ length: 150 }, (_, n) => ({ ...officer, id: `review-${n}`, form: undefined }))];
    expect(readAll(input).map(({ rule }) => rule)).toEqual(['PROGRAM_TOO_BIG']);
  });

  it('gives at most so many findings, and none of a template that may be used', () => {
    const input = put(
      '/parameters',
      Array.from({ length: 900 }, () => ({ wrong: 1 })),
    );
    expect(readAll(input)).toHaveLength(LIMITS.issues);
    expect(readAll(base())).toEqual([]);
  });
});

describe('a template with names that every object has', () => {
  /** Everywhere that an object stands. */
  const places = (value: unknown, path = ''): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : [
          ...(Array.isArray(value) ? [] : [path]),
          ...Object.entries(value).flatMap(([key, item]) => places(item, `${path}/${key}`)),
        ];

  it('is refused wherever one of them is a property', () => {
    const everywhere = places(base());
    expect(everywhere.length).toBeGreaterThan(150);
    for (const [n, place] of everywhere.entries()) {
      const name = RESERVED_NAMES[n % RESERVED_NAMES.length] ?? '';
      const text = JSON.stringify(put(`${place}/marked-place`, { polluted: true })).replace('marked-place', name);
      const issues = readAll(JSON.parse(text));
      expect(issues.map(({ rule, path }) => [rule, path])).toEqual([['NAME_RESERVED', place]]);
      expect(({} as Raw)['polluted']).toBeUndefined();
    }
  });

  it.each([
    ['a block', '/blocks/5/id'],
    ['a field', '/form/fields/1/id'],
    ['a parameter', '/parameters/0/id'],
    ['a look-up', '/lookUps/0/id'],
    ['the procedure', '/id'],
    ['a field that is read', '/subject'],
  ])('is refused where it is the id of %s', (_what, pointer) => {
    for (const name of RESERVED_NAMES) {
      const issues = readAll(put(pointer, name));
      expect(issues.map(({ rule, path }) => [rule, path])).toContainEqual(['NAME_RESERVED', pointer]);
    }
  });

  it('is refused where an outcome leads to one, and not for a word in a text', () => {
    expect(readAll(put('/blocks/5/outcomes/complete/to', 'leave:constructor')).map(({ rule }) => rule)).toContain(
      'NAME_RESERVED',
    );
    expect(readAll(put('/title/en', 'constructor'))).toEqual([]);
  });

  it.each([
    'form.constructor',
    "outcomes['constructor'] == 'x'",
    "checks['toString'] == 'x'",
    'params.valueOf == 1',
    'form.__proto__ == 1',
  ])('is refused where a condition reads one: %s', (condition) => {
    expect(readAll(put('/blocks/0/that', condition)).length).toBeGreaterThan(0);
  });
});

describe('a condition that nobody should have to compute', () => {
  const lists = `form.parent.kind in [${Array(60).fill("'a'").join(',')}]`;
  it.each([
    ['a hundred parentheses', `${'('.repeat(200)}true${')'.repeat(200)}`],
    ['parentheses that never close', '('.repeat(480)],
    ['a chain of negations', `${'!'.repeat(480)}true`],
    ['a chain of ternaries', `${'true ? true : '.repeat(30)}true`],
    ['walks inside walks', '[1,2].all(a, [1,2].all(b, [1,2].all(c, a == b)))'],
    ['a long list', lists],
    ['a regular expression', "form.scopeItem.matches('(a+)+$')"],
    ['half a string', '"'],
    ['bytes', "b'\\xff' == b'\\xff'"],
    ['a number beyond all numbers', '99999999999999999999999999 > 1'],
    ['an escape that is none', "'\\u' == ''"],
    ['a null character', "'\\0' == ''"],
    ['nothing but spaces', ' '.repeat(400)],
  ])('is refused where it stands: %s', (_what, condition) => {
    const issues = readAll(put('/blocks/0/that', condition));
    expect(issues.length).toBeGreaterThan(0);
    expect(issues[0]?.path).toBe('/blocks/0/that');
  });

  it('may say what would be a bomb as a pattern: it is text, and nothing reads it as one', () => {
    expect(readAll(put('/title/en', '(a+)+$ ((x*)*)*y'))).toEqual([]);
    expect(readAll(put('/id', 'a-'.repeat(29))).map(({ rule }) => rule)).toEqual(['schema/pattern']);
    expect(readAll(put('/blocks/5/clock/within', `${'9'.repeat(9_000)} working days`)).map(({ rule }) => rule)).toContain(
      'schema/pattern',
    );
  });
});

describe('a template whose words hide something', () => {
  it.each([
    ['a text turned around', '设立\u202E分支', 'TEXT_HIDDEN'],
    ['an isolate', '设立\u2066分支', 'TEXT_HIDDEN'],
    ['a space without width', '设立\u200B分支', 'TEXT_HIDDEN'],
    ['a null character', '设立\0分支', 'TEXT_HIDDEN'],
    ['an escape of a terminal', '\u001B[31m设立', 'TEXT_HIDDEN'],
    ['a byte order mark', '\uFEFF设立', 'TEXT_HIDDEN'],
    ['tags', '设立\u{E0041}', 'TEXT_HIDDEN'],
    ['half a character', '设立\uD800', 'TEXT_BROKEN'],
    ['the other half', '\uDC00设立', 'TEXT_BROKEN'],
  ])('is refused: %s', (_what, title, rule) => {
    expect(readAll(put('/title/zh', title)).map((issue) => [issue.rule, issue.path])).toEqual([[rule, '/title/zh']]);
  });

  it('may have lines, tabs, rare characters and pictures in its texts', () => {
    for (const words of ['第一行\n\t第二行', '𠮷野', '📎', 'é']) expect(readAll(put('/title/zh', words))).toEqual([]);
  });
});

describe('values that are no JSON, and numbers that are none', () => {
  it.each<[string, unknown, string]>([
    ['NaN', Number.NaN, 'NUMBER_TOO_BIG'],
    ['infinity', Number.POSITIVE_INFINITY, 'NUMBER_TOO_BIG'],
    ['a number beyond safety', 2 ** 60, 'NUMBER_TOO_BIG'],
    ['the greatest number', Number.MAX_VALUE, 'NUMBER_TOO_BIG'],
    ['a bigint', 1n, 'NOT_PLAIN_JSON'],
    ['a function', () => 1, 'NOT_PLAIN_JSON'],
    ['a symbol', Symbol('x'), 'NOT_PLAIN_JSON'],
  ])('are refused: %s', (_what, value, rule) => {
    expect(readAll(put('/version', value)).map((issue) => [issue.rule, issue.path])).toEqual([[rule, '/version']]);
  });

  it('are refused where the input has itself inside', () => {
    const input = base();
    input['form'] = input;
    expect(readAll(input).map(({ rule }) => rule)).toEqual(['TOO_DEEP']);
  });

  it('are refused twice where two have one id', () => {
    const input = base();
    const blocks = input['blocks'] as Raw[];
    input['blocks'] = [...blocks, ...copy(blocks)];
    const issues = readAll(input);
    expect(issues.filter(({ rule }) => rule === 'DUPLICATE_ID').length).toBeGreaterThan(5);
  });
});

describe('an overlay', () => {
  it.each<[string, unknown[], [string, string][]]>([
    [
      'turns a step into a structure',
      [{ at: 'materials', set: { kind: 'choice' }, basis: DEFAULT }],
      [['OVERLAY_CHANGES_IDENTITY', '/change/0/set/kind']],
    ],
    [
      'gives a step another id',
      [{ at: 'materials', set: { id: 'entry' }, basis: DEFAULT }],
      [['OVERLAY_CHANGES_IDENTITY', '/change/0/set/id']],
    ],
  ])('that %s is refused, and what follows is applied to what is sound', (_what, changes, found) => {
    const next = { after: 'materials', insert: [block('inserted')], basis: DEFAULT };
    const parsed = parseOverlay(overlay(...changes, next));
    if (parsed.overlay === null) throw new Error(JSON.stringify(parsed.issues));
    expect(apply(parsed.overlay).map(({ rule, path }) => [rule, path])).toEqual(found);
    const { template } = applyOverlay(loadTemplate('branch-setup'), parsed.overlay);
    expect(template.blocks.map(({ id }) => id)).toContain('inserted');
  });

  it('that leaves a block in pieces is refused where it breaks it', () => {
    const choice = loadTemplate('branch-setup').blocks.find(({ kind }) => kind === 'choice')?.id ?? '';
    const broken = [
      { at: choice, set: { branches: 'none' }, basis: DEFAULT },
      { at: choice, set: { branches: [{ when: 'true', blocks: null }] }, basis: DEFAULT },
      { at: 'materials', set: { outcomes: { complete: null } }, basis: DEFAULT },
      { at: 'materials', set: { unknown: {} }, basis: DEFAULT },
    ];
    const { overlay: sound } = parseOverlay(overlay(...broken, { at: 'follow-up', set: {}, basis: DEFAULT }));
    const issues = apply(sound as Overlay);
    expect([...new Set(issues.map(({ path }) => path.split('/')[2]))]).toEqual(['0', '1', '2', '3']);
    for (const { path } of issues) expect(path).toMatch(/^\/change\/[0-3]\/set/);
  });

  it('changes no prototype, read or unread', () => {
    const text = JSON.stringify(overlay({ at: 'materials', set: { here: { polluted: 1 } }, basis: DEFAULT }));
    for (const name of RESERVED_NAMES) {
      const input = JSON.parse(text.replace('here', name)) as Overlay;
      expect(parseOverlay(input).issues.map(({ rule }) => rule)).toEqual(['NAME_RESERVED']);
      expect(apply(input).map(({ rule }) => rule)).toEqual(['NAME_RESERVED']);
      expect(({} as Raw)['polluted']).toBeUndefined();
    }
  });

  it('cannot make a template out of bounds: what comes out is bounded as what goes in', () => {
    const blocks = (from: number) => Array.from({ length: 300 }, (_, n) => ({ ...block(`x-${from}-${n}`), when: undefined }));
    const many = overlay(
      { after: 'materials', insert: blocks(0).slice(0, 90), basis: DEFAULT },
      { after: 'materials', insert: blocks(1).slice(0, 5), basis: DEFAULT },
    );
    const { overlay: sound, issues } = parseOverlay(many);
    expect(issues).toEqual([]);
    const { template } = applyOverlay(loadTemplate('branch-setup'), sound as Overlay);
    expect(parseTemplate(template).issues.map(({ rule }) => rule)).toEqual(['TOO_MANY_CONDITIONS']);
  });
});

describe('the limits', () => {
  /** Names of properties that the schema takes for this, alone or in a list. */
  const propertiesOf = (reference: string): string[] => {
    const found = new Set<string>();
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const properties = (node as { properties?: Record<string, { $ref?: string; items?: { $ref?: string } }> }).properties ?? {};
      for (const [name, { $ref, items }] of Object.entries(properties)) {
        if ($ref === reference || items?.$ref === reference) found.add(name);
      }
      Object.values(node).forEach(visit);
    };
    visit(schema);
    return [...found];
  };

  it('know every property of the schema that holds a condition', () => {
    const conditions = propertiesOf('#/$defs/condition');
    expect(conditions.length).toBeGreaterThan(3);
    expect(CONDITION_PROPERTIES).toEqual(expect.arrayContaining(conditions));
  });

  it('know every property that holds blocks', () => {
    expect(BLOCK_LISTS).toEqual(expect.arrayContaining(propertiesOf('#/$defs/blocks')));
  });

  it('are wide enough for what the schema lets a condition be', () => {
    expect(schema.$defs.condition.maxLength * 4).toBeLessThanOrEqual(LIMITS.conditionBytes);
  });
});
