/**
 * A form with a field of every kind, and conditions that look like the rules of procedures.md (R01–R38): what the property tests of
 * forms and conditions run over, in Node, in Temporal's sandbox and in a browser's realm alike.
 */
import type { Vocabulary } from '../procedure/expressions/environment';
import { factOf, holdsValue } from '../procedure/forms/facts';
import type { Field, FieldType } from '../procedure/forms/field.types';

const named = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });
const options = (...values: string[]): { value: string; label: { zh: string; en: string } }[] =>
  values.map((value) => ({ value, label: named(value, value) }));

/** Every type of field once, and some that hang on others. */
export const EVERY_FIELD: Field[] = [
  { id: 'name', type: 'text', label: named('名称', 'Name'), required: true, maxLength: 20 },
  { id: 'reasons', type: 'longText', label: named('理由', 'Reasons'), maxLength: 50 },
  { id: 'seats', type: 'integer', label: named('名额', 'Seats'), required: true, minimum: 0, maximum: 1000 },
  { id: 'entries', type: 'integer', label: named('有效申报数', 'Valid entries'), minimum: 0, maximum: 100_000 },
  { id: 'fee', type: 'money', label: named('收费', 'Fee'), required: true, minimum: 0 },
  { id: 'budget', type: 'money', label: named('预算', 'Budget') },
  { id: 'share', type: 'ratio', label: named('获奖比例', 'Winners’ ratio') },
  { id: 'startOn', type: 'date', label: named('开始日期', 'Start'), required: true },
  { id: 'endOn', type: 'date', label: named('结束日期', 'End') },
  { id: 'opening', type: 'dateTime', label: named('开幕', 'Opening') },
  { id: 'term', type: 'period', label: named('周期', 'Period') },
  { id: 'kind', type: 'choice', label: named('类别', 'Kind'), required: true, options: options('award', 'event', 'cooperation') },
  { id: 'regions', type: 'choices', label: named('地区', 'Regions'), options: options('mainland', 'overseas', 'hmt') },
  { id: 'overseas', type: 'yesNo', label: named('有境外方', 'Overseas partner'), required: true },
  { id: 'host', type: 'organisation', label: named('主办单位', 'Host'), required: true },
  { id: 'chair', type: 'person', label: named('负责人', 'Chair') },
  { id: 'phone', type: 'phone', label: named('电话', 'Telephone') },
  { id: 'identity', type: 'idNumber', label: named('身份证号', 'Identity number') },
  { id: 'site', type: 'url', label: named('网址', 'Web address') },
  { id: 'papers', type: 'files', label: named('材料', 'Papers') },
  { id: 'letter', type: 'file', label: named('来函', 'Letter'), accept: ['pdf', 'ofd'] },
  { id: 'place', type: 'address', label: named('地址', 'Address') },
  { id: 'hint', type: 'note', label: named('以下为预算明细。', 'The budget in detail.') },
  {
    id: 'items',
    type: 'table',
    label: named('预算明细', 'Budget items'),
    maxRows: 8,
    columns: [
      { id: 'what', type: 'text', label: named('用途', 'For'), required: true, maxLength: 10 },
      { id: 'amount', type: 'money', label: named('金额', 'Amount'), required: true, minimum: 0 },
      { id: 'paidOn', type: 'date', label: named('付款日期', 'Paid on') },
      { id: 'source', type: 'choice', label: named('来源', 'Source'), options: options('own', 'partner') },
      { id: 'donated', type: 'yesNo', label: named('捐赠', 'Donated') },
      { id: 'count', type: 'integer', label: named('数量', 'Count'), minimum: 0 },
      { id: 'part', type: 'ratio', label: named('占比', 'Share') },
      { id: 'payee', type: 'organisation', label: named('收款单位', 'Payee') },
      { id: 'contact', type: 'person', label: named('联系人', 'Contact') },
      { id: 'contactPhone', type: 'phone', label: named('电话', 'Telephone') },
      { id: 'contactId', type: 'idNumber', label: named('身份证号', 'Identity number') },
      { id: 'page', type: 'url', label: named('网址', 'Web address') },
      { id: 'bill', type: 'file', label: named('票据', 'Bill') },
    ],
  },
  { id: 'total', type: 'computed', label: named('合计', 'Total'), compute: 'sum(form.items.amount)', gives: 'money' },
];

/** The same with fields that hang on each other. */
export const RELATED_FIELDS: Field[] = EVERY_FIELD.map((field): Field => {
  if (field.id === 'reasons') return { ...field, requiredWhen: 'has(form.overseas) && form.overseas' };
  if (field.id === 'endOn') return { ...field, notBefore: 'startOn' };
  if (field.id === 'regions') return { ...field, required: true, shownWhen: "has(form.kind) && form.kind == 'cooperation'" };
  if (field.id !== 'items') return field;
  return {
    ...field,
    columns: (field.columns ?? []).map((column) => (column.id === 'what' ? { ...column, unique: true } : column)),
  };
});

export const ALL_TYPES: FieldType[] = [...new Set(EVERY_FIELD.map(({ type }) => type))];

/** What conditions over that form may read besides it. */
const RULE_WORLD: Omit<Vocabulary, 'facts' | 'fields'> = {
  parameters: [
    { id: 'bigSum', type: 'money', default: null },
    { id: 'smallSum', type: 'money', optional: true, default: null },
    { id: 'mostShare', type: 'ratio' },
    { id: 'mostAwards', type: 'integer', optional: true, default: null },
    { id: 'reformOn', type: 'date' },
    { id: 'topics', type: 'textList' },
    { id: 'consent', type: 'boolean', default: false },
    { id: 'decider', type: 'organ' },
  ],
  lookUps: [
    { id: 'activeBranches', measure: 'count' },
    { id: 'spentThisYear', measure: 'sum' },
    { id: 'nameTaken', measure: 'exists' },
    { id: 'failedYears', measure: 'consecutive' },
    { id: 'earlier', measure: 'list' },
  ],
  steps: ['pre-review', 'compliance', 'council', 'approval'],
  items: { vetting: ['done', 'passed', 'struck'] },
};

/** The form and what stands around it. */
export const RULE_VOCABULARY: Vocabulary = {
  ...RULE_WORLD,
  facts: EVERY_FIELD.map(factOf).filter((fact) => fact !== null),
  fields: EVERY_FIELD.filter(holdsValue).map(({ id }) => id),
};

/** Conditions like the rules; each must pass publication over the form above and never fail on a form. */
export const RULES: string[] = [
  // R01, R02, R07, R08, R13–R15: order and outcomes of steps.
  "outcomes['pre-review'] == 'agree' && outcomes['council'] == 'passed'",
  "checks['compliance'] != 'fails' || outcomes['approval'] == 'agree'",
  "outcomes['council'] in ['passed', 'passed-in-principle']",
  "form.kind != 'event' || outcomes['approval'] == 'agree'",
  "!form.overseas || checks['compliance'] == 'holds'",
  // R03: no fee in award rounds.
  'form.fee == 0',
  "form.kind != 'award' || form.fee == 0",
  "form.kind == 'award' ? form.fee == 0 && (!has(form.budget) || form.budget >= 0) : true",
  "!has(form.items) || form.items.all(i, has(i.source) && i.source == 'own')",
  // R04, R13: partners from overseas.
  "!form.overseas || form.kind == 'cooperation'",
  "!has(form.regions) || !('overseas' in form.regions)",
  "has(form.regions) && form.regions.exists(r, r == 'overseas' || r == 'hmt') ? form.overseas : true",
  'form.overseas ? given.papers && given.letter : true',
  '!has(form.regions) || size(form.regions) <= 2',
  // R05, R06: scope and parent.
  "form.host.kind == 'society'",
  'form.kind in params.topics',
  'params.topics.exists(t, t.startsWith("cult") || t.contains("science"))',
  'size(params.topics) > 0 && given.name',
  // R16: number of awards and winners' ratio.
  '!has(params.mostAwards) || form.seats <= params.mostAwards',
  'has(form.entries) && ratioAtMost(form.seats, form.entries, params.mostShare.part, params.mostShare.whole)',
  '!has(form.entries) || ratioAtMost(form.seats, form.entries, 3, 10)',
  '!has(form.entries) || form.seats * 10 <= form.entries * 3',
  '!has(form.share) || ratioAtMost(form.share.part, form.share.whole, params.mostShare.part, params.mostShare.whole)',
  '!has(form.share) || form.share.part * params.mostShare.whole <= params.mostShare.part * form.share.whole',
  '!has(form.share) || form.share.part <= form.share.whole',
  'has(form.entries) && form.entries > 0 ? form.seats <= form.entries : form.seats == 0',
  // Dates and windows.
  'form.startOn > params.reformOn',
  'after(form.startOn, params.reformOn)',
  'before(form.startOn, "2030-01-01")',
  'has(form.endOn) && daysBetween(form.startOn, form.endOn) <= 10',
  '!has(form.endOn) || !before(form.endOn, form.startOn)',
  '!has(form.term) || daysBetween(form.term.from, form.term.to) >= 365',
  '!has(form.term) || (!before(form.startOn, form.term.from) && !after(form.startOn, form.term.to))',
  "!has(form.opening) || form.opening.part == 'am' || after(form.opening.on, form.startOn)",
  'has(form.opening) ? daysBetween(form.startOn, form.opening.on) % 7 == 0 : given.site',
  'daysBetween(params.reformOn, form.startOn) / 365 < 30',
  // Large sums, and one sum in several payments.
  'form.fee < params.bigSum',
  '!has(form.budget) || form.budget < params.bigSum',
  '!has(params.smallSum) || form.fee <= params.smallSum',
  '!has(form.items) || sum(form.items.amount) < params.bigSum',
  'has(form.items) && has(form.budget) ? sum(form.items.amount) == form.budget : true',
  '!has(form.items) || form.items.all(i, i.amount > 0)',
  '!has(form.items) || form.items.all(i, i.amount < params.bigSum) || outcomes["council"] != ""',
  "!has(form.items) || sum(form.items.filter(i, has(i.source) && i.source == 'partner').amount) * 2 <= sum(form.items.amount)",
  '!has(form.items) || size(form.items.filter(i, i.amount * 10 >= params.bigSum * 9)) < 2',
  '!has(form.items) || form.items.exists_one(i, i.what == "x") || size(form.items) != 1'.replace(
    'i.what == "x"',
    'i.amount == 0',
  ),
  '!has(form.items) || form.items.all(i, !has(i.paidOn) || !before(i.paidOn, form.startOn))',
  '!has(form.items) || form.items.all(i, !has(i.paidOn) || daysBetween(i.paidOn, form.startOn) <= 30)',
  '!has(form.items) || form.items.exists(i, has(i.donated) && i.donated)',
  "!has(form.items) || !form.items.exists(i, has(i.payee) && i.payee.kind == 'branch' && i.payee.id == form.host.id)",
  '!has(form.items) || form.items.all(i, !has(i.part) || ratioAtMost(i.part.part, i.part.whole, 1, 2))',
  '!has(form.items) || form.items.all(i, !has(i.count) || i.count <= 100)',
  'has(form.items) && sum(form.items.count) > 0',
  '!has(form.total) || form.total + form.fee < params.bigSum',
  'has(form.budget) && form.budget - form.fee >= 0',
  'has(form.budget) && -form.budget <= form.fee',
  // Registers: limits, names, splits, repeated grades.
  'lookups.activeBranches < 20',
  'lookups.spentThisYear + form.fee < params.bigSum',
  '!lookups.nameTaken',
  'lookups.failedYears < 2',
  'size(lookups.earlier) == 0 || form.host.id in lookups.earlier',
  'lookups.earlier.all(e, e != form.host.id)',
  // Counts of an each, switches of the deployment, presence.
  "items['vetting']['passed'] >= 1 && items['vetting']['struck'] < 3",
  "items['vetting']['passed'] + items['vetting']['struck'] <= form.seats",
  "items['vetting']['done'] == 0 || ratioAtMost(items['vetting']['passed'], items['vetting']['done'], 1, 2)",
  '!params.consent || outcomes["approval"] == "agree"',
  'params.decider != "" && (params.consent || form.fee == 0)',
  'given.identity == given.chair',
  'given.reasons || !given.place && given.phone',
  "form.kind == 'award' && form.overseas ? false : form.kind == 'event' ? given.letter : true",
  '(form.seats > 5) == (form.fee > 100) || size(form.kind) > 3 && form.kind.endsWith("t")',
];
