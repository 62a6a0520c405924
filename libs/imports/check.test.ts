import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { checkRows } from './check';
import { guessMapping, readRows } from './mapping';
import type { Register } from '../procedure';
import type { CheckedRow, Decisions } from './outcome';
import type { Step } from './steps';
import { targets } from './targets';
import type { Cell, Target } from './types';
import type { KnownSociety, World } from './world';

const REGISTER: Register = {
  id: 'branches',
  title: { zh: '分支机构名录', en: 'Branches' },
  empty: { zh: '空', en: 'Empty' },
  key: ['name'],
  columns: [
    { id: 'name', label: { zh: '名称', en: 'Name' }, type: 'text' },
    { id: 'discipline', label: { zh: '学科', en: 'Discipline' }, type: 'text', optional: true },
  ],
  states: [{ id: 'active', label: { zh: '正常', en: 'Active' }, inForce: true }],
  changes: [],
  basis: [],
};
const CODE = '511000005000000007';
const OTHER_CODE = '51100000500000001A';

const society = (name: string, more: Partial<KnownSociety> = {}): KnownSociety => ({
  id: randomUUID(),
  name,
  nameEn: name,
  phone: null,
  foundedOn: null,
  record: {},
  version: 1,
  ...more,
});
const world = (more: Partial<World> = {}): World => ({
  me: 'me',
  today: '2026-11-21',
  societies: [],
  foreign: [],
  parties: [],
  people: [],
  posts: [],
  organs: [],
  members: [],
  entries: [],
  ...more,
});
const person = (id: string, name: string, phone: string | null = null) => ({ id, name, phone, administers: false });

function check(id: string, known: World, headings: string[], rows: Cell[][], decisions: Decisions = {}): CheckedRow[] {
  const target = targets([REGISTER]).find((one) => one.id === id) as Target;
  const mapping = guessMapping(target, headings);
  return checkRows(target, readRows(target, [headings, ...rows], 0, mapping), known, decisions, (name) => `id of ${name}`);
}
const verdicts = (rows: CheckedRow[]) => rows.map(({ verdict }) => verdict);
const codes = (rows: CheckedRow[]) => rows.flatMap(({ problems }) => problems.map(({ code }) => code));
const ops = (rows: CheckedRow[]) => rows.flatMap(({ steps }) => steps.map(({ op }) => op));

describe('societies', () => {
  const HEADINGS = ['学会名称', '统一社会信用代码', '业务主管单位', '团体会员', '曾用名'];
  const row = (name: string, code: string | null, more: Cell[] = ['本科协', '是', null]): Cell[] => [name, code, ...more];
  const record = { creditCode: CODE, supervisingUnit: 'association' as const, groupMember: true };

  it('are new with their record, and the same when they come again', () => {
    const [fresh] = check('societies', world(), HEADINGS, [row('甲学会', CODE)]);
    expect(fresh).toMatchObject({
      verdict: 'new',
      steps: [
        { op: 'society-new', name: '甲学会' },
        { op: 'record-new', version: 1, record },
      ],
    });
    expect(
      verdicts(check('societies', world({ societies: [society('甲学会', { record })] }), HEADINGS, [row('甲学会', CODE)])),
    ).toEqual(['same']);
  });

  it('change field by field, and a blank cell takes nothing away', () => {
    const known = world({ societies: [society('甲学会', { record: { ...record, shortName: '甲' }, version: 3 })] });
    const [changed] = check('societies', known, HEADINGS, [row('甲学会', CODE, ['无（直接登记）', '是', null])]);
    expect(changed).toMatchObject({
      verdict: 'change',
      changes: [{ label: { zh: '业务主管单位' }, from: '本科协', to: '无（直接登记）' }],
      steps: [{ op: 'record-new', version: 4, record: { ...record, shortName: '甲', supervisingUnit: 'none' } }],
    });
  });

  it('are doubtful by code, by name and by a former name, and settled by an answer', () => {
    const known = world({ societies: [society('甲学会', { record: { ...record, formerNames: ['老甲学会'] } })] });
    const id = known.societies[0]?.id ?? '';
    for (const [cells, why] of [
      [row('乙学会', CODE), 'same-code-other-name'],
      [row('甲学会', OTHER_CODE), 'same-name-other-code'],
      [row('老甲学会', null), 'former-name'],
    ] as const) {
      const [asked] = check('societies', known, HEADINGS, [[...cells]]);
      expect(asked).toMatchObject({ verdict: 'doubtful', doubt: { code: why, candidates: [{ id }] }, steps: [] });
      const key = asked?.doubt?.key ?? '';
      const [taken] = check('societies', known, HEADINGS, [[...cells]], { [key]: { choice: 'this', candidate: id } });
      expect(taken).toMatchObject({ verdict: 'change', settled: [key] });
      expect(verdicts(check('societies', known, HEADINGS, [[...cells]], { [key]: { choice: 'leave' } }))).toEqual(['left']);
      // An answer that names something else is no answer.
      expect(verdicts(check('societies', known, HEADINGS, [[...cells]], { [key]: { choice: 'this', candidate: 'x' } }))).toEqual([
        'doubtful',
      ]);
    }
  });

  it('that take another name keep the former one', () => {
    const known = world({ societies: [society('甲学会', { record })] });
    const key = check('societies', known, HEADINGS, [row('新甲学会', CODE)])[0]?.doubt?.key ?? '';
    const [taken] = check('societies', known, HEADINGS, [row('新甲学会', CODE)], {
      [key]: { choice: 'this', candidate: known.societies[0]?.id ?? '' },
    });
    expect(taken?.steps).toMatchObject([
      { op: 'society-change', before: { name: '甲学会' }, after: { name: '新甲学会' } },
      { op: 'record-new', record: { formerNames: ['甲学会'] } },
    ]);
  });

  it('of another association are refused, by code and by name', () => {
    const known = world({ foreign: [{ name: '外省学会', code: OTHER_CODE }] });
    expect(codes(check('societies', known, HEADINGS, [row('随便什么学会', OTHER_CODE), row('外省学会', null)]))).toEqual([
      'OTHER_ASSOCIATION',
      'OTHER_ASSOCIATION',
    ]);
    expect(codes(check('register:branches', known, ['学会', '名称'], [['外省学会', '甲分会']]))).toEqual(['OTHER_ASSOCIATION']);
  });

  it('stand once in a sheet', () => {
    expect(
      check('societies', world(), HEADINGS, [row('甲学会', CODE), row('甲学会', CODE, ['无（直接登记）', '是', null])])[1],
    ).toMatchObject({
      verdict: 'error',
      problems: [{ code: 'OTHER_THAN_LINE', details: { line: 2 } }],
    });
  });

  it('without what a record needs are refused, cell by cell', () => {
    expect(codes(check('societies', world(), HEADINGS, [row('甲学会', null, [null, null, null])]))).toEqual([
      'REQUIRED',
      'REQUIRED',
      'REQUIRED',
    ]);
  });
});

describe('posts', () => {
  const HEADINGS = ['姓名', '手机', '学会', '职务', '任期起', '任期止'];
  const PHONE = '13800000001';
  const at = society('甲学会');
  const post = (id: string, of: string, from: string, to: string | null) => ({
    id,
    person: of,
    organisation: at.id,
    role: 'secretary-general',
    from,
    to,
  });
  const row = (name: string, phone: string | null, from: string | null = '2022-03-01', to: string | null = null): Cell[] => [
    name,
    phone,
    '甲学会',
    '秘书长',
    from,
    to,
  ];

  it('bring their people, one person for one phone number and for one name in one society', () => {
    const rows = check('posts', world({ societies: [at] }), HEADINGS, [
      row('张三', PHONE),
      ['张三', PHONE, '甲学会', '理事', '2022-03-01', null],
      ['张三', null, '甲学会', '财务', '2022-03-01', null],
      row('李四', null, '2020-01-01', '2021-01-01'),
    ]);
    expect(verdicts(rows)).toEqual(['new', 'new', 'new', 'new']);
    expect(ops(rows)).toEqual(['person-new', 'post-new', 'post-new', 'post-new', 'person-new', 'post-new']);
  });

  it('are the same when they come again, with a phone number and without', () => {
    const known = world({
      societies: [at],
      people: [person('p', '张三', PHONE), person('q', '李四')],
      posts: [post('t', 'p', '2022-03-01', null), post('u', 'q', '2022-03-01', '2027-02-28')],
    });
    expect(
      verdicts(check('posts', known, HEADINGS, [row('张三', PHONE), row('李四', null, '2022-03-01', '2027-02-28')])),
    ).toEqual(['same', 'same']);
  });

  it('end on the day that the ledger says', () => {
    const known = world({ societies: [at], people: [person('p', '张三', PHONE)], posts: [post('t', 'p', '2022-03-01', null)] });
    expect(check('posts', known, HEADINGS, [row('张三', PHONE, '2022-03-01', '2027-02-28')])[0]).toMatchObject({
      verdict: 'change',
      steps: [{ op: 'post-end', id: 't', before: null, after: '2027-02-28' }],
    });
  });

  it('with other dates are asked, and put right without overwriting', () => {
    const known = world({ societies: [at], people: [person('p', '张三', PHONE)], posts: [post('t', 'p', '2022-03-01', null)] });
    const [asked] = check('posts', known, HEADINGS, [row('张三', PHONE, '2021-03-01')]);
    expect(asked).toMatchObject({ verdict: 'doubtful', doubt: { code: 'other-dates', mayBeNew: false } });
    const taken = check('posts', known, HEADINGS, [row('张三', PHONE, '2021-03-01')], {
      [asked?.doubt?.key ?? '']: { choice: 'this', candidate: 't' },
    });
    expect([verdicts(taken), ops(taken)]).toEqual([['change'], ['post-void', 'post-new']]);
  });

  it('of a name that is known are asked, once for all lines of that name', () => {
    const known = world({ societies: [at], people: [person('p', '张三')] });
    const rows: Cell[][] = [row('张三', PHONE), ['张三', PHONE, '甲学会', '理事', null, null]];
    const asked = check('posts', known, HEADINGS, rows);
    expect(asked.map(({ doubt }) => doubt?.code)).toEqual(['same-name-no-phone', 'same-name-no-phone']);
    expect(asked[0]?.doubt?.key).toBe(asked[1]?.doubt?.key);
    const taken = check('posts', known, HEADINGS, rows, { [asked[0]?.doubt?.key ?? '']: { choice: 'this', candidate: 'p' } });
    expect(ops(taken)).toEqual(['person-phone', 'post-new', 'post-new']);
    const fresh = check('posts', known, HEADINGS, rows, { [asked[0]?.doubt?.key ?? '']: { choice: 'new' } });
    expect(ops(fresh)).toEqual(['person-new', 'post-new', 'post-new']);
  });

  it('whose phone number is somebody else’s are asked', () => {
    const known = world({ societies: [at], people: [person('p', '王五', PHONE)] });
    expect(check('posts', known, HEADINGS, [row('张三', PHONE)])[0]).toMatchObject({
      verdict: 'doubtful',
      doubt: { code: 'same-phone-other-name', mayBeNew: false },
    });
  });

  it('of the importer himself and of administrators are refused', () => {
    const known = world({
      societies: [at],
      people: [person('me', '张三', PHONE), { ...person('a', '李四', '13800000002'), administers: true }],
    });
    expect(codes(check('posts', known, HEADINGS, [row('张三', PHONE), row('李四', '13800000002')]))).toEqual([
      'OWN_POST',
      'ADMINISTERS',
    ]);
  });

  it('that overlap in one sheet are told the line', () => {
    const rows = check('posts', world({ societies: [at] }), HEADINGS, [
      row('张三', PHONE),
      row('张三', PHONE),
      row('张三', PHONE, '2023-01-01'),
    ]);
    expect(rows.slice(1).map(({ problems }) => problems)).toMatchObject([
      [{ code: 'SAME_AS_LINE', details: { line: 2 } }],
      [{ code: 'OVERLAPS_LINE', details: { line: 2 } }],
    ]);
  });

  it('that end before they begin, or of a society that nobody knows, are refused', () => {
    const known = world({ societies: [at] });
    expect(codes(check('posts', known, HEADINGS, [row('张三', null, '2022-03-01', '2021-03-01')]))).toEqual([
      'ENDS_BEFORE_IT_BEGINS',
    ]);
    expect(codes(check('posts', known, HEADINGS, [['张三', null, '乙学会', '秘书长', null, null]]))).toEqual(['SOCIETY_UNKNOWN']);
  });
});

describe('members of organs', () => {
  const HEADINGS = ['学会', '会议机构', '姓名', '手机', '职务', '任期'];
  const at = society('甲学会');

  it('make an organ that the society does not have yet, once', () => {
    const rows = check('organ-members', world({ societies: [at] }), HEADINGS, [
      ['甲学会', '常务理事会', '张三', '13800000001', '理事长', '2022.3-2027.2'],
      ['甲学会', '常务理事会', '李四', '13800000002', null, '2022.3-2027.2'],
    ]);
    expect(rows[0]?.steps).toMatchObject([
      { op: 'person-new' },
      { op: 'organ-new', kind: 'standing-council' },
      { op: 'member-new', position: '理事长', from: '2022-03-01', to: '2027-02-28' },
    ]);
    expect(ops(rows.slice(1))).toEqual(['person-new', 'member-new']);
  });

  it('find an organ by its kind, and change a position without overwriting it', () => {
    const organ = { id: 'o', society: at.id, kind: 'council', name: '第五届理事会' };
    const member = { id: 'm', person: 'p', organ: 'o', position: '理事', from: '2022-03-01', to: null };
    const known = world({ societies: [at], people: [person('p', '张三', '13800000001')], organs: [organ], members: [member] });
    const rows = check('organ-members', known, HEADINGS, [['甲学会', '理事会', '张三', '13800000001', '副理事长', '2022-03']]);
    expect(rows).toMatchObject([{ verdict: 'change', changes: [{ from: '理事', to: '副理事长' }] }]);
    expect(ops(rows)).toEqual(['member-void', 'member-new']);
  });
});

describe('entries of a register', () => {
  const HEADINGS = ['学会', '名称', '学科'];
  const at = society('甲学会', { record: { creditCode: CODE, shortName: '甲会' } });
  const entry = (name: string, discipline: string | null, number: string | null = null) => ({
    id: `e ${name}`,
    society: at.id,
    number,
    sealed: [],
    enteredOn: '2024-01-01',
    state: 'active',
    values: { name, discipline },
  });

  it('are found by society and name, and the society by its name, code or short name', () => {
    const known = world({ societies: [at], entries: [entry('水专业委员会', '水')] });
    for (const name of ['甲学会', CODE, '甲会', ' 甲 学会 '])
      expect(verdicts(check('register:branches', known, HEADINGS, [[name, '水专业委员会', '水']]))).toEqual(['same']);
  });

  it('change, are new, or are asked when the name is only shortened', () => {
    const known = world({ societies: [at], entries: [entry('水专业委员会', '水')] });
    const rows = check('register:branches', known, HEADINGS, [
      ['甲学会', '水专业委员会', '水环境'],
      ['甲学会', '气专业委员会', null],
      ['甲学会', '水专委会', '水'],
    ]);
    expect(verdicts(rows)).toEqual(['change', 'new', 'doubtful']);
    expect(rows[0]?.steps).toEqual([
      {
        op: 'entry-change',
        register: 'branches',
        id: 'e 水专业委员会',
        before: { discipline: '水' },
        after: { discipline: '水环境' },
      },
    ]);
  });

  it('keep their whole name when a ledger shortens it', () => {
    const known = world({ societies: [at], entries: [entry('水专业委员会', '水')] });
    const rows: Cell[][] = [['甲学会', '水专委会', '水环境']];
    const key = check('register:branches', known, HEADINGS, rows)[0]?.doubt?.key ?? '';
    const [taken] = check('register:branches', known, HEADINGS, rows, { [key]: { choice: 'this', candidate: 'e 水专业委员会' } });
    expect(taken?.steps).toMatchObject([{ op: 'entry-change', before: { discipline: '水' }, after: { discipline: '水环境' } }]);
    expect(taken?.changes.map(({ to }) => to)).toEqual(['水环境']);
  });

  it('that a matter has entered are changed by a matter only', () => {
    const known = world({ societies: [at], entries: [entry('水专业委员会', '水', 'GC-1')] });
    expect(codes(check('register:branches', known, HEADINGS, [['甲学会', '水专业委员会', '别的']]))).toEqual(['FROM_CASE']);
    expect(verdicts(check('register:branches', known, HEADINGS, [['甲学会', '水专业委员会', '水']]))).toEqual(['same']);
  });
});

describe('any sheet', () => {
  const names = fc.constantFrom('甲学会', '乙学会', '丙学会', '', '丁');
  const cells = fc.array(
    fc.tuple(names, fc.constantFrom('水委员会', '水专委会', '水专业委员会', '气委员会'), fc.constantFrom('水', '气', null)),
    {
      maxLength: 12,
    },
  );

  it('comes to the same when it is asked again, and to nothing new once it is in', () => {
    const societies = ['甲学会', '乙学会'].map((name) => society(name));
    fc.assert(
      fc.property(cells, (rows) => {
        const ask = (known: World) => check('register:branches', known, ['学会', '名称', '学科'], rows);
        const first = ask(world({ societies }));
        expect(ask(world({ societies }))).toEqual(first);
        const entries = first
          .flatMap(({ steps }) => steps)
          .filter((step): step is Extract<Step, { op: 'entry-new' }> => step.op === 'entry-new')
          .map((step) => ({ ...step, number: null, sealed: [], enteredOn: '2026-11-21' }));
        const again = ask(world({ societies, entries }));
        const settled = again.filter((_, index) => first[index]?.verdict === 'new');
        expect(settled.every(({ verdict }) => verdict === 'same')).toBe(true);
      }),
    );
  });
});
