/** Reading scripts: every finding with its path in both languages, and never a throw. */
import { parseScript } from '../authoring';
import { review, templateOf } from '../../testing/templates/builder';
import { DECIDER, meeting } from '../../testing/templates/meeting';

const template = templateOf([review('once'), meeting('decision')], { parameters: [DECIDER] });

const sound = (): Record<string, unknown> => ({
  title: { zh: '情景', en: 'scenario' },
  begins: '2026-04-27 09:00',
  persons: [{ id: 'secretary', posts: ['society-secretariat'] }],
  applicant: 'secretary',
  parameters: { decider: 'council' },
  form: { subject: '请示' },
  acts: [{ do: 'act', step: 'once', outcome: 'agreed', after: '2 working days' }],
});

const findings = (change: Record<string, unknown>): string[] =>
  parseScript({ ...sound(), ...change }, template).issues.map(({ rule, path }) => `${rule} ${path}`);
const act = (change: Record<string, unknown>) => ({ acts: [{ do: 'act', step: 'once', outcome: 'agreed', ...change }] });

it('reads what is right', () => {
  const { script, issues } = parseScript(sound(), template);
  expect(issues).toEqual([]);
  expect(script).toEqual(sound());
});

it.each<[string, Record<string, unknown>, string[]]>([
  ['a time that is none', { begins: '2026-02-30 09:00' }, ['TIME_UNREADABLE /begins']],
  ['a time written otherwise', { begins: '2026-04-27T09:00' }, ['schema/pattern /begins']],
  ['a person twice', { persons: [...(sound()['persons'] as []), ...(sound()['persons'] as [])] }, ['PERSON_TWICE /persons/1/id']],
  ['a post that is none', { persons: [{ id: 'secretary', posts: ['king'] }] }, ['POST_UNKNOWN /persons/0/posts/0']],
  [
    'days the wrong way round',
    { persons: [{ id: 'secretary', posts: [], absent: [{ from: '2026-05-02', to: '2026-05-01' }] }] },
    ['ABSENCE_UNREADABLE /persons/0/absent/0'],
  ],
  ['an applicant who is nobody', { applicant: 'bo' }, ['PERSON_UNKNOWN /applicant']],
  ['a parameter without a value', { parameters: {} }, ['PARAMETER_MISSING /parameters']],
  [
    'a parameter of another type',
    { parameters: { decider: 3 } },
    ['PARAMETER_UNFIT /parameters/decider', 'PARAMETER_MISSING /parameters'],
  ],
  ['a parameter of another procedure', { parameters: { decider: 'c', limit: 3 } }, ['PARAMETER_UNKNOWN /parameters/limit']],
  ['a form that is not filled in', { form: {} }, ['FIELD_REQUIRED /form/subject']],
  ['a look-up that is none', { lookUps: { count: 1 } }, ['LOOK_UP_UNKNOWN /lookUps/count']],
  ['a step that is none', act({ step: 'twice' }), ['STEP_UNKNOWN /acts/0/step']],
  ['an outcome that is none', act({ outcome: 'maybe' }), ['OUTCOME_UNKNOWN /acts/0/outcome']],
  ['a sitting where none decides', { acts: [{ do: 'convene', step: 'once' }] }, ['NOT_A_MEETING /acts/0/step']],
  ['two times at once', act({ at: '2026-04-28 09:00', after: '1 day' }), ['TWO_TIMES /acts/0']],
  ['a period that nobody can wait for', act({ after: 'soon' }), ['PERIOD_UNREADABLE /acts/0/after']],
  ['something that cannot be done', { acts: [{ do: 'dance' }] }, ['schema/discriminator /acts/0']],
  ['a word that is not there', act({ reasons: true }), ['schema/unevaluatedProperties /acts/0']],
  ['nothing at all', { acts: undefined }, ['schema/required ']],
])('says where there is %s', (_what, change, expected) => {
  const input = JSON.parse(JSON.stringify({ ...sound(), ...change })) as unknown;
  const { script, issues } = parseScript(input, template);
  expect(issues.map(({ rule, path }) => `${rule} ${path}`)).toEqual(expected);
  expect(script).toBeNull();
  for (const { message } of issues) {
    expect(message.zh).toMatch(/\p{Script=Han}/u);
    expect(message.en).not.toMatch(/\p{Script=Han}/u);
  }
});

it('refuses what is too big or too deep before it looks at it', () => {
  expect(findings({ form: { subject: 'x'.repeat(300_000) } })).toEqual(['SCRIPT_TOO_BIG ']);
  let deep: unknown = {};
  for (let n = 0; n < 50_000; n += 1) deep = [deep];
  expect(findings({ form: { subject: deep } })).toEqual(['SCRIPT_TOO_BIG ']);
  for (const input of [null, 3, 'x', [], { acts: null }]) expect(parseScript(input, template).script).toBeNull();
});
