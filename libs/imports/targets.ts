/**
 * What can be imported. The societies' master record is read off its declaration, a register off the catalogue's: a field or a register to
 * come can be imported without a line here.
 */
import { MASTER_FIELDS, ORGAN_KINDS, postTitle, type MasterField, type OrganKind } from '../contracts';
import { SOCIETY_ROLES, type Register, type SocietyRole, type Text } from '../procedure';
import { registerTarget } from './target-of-register';
import type { Choice, Column, ColumnKind, Target } from './types';

const text = (zh: string, en: string): Text => ({ zh, en });

const SOCIETY: Column = {
  id: 'society',
  label: text('学会', 'Society'),
  kind: 'text',
  required: true,
  alsoCalled: ['学会名称', '所属学会', '单位', '单位名称', '所在学会'],
  example: '示例省环境学会',
  maxLength: 200,
};
const PERSON: Column = {
  id: 'name',
  label: text('姓名', 'Name'),
  kind: 'text',
  required: true,
  alsoCalled: ['人员姓名', '成员姓名', '委员姓名'],
  example: '张示例',
  maxLength: 50,
};
const PHONE: Column = {
  id: 'phone',
  label: text('手机', 'Mobile phone'),
  kind: 'phone',
  required: false,
  alsoCalled: ['手机号', '手机号码', '联系电话', '移动电话', '电话'],
  example: '13800000000',
};
/** A term; ledgers give its two days apart or in one cell. */
const TERM: Column[] = [
  day('from', text('任期起', 'From'), 'begin', ['任职日期', '任职时间', '起始日期', '开始日期', '任期开始', '起'], '2022-03-01'),
  day('to', text('任期止', 'To'), 'end', ['届期止', '任期届满', '截止日期', '结束日期', '任期结束', '止'], '2027-02-28'),
  {
    id: 'term',
    label: text('任期（起止在一格）', 'Term (both days in one cell)'),
    kind: 'period',
    required: false,
    alsoCalled: ['任期', '任期起止', '起止时间', '任职期限', '届期'],
    example: '',
  },
];

const ENTERED = day(
  'enteredOn',
  text('列入日期', 'Entered on'),
  'begin',
  ['设立日期', '成立日期', '成立时间', '设立时间'],
  '2024-03-01',
);

export function targets(registers: Register[]): Target[] {
  return [
    societiesTarget(),
    postsTarget(),
    membersTarget(),
    ...registers.map((register) => registerTarget(register, SOCIETY, ENTERED)),
  ];
}

function societiesTarget(): Target {
  return {
    id: 'societies',
    kind: 'societies',
    title: text('学会基本信息', 'Societies’ master records'),
    columns: [
      { ...SOCIETY, label: text('学会名称', 'Name of the society'), alsoCalled: ['名称', '学会', '单位名称', '社会组织名称'] },
      optional('nameEn', text('英文名称', 'Name in English'), ['英文名'], 'Example Society'),
      ...MASTER_FIELDS.map(masterColumn),
      {
        ...PHONE,
        id: 'contactPhone',
        label: text('联系人手机', 'Contact’s mobile phone'),
        alsoCalled: ['联系人电话', '联系手机'],
      },
      optional('officePhone', text('办公电话', 'Office telephone'), ['秘书处电话', '固定电话', '座机'], '000-2001'),
      day('foundedOn', text('成立日期', 'Founded on'), 'begin', ['成立时间', '登记日期'], '1990-06-01'),
    ],
  };
}

const KINDS: Record<MasterField['type'], ColumnKind> = {
  text: 'text',
  texts: 'texts',
  number: 'number',
  day: 'day',
  'yes-no': 'yes-no',
  choice: 'choice',
  'credit-code': 'credit-code',
  organisation: 'text',
  person: 'text',
};
const EXAMPLES: Partial<Record<MasterField['type'], string>> = {
  text: '示例',
  texts: '示例省环境科学学会',
  number: '5',
  'yes-no': '是',
  'credit-code': '511000005000000007',
  organisation: '示例省环境学会党支部',
  person: '张示例',
};

function masterColumn(field: MasterField): Column {
  const isEnd = /To$|End$/.test(field.id);
  return {
    id: field.id,
    label: field.label,
    kind: KINDS[field.type],
    // What is already on record need not be said again; a society that is new without it is refused line by line.
    required: false,
    alsoCalled: field.alsoCalled ?? [],
    example: field.choices?.[0]?.label.zh ?? EXAMPLES[field.type] ?? (isEnd ? '2027-02-28' : '2022-03-01'),
    ...(field.choices === undefined ? {} : { choices: field.choices }),
    ...(field.type === 'day' ? { edge: isEnd ? ('end' as const) : ('begin' as const) } : {}),
    ...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
  };
}

/** What ledgers call the posts of a society besides their titles. */
const POSTS_CALLED: Partial<Record<SocietyRole, string[]>> = {
  'society-secretariat': ['秘书处工作人员', '秘书处人员', '办公室', '工作人员'],
  president: ['会长', '法定代表人'],
  supervisor: ['监事长'],
  'council-member': ['常务理事', '副理事长', '副会长'],
  'society-finance': ['财务负责人', '会计', '出纳'],
};

function postsTarget(): Target {
  return {
    id: 'posts',
    kind: 'posts',
    title: text('人员和职务', 'People and posts'),
    columns: [
      PERSON,
      PHONE,
      SOCIETY,
      {
        id: 'role',
        label: text('职务', 'Post'),
        kind: 'choice',
        required: true,
        alsoCalled: ['岗位', '担任职务', '学会职务'],
        example: postTitle['secretary-general'].zh,
        choices: SOCIETY_ROLES.map((role) => ({ value: role, label: postTitle[role], alsoCalled: POSTS_CALLED[role] ?? [] })),
      },
      ...TERM,
    ],
  };
}

export const ORGAN_CHOICES: readonly Choice[] = ORGAN_KINDS.filter((kind) => kind !== 'other').map((kind) => ({
  value: kind,
  ...ORGAN_NAMES(kind),
}));

function ORGAN_NAMES(kind: Exclude<OrganKind, 'other'>): Omit<Choice, 'value'> {
  const names: Record<Exclude<OrganKind, 'other'>, Omit<Choice, 'value'>> = {
    assembly: { label: text('会员代表大会', 'Assembly'), alsoCalled: ['会员大会', '代表大会'] },
    council: { label: text('理事会', 'Council'), alsoCalled: [] },
    'standing-council': { label: text('常务理事会', 'Standing council'), alsoCalled: ['常务理事会议'] },
    party: { label: text('党组织会议', 'Party body'), alsoCalled: ['党支部委员会', '党委', '理事会党委'] },
    'board-of-supervisors': { label: text('监事会', 'Board of supervisors'), alsoCalled: [] },
  };
  return names[kind];
}

function membersTarget(): Target {
  return {
    id: 'organ-members',
    kind: 'organ-members',
    title: text('会议机构成员', 'Members of organs'),
    columns: [
      SOCIETY,
      {
        id: 'organ',
        label: text('会议机构', 'Organ'),
        kind: 'text',
        required: true,
        alsoCalled: ['机构', '会议机构名称', '组织机构'],
        example: '常务理事会',
        maxLength: 50,
      },
      PERSON,
      PHONE,
      { ...optional('position', text('职务', 'Position'), ['担任职务', '会内职务'], '副理事长'), maxLength: 50 },
      ...TERM,
    ],
  };
}

function day(id: string, label: Text, edge: 'begin' | 'end', alsoCalled: string[], example: string): Column {
  return { id, label, kind: 'day', required: false, edge, alsoCalled, example };
}

function optional(id: string, label: Text, alsoCalled: string[], example: string): Column {
  return { id, label, kind: 'text', required: false, alsoCalled, example, maxLength: 200 };
}
