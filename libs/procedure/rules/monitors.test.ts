import { compile } from '../authoring';
import type { Jurisdiction, Matter, Template } from '../index';
import { byParty, check, choiceField, council, entry, field, FLAG, made, onlyIf, step } from '../../testing/rules/made';
import { RULES } from './index';
import { monitorsOf, propertiesOf } from './monitors';
import { severityOf } from './strength';
import { unwatched } from './unwatched';

const party = byParty('party', 'pre-review');
const large = (jurisdiction: Jurisdiction, more: Partial<Template> = {}): Template => ({
  ...made('large-expenditure', [party, council()], { jurisdiction }),
  ...more,
});
const watched = (template: Template): string[] => monitorsOf(template).map(({ rule }) => rule);
const weighed = (template: Template): string[] => propertiesOf(template).map(({ rule, severity }) => `${rule.rule} ${severity}`);

describe('how strong a rule is', () => {
  const of = (number: string, at: Jurisdiction, matter?: Matter): (string | null)[] =>
    RULES.filter(({ rule }) => rule === number).map((rule) => severityOf(rule, at, matter));

  it('follows the words of each place', () => {
    const places: Jurisdiction[] = ['CN', 'CN-CQ', 'CN-TJ', 'CN-NX', 'CN-QH'];
    const said = (number: string): (string | null)[] => places.flatMap((place) => of(number, place));
    expect(said('R01')).toEqual(['error', null, 'error', 'error', 'error']);
    expect(said('R06')).toEqual(['error', 'warning', 'warning', 'warning', 'warning']);
    expect(said('R19')).toEqual(['warning', 'warning', 'warning', 'warning', 'warning']);
    expect(said('R26')).toEqual([null, null, null, null, 'warning']);
    expect(said('R31')).toEqual(['note', null, null, 'note', 'note']);
    expect(said('R35')).toEqual(['error', 'error', 'error', 'error', 'error']);
  });

  it('may be another for a matter of which the text speaks in other words', () => {
    expect(of('R01', 'CN-QH', 'annual-plan')).toEqual([null]);
    expect(of('R05', 'CN-NX', 'activity')).toEqual(['error']);
    expect(of('R05', 'CN-NX', 'commendation')).toEqual(['warning']);
    expect(of('R24', 'CN-QH', 'branch')).toEqual([null]);
  });
});

describe('what goes into a program', () => {
  it('is what binds: a directive without a modal word as well as a duty, and no default', () => {
    expect(watched(large('CN'))).toEqual(['R01', 'R02']);
    expect(watched(large('CN-QH'))).toEqual(['R01', 'R02']);
    expect(watched(large('CN-CQ'))).toEqual(['R02']);
    const parent = { fields: [field('parent', 'organisation', 'parent')] };
    expect(weighed(made('branch', [council(), entry()], { ...parent, jurisdiction: 'CN-TJ' }))).toEqual([
      'R05 error',
      'R06 warning',
      'R07 error',
    ]);
    expect(watched(made('branch', [council(), entry()], { ...parent, jurisdiction: 'CN-TJ' }))).toEqual(['R07']);
  });

  it('leaves out what the template departs from with its reasons, and never a ban', () => {
    const reason = { zh: '另有规定', en: 'another rule' };
    const exceptions = ['R01', 'R06'].map((rule) => ({ rule, reason, basis: [{ kind: 'default' as const, reason }] }));
    expect(watched(large('CN', { exceptions }))).toEqual(['R02']);
    expect(weighed(large('CN', { exceptions }))).toEqual(['R01 error', 'R02 error']);
    const branch = made('branch', [council()], { fields: [field('parent', 'organisation', 'parent')] });
    expect(watched({ ...branch, exceptions })).toEqual(['R06']);
  });

  it('has no rule that no way could keep, which the checker has', () => {
    const template = made('large-expenditure', [council()]);
    expect(compile(template)).not.toHaveProperty('monitors');
    expect(propertiesOf(template)).toMatchObject([{ rule: { rule: 'R01' }, monitor: { first: [] }, severity: 'error' }]);
  });
});

describe('what may pass a step over', () => {
  const firsts = (when: string, more: Parameters<typeof made>[2]): unknown =>
    monitorsOf(made('donation', [onlyIf(party, when), council()], more)).flatMap((monitor) =>
      monitor.kind === 'before' ? monitor.first : [],
    );
  const amount = field('amount', 'money', 'amount', { required: true, minimum: 0 });
  const threshold = { id: 'large', type: 'money' as const, from: 'rule' as const, label: { zh: '大额', en: 'large' } };

  it('is an amount against the society’s own threshold, and nothing that is mixed into it', () => {
    const more = { fields: [amount, { ...FLAG, required: true }], parameters: [threshold] };
    expect(firsts('form.amount >= params.large', more)).toEqual([{ step: 'party', outcomes: ['agreed'] }]);
    expect(firsts("form.amount >= params.large && form.flag == 'yes'", more)).toMatchObject([{ always: true }]);
    expect(firsts("form.flag == 'yes'", more)).toMatchObject([{ always: true }]);
  });

  it('is no switch of the house alone', () => {
    const asked = {
      id: 'asked',
      type: 'boolean' as const,
      from: 'deployment' as const,
      label: { zh: '要', en: 'asked' },
      default: true,
    };
    expect(firsts('params.asked', { parameters: [asked] })).toMatchObject([{ always: true }]);
  });
});

describe('a matter that is none of the list', () => {
  it('gets every rule whose steps it has, and is told of none that it lacks', () => {
    expect(watched(made('other', [party, council()]))).toEqual(['R01', 'R02']);
    expect(weighed(made('other', [council(), entry()]))).toEqual([]);
    const approved = made('other', [step('approval', 'outside-approval')], { jurisdiction: 'CN-NX' });
    expect(weighed(approved)).toEqual([]);
    expect(weighed(made('other', [party]))).toEqual(['R02 error']);
  });
});

describe('a field that cannot be watched', () => {
  const found = (template: Template): string[] => unwatched(template).map(({ path, severity }) => `${severity} ${path}`);
  const last = step('last', 'follow-up');

  it('is said, with what would make it one that can', () => {
    const words = made('award-setup', [last], { fields: [field('fee', 'longText', 'fee', { maxLength: 50 })] });
    expect(found(words)).toEqual(['warning /form/fields/1']);
    expect(unwatched(words)[0]?.message.zh).toContain('金额、数字栏');
    const other = made('award-setup', [last], { fields: [choiceField('fee', ['some'], 'fee')] });
    expect(unwatched(other)[0]?.undecided?.en).toContain('charged');
    expect(found(made('award-setup', [last], { fields: [field('fee', 'integer', 'fee')] }))).toEqual([]);
  });

  it('is one that is handed in with a step too, and a parent that is no organisation', () => {
    const submits = { fields: [field('fee', 'money', 'fee')] };
    const work = { ...step('work', 'report'), kind: 'work' as const, submits };
    expect(found(made('award-round', [work as never]))).toEqual(['warning /blocks/0/submits/fields/0']);
    const named = made('branch', [last], { fields: [field('parent', 'text', 'parent', { maxLength: 40 })] });
    expect(unwatched(named)[0]?.message.en).toContain('no organisation field');
  });

  it('is nobody’s affair where the rule does not hold', () => {
    expect(
      found(made('branch', [check('a', 'given.subject'), last], { fields: [field('fee', 'text', 'fee', { maxLength: 9 })] })),
    ).toEqual([]);
  });
});
