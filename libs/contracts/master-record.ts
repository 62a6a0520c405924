/**
 * The master record of a society (users.md 10, 19), declared once: the page draws its form from this table, the API checks a version with it,
 * and an import maps the columns of a sheet to it. A record is a new version each time, with the day from which it holds.
 */
import type { Text } from '../procedure';
import type { ApiCode } from './codes';

/** `supervisingUnit`: the association itself, another department, or nobody (registered directly). */
export type SupervisingUnit = 'association' | 'other' | 'none';
/** 单独党组织, 联合党支部 (it serves several societies), placed under the association's party body, none yet. */
export type PartyForm = 'own' | 'joint' | 'association' | 'none';

/** What one version holds; a field that nobody knows yet is absent. Days are civil days. */
export interface MasterRecord {
  creditCode?: string;
  registrationNumber?: string;
  shortName?: string;
  formerNames?: string[];
  supervisingUnit?: SupervisingUnit;
  /** Only when another department supervises: its name. */
  supervisingUnitName?: string;
  groupMember?: boolean;
  partyForm?: PartyForm;
  /** The party organisation that reviews the society's matters beforehand, by id. */
  partyReviewer?: string;
  termNumber?: number;
  termFrom?: string;
  termTo?: string;
  /** A person, by id. */
  contact?: string;
}
export type MasterFieldId = keyof MasterRecord;

/** `texts`: several, one a line. `organisation` and `person`: ids in the record; a sheet names them (a person by phone number or name). */
export type MasterFieldType =
  'text' | 'texts' | 'number' | 'day' | 'yes-no' | 'choice' | 'credit-code' | 'organisation' | 'person';

export interface MasterField {
  id: MasterFieldId;
  label: Text;
  type: MasterFieldType;
  required: boolean;
  /** Who may change it: the association keeps what registration and supervision rest on. */
  keptBy: 'association' | 'society';
  hint?: Text;
  /** Of a choice; `label` is also what a sheet says. */
  choices?: readonly { value: string; label: Text }[];
  /** Asked, and then required, only while another field has this value. */
  when?: { field: MasterFieldId; is: string };
  maxLength?: number;
  /** Further headings under which sheets carry it. */
  alsoCalled?: readonly string[];
}

const text = (zh: string, en: string): Text => ({ zh, en });

export const MASTER_FIELDS: readonly MasterField[] = [
  {
    id: 'creditCode',
    label: text('统一社会信用代码', 'Unified social credit code'),
    type: 'credit-code',
    required: true,
    keptBy: 'association',
    hint: text('18 位，登记证书上的代码', '18 characters, as on the certificate'),
    maxLength: 18,
    alsoCalled: ['信用代码', '社会信用代码', '代码'],
  },
  {
    id: 'registrationNumber',
    label: text('登记证号', 'Registration number'),
    type: 'text',
    required: false,
    keptBy: 'association',
    maxLength: 50,
    alsoCalled: ['登记证书号', '证书号'],
  },
  { id: 'shortName', label: text('简称', 'Short name'), type: 'text', required: false, keptBy: 'society', maxLength: 50 },
  {
    id: 'formerNames',
    label: text('曾用名', 'Former names'),
    type: 'texts',
    required: false,
    keptBy: 'society',
    hint: text('每行一个', 'One a line'),
    maxLength: 100,
    alsoCalled: ['原名称'],
  },
  {
    id: 'supervisingUnit',
    label: text('业务主管单位', 'Supervising unit'),
    type: 'choice',
    required: true,
    keptBy: 'association',
    choices: [
      { value: 'association', label: text('本科协', 'This association') },
      { value: 'other', label: text('其他部门', 'Another department') },
      { value: 'none', label: text('无（直接登记）', 'None (registered directly)') },
    ],
    alsoCalled: ['主管单位'],
  },
  {
    id: 'supervisingUnitName',
    label: text('业务主管单位名称', 'Name of the supervising unit'),
    type: 'text',
    required: true,
    keptBy: 'association',
    when: { field: 'supervisingUnit', is: 'other' },
    maxLength: 100,
    alsoCalled: ['主管单位名称'],
  },
  {
    id: 'groupMember',
    label: text('团体会员', 'Group member'),
    type: 'yes-no',
    required: true,
    keptBy: 'association',
    alsoCalled: ['是否团体会员', '团体会员与否'],
  },
  {
    id: 'partyForm',
    label: text('党组织形式', 'Form of the party organisation'),
    type: 'choice',
    required: false,
    keptBy: 'society',
    choices: [
      { value: 'own', label: text('单独党组织', 'Of its own') },
      { value: 'joint', label: text('联合党支部', 'Joint branch') },
      { value: 'association', label: text('由科协科技社团党委管理', 'Under the association’s party body') },
      { value: 'none', label: text('尚未建立', 'Not set up yet') },
    ],
    alsoCalled: ['党组织'],
  },
  {
    id: 'partyReviewer',
    label: text('审议党组织', 'Party organisation that reviews'),
    type: 'organisation',
    required: false,
    keptBy: 'society',
    hint: text('前置审议由哪个党组织进行', 'Which party organisation reviews beforehand'),
    alsoCalled: ['前置审议党组织'],
  },
  {
    id: 'termNumber',
    label: text('届次', 'Term number'),
    type: 'number',
    required: false,
    keptBy: 'society',
    alsoCalled: ['第几届'],
  },
  { id: 'termFrom', label: text('届期开始', 'Term begins'), type: 'day', required: false, keptBy: 'society' },
  {
    id: 'termTo',
    label: text('届期结束', 'Term ends'),
    type: 'day',
    required: false,
    keptBy: 'society',
    alsoCalled: ['届满日期', '换届日期'],
  },
  { id: 'contact', label: text('联系人', 'Contact'), type: 'person', required: false, keptBy: 'society' },
];

/** What is wrong with a field; `details.label` names it in the reader's language when it is shown. */
export interface MasterProblem {
  field: MasterFieldId;
  code: Extract<ApiCode, 'FIELD_REQUIRED' | 'FIELD_INVALID' | 'FIELD_UNKNOWN' | 'CREDIT_CODE_INVALID' | 'DATES_REVERSED'>;
  label: Text;
}

/** Whether the field is asked for in this record. */
export function isAsked(field: MasterField, record: Partial<Record<MasterFieldId, unknown>>): boolean {
  return field.when === undefined || record[field.when.field] === field.when.is;
}

/**
 * Everything that is wrong with a record, field by field; an empty list means that it may be stored. Blank and absent are the same. Whether
 * the ids of organisation and person exist is the store's question.
 */
export function masterRecordProblems(record: Record<string, unknown>): MasterProblem[] {
  const problems: MasterProblem[] = [];
  for (const field of MASTER_FIELDS) {
    const value = record[field.id];
    const of = (code: MasterProblem['code']) => problems.push({ field: field.id, code, label: field.label });
    if (isBlank(value)) {
      if (field.required && isAsked(field, record)) of('FIELD_REQUIRED');
    } else if (!isAsked(field, record)) of('FIELD_INVALID');
    else if (field.type === 'credit-code' && !isCreditCode(value)) of('CREDIT_CODE_INVALID');
    else if (!fits(field, value)) of('FIELD_INVALID');
  }
  const known = new Set<string>(MASTER_FIELDS.map(({ id }) => id));
  for (const name of Object.keys(record))
    if (!known.has(name)) problems.push({ field: name as MasterFieldId, code: 'FIELD_UNKNOWN', label: { zh: name, en: name } });
  const { termFrom, termTo } = record;
  if (isDay(termFrom) && isDay(termTo) && termTo < termFrom)
    problems.push({ field: 'termTo', code: 'DATES_REVERSED', label: labelOf('termTo') });
  return problems;
}

/** Names of the fields that differ between two versions. */
export function changedMasterFields(before: MasterRecord, after: MasterRecord): MasterFieldId[] {
  return MASTER_FIELDS.map(({ id }) => id).filter(
    (id) => JSON.stringify(isBlank(before[id]) ? null : before[id]) !== JSON.stringify(isBlank(after[id]) ? null : after[id]),
  );
}

export function labelOf(id: MasterFieldId): Text {
  return MASTER_FIELDS.find((field) => field.id === id)?.label ?? { zh: id, en: id };
}

/** A code by GB 32100-2015: 17 characters without I, O, S, V, Z, and one that checks them. */
export function isCreditCode(value: unknown): boolean {
  if (typeof value !== 'string' || !/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(value)) return false;
  const sum = [...value.slice(0, 17)].reduce((total, char, index) => total + ALPHABET.indexOf(char) * (3 ** index % 31), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] === value[17];
}
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

function fits(field: MasterField, value: unknown): boolean {
  const isText = (one: unknown) =>
    typeof one === 'string' && one.trim() !== '' && one.length <= (field.maxLength ?? Number.POSITIVE_INFINITY);
  const tests: Record<MasterFieldType, () => boolean> = {
    text: () => isText(value),
    texts: () => Array.isArray(value) && value.length <= 50 && value.every(isText),
    number: () => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 999,
    day: () => isDay(value),
    'yes-no': () => typeof value === 'boolean',
    choice: () => (field.choices ?? []).some((choice) => choice.value === value),
    'credit-code': () => isCreditCode(value),
    organisation: () => isId(value),
    person: () => isId(value),
  };
  return tests[field.type]();
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
