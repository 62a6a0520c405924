/** Forms so small that every value can be tried, the conditions that read them, and what registers and parameters may say. */
import { contentOf, validateForm } from '../../procedure';
import type { Field, FiledContent, LookUp, LookUpValue, Parameter, ParameterValue, Program, Template } from '../../procedure';
import type { Dice } from '../dice';
import { DECIDER } from '../templates/meeting';
import type { BruteDomain } from './brute-force';

const text = (words: string) => ({ zh: words, en: words });

/** What there is to ask: two of it, so that all of it can be tried. A parameter is compared with what a register counts. */
type Asked = 'flag' | 'sum' | 'extra' | 'twice' | 'rows' | 'paper' | 'count' | 'limit';
const ASKED: Asked[][] = [
  ...([['flag'], ['sum'], ['flag', 'sum'], ['flag', 'sum'], ['sum', 'extra'], ['flag', 'extra']] as Asked[][]),
  ...([
    ['flag', 'rows'],
    ['sum', 'rows'],
    ['sum', 'count'],
    ['flag', 'count'],
    ['count', 'limit'],
  ] as Asked[][]),
  ...([['flag', 'limit'], ['sum', 'twice'], ['rows'], ['flag', 'paper']] as Asked[][]),
];

export interface SmallForm {
  asked: readonly Asked[];
  fields: Field[];
  parameters: Parameter[];
  lookUps: LookUp[];
}

/** Numbers of the form go from 0 to this; conditions compare with what lies between. */
const MOST = 2;
const UP_TO_MOST = [0, 1, 2];

const whole = (id: string): Field => ({ id, type: 'integer', label: text(id), minimum: 0, maximum: MOST });
const choice = (id: string) => ({
  ...{ id, type: 'choice' as const, label: text(id), required: true },
  options: ['yes', 'no'].map((value) => ({ value, label: text(value) })),
});
/** Nothing asks for it, and no row is sound without it. */
const name = { id: 'name', type: 'text' as const, label: text('name'), required: true, maxLength: 40 };
const paper: Field = { id: 'paper', type: 'files', label: text('paper') };
/** A table of two rows at most. */
export const rows: Field = { id: 'rows', type: 'table', label: text('rows'), maxRows: 2, columns: [name, choice('fits')] };
const twice: Field = { id: 'twice', type: 'computed', label: text('twice'), compute: 'form.sum + form.sum', gives: 'integer' };

export function smallForm(dice: Dice): SmallForm {
  const asked = dice.pick(ASKED);
  const has = (one: Asked): boolean => asked.includes(one);
  const fields: Field[] = [
    ...(has('flag') ? [choice('flag')] : []),
    ...(has('sum') ? [{ ...whole('sum'), required: true }] : []),
    ...(has('extra') ? [extra(dice, has('flag'))] : []),
    ...(has('twice') ? [twice] : []),
    ...(has('rows') ? [rows] : []),
    ...(has('paper') ? [paper] : []),
  ];
  const limit: Parameter = { id: 'limit', type: 'integer', from: 'rule', label: text('limit') };
  const where = { state: 'active', of: 'society' as const };
  const lookUps: LookUp[] = has('count') ? [{ id: 'count', register: 'branches', measure: 'count', where }] : [];
  return { asked, fields, lookUps, parameters: [DECIDER, ...(has('limit') ? [limit] : [])] };
}

/** Optional; now and then asked or required only with some values of the other field. */
function extra(dice: Dice, hasFlag: boolean): Field {
  const when = hasFlag ? "has(form.flag) && form.flag == 'yes'" : 'has(form.sum) && form.sum > 0';
  const ways = [{}, {}, { shownWhen: when }, { requiredWhen: when }];
  return { ...whole('extra'), ...dice.pick(ways) };
}

/** Where a condition stands: whether it may ask registers, and whether an item is at hand. */
export interface At {
  mayAsk?: boolean;
  inEach?: boolean;
}

/** A condition over the form; where registers may be asked, over what they say too. */
export function smallCondition(dice: Dice, form: SmallForm, at: At): string {
  const one = atom(dice, form, at);
  if (!dice.once(4)) return one;
  return `${one} ${dice.pick(['&&', '||'])} ${atom(dice, form, at)}`;
}

function atom(dice: Dice, { asked }: SmallForm, { mayAsk = false, inEach = false }: At): string {
  const compare = (): string => dice.pick(['>', '>=', '<', '<=', '==']);
  const number = (): string => String(dice.roll(MOST + 1));
  const yes = (): string => `== '${dice.pick(['yes', 'no'])}'`;
  const has = (one: Asked): boolean => asked.includes(one);
  const atoms: string[] = [];
  if (has('flag')) atoms.push(`form.flag ${yes()}`);
  if (has('sum')) atoms.push(`form.sum ${compare()} ${number()}`);
  if (has('extra')) atoms.push(`has(form.extra) && form.extra ${compare()} ${number()}`, 'given.extra');
  if (has('paper')) atoms.push('given.paper');
  if (has('twice')) atoms.push(`has(form.twice) && form.twice ${compare()} ${number()}`);
  if (has('rows'))
    atoms.push(`has(form.rows) && form.rows.${dice.pick(['exists', 'all'])}(row, row.fits ${yes()})`, 'given.rows');
  if (has('rows') && inEach) atoms.push(`item.fits ${yes()}`, `item.fits ${yes()}`);
  if (has('limit')) atoms.push(`params.limit ${compare()} ${number()}`);
  if (mayAsk && has('count')) atoms.push(`lookups.count ${compare()} ${has('limit') ? 'params.limit' : number()}`);
  if (mayAsk && has('count') && has('sum')) atoms.push(`lookups.count + form.sum ${compare()} ${number()}`);
  // Where only a register could be asked and may not be.
  if (atoms.length === 0) atoms.push('given.subject');
  const picked = dice.pick(atoms);
  const inBrackets = picked.includes('&&') ? `(${picked})` : picked;
  return dice.once(6) ? `!(${inBrackets})` : inBrackets;
}

/** Every form that may be filed, and all that can be answered and set: one number beyond those that conditions know stands for the rest. */
export function smallDomain(template: Template, program: Program): BruteDomain {
  let forms: Record<string, unknown>[] = [{ subject: 'x' }];
  for (const { id, type, required } of template.form.fields) {
    const values = VALUES[type];
    if (values === undefined || id === 'subject') continue;
    const all: readonly unknown[] = required === true ? values : [undefined, ...values];
    forms = forms.flatMap((form) => all.map((value) => (value === undefined ? form : { ...form, [id]: value })));
  }
  const hasLimit = template.parameters.some(({ id }) => id === 'limit');
  const limits: Record<string, ParameterValue>[] = hasLimit ? LIMITS.map((value) => ({ limit: { value } })) : [{}];
  const parameters = limits.map((limit) => ({ ...limit, [DECIDER.id]: { value: 'council-1' } }));
  const count: LookUpValue[] = hasLimit ? [...COUNTS, COUNTS.length] : COUNTS;
  return { contents: contentsOf(template, program, forms), parameters, lookUps: { count } };
}

const COUNTS = [0, 1, 2, 3];
const LIMITS = [-1, ...COUNTS];
const ROWS = ['yes', 'no'].map((fits) => [{ key: 'r0', name: 'x', fits }]);
const TWO_ROWS = ROWS.flatMap(([first]) => ['yes', 'no'].map((fits) => [first, { key: 'r1', name: 'y', fits }]));
const VALUES: Partial<Record<Field['type'], readonly unknown[]>> = {
  choice: ['yes', 'no'],
  integer: UP_TO_MOST,
  table: [...ROWS, ...TWO_ROWS],
  files: [['file-1']],
};

/** As the store would make them of the forms that are sound; those that no condition tells apart are one. */
function contentsOf(template: Template, program: Program, forms: Record<string, unknown>[]): FiledContent[] {
  const sound = forms.filter((form) => validateForm(template, form, {}).length === 0);
  const contents = sound.map((form) => {
    const { facts, given } = contentOf(template, form, program);
    return { facts, given, contentHash: JSON.stringify(form) };
  });
  return [...new Map(contents.map((content) => [JSON.stringify([content.facts, content.given]), content])).values()];
}
