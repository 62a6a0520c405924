/** The simulator on small templates: when things are done, who gets them, what is refused, and what is said of the end. */
import { compile } from '../authoring';
import { localTime, simulate, type ScriptAct, type Simulation, type SimulationScript, type Template } from '../index';
import { review, templateOf } from '../../testing/templates/builder';
import { DECIDER, meeting } from '../../testing/templates/meeting';
import { CALENDAR } from '../../testing/story';

const persons: SimulationScript['persons'] = [
  { id: 'secretary', posts: ['society-secretariat'] },
  { id: 'president', posts: ['president'] },
];
const RULES = {
  quorum: { operator: 'at-least', of: { numerator: 2, denominator: 3 }, base: 'members' },
  threshold: { operator: 'more-than', of: { numerator: 1, denominator: 2 }, base: 'present' },
  article: '第二十三条',
  forms: ['on-site'],
  noticeDays: 7,
} as const;

function play(template: Template, acts: ScriptAct[], more: Partial<SimulationScript> = {}): Simulation {
  const script: SimulationScript = {
    title: { zh: '情景', en: 'scenario' },
    // A Monday; the Friday and the Monday after it are holidays of the tests' calendar.
    begins: '2026-04-27 09:00',
    persons,
    applicant: 'secretary',
    form: { subject: '请示' },
    acts,
    ...more,
  };
  return simulate({ template, program: compile(template), calendar: CALENDAR }, script);
}

const told = ({ log }: Simulation): string[] =>
  log.map(({ event }) => `${localTime(event.at)} ${event.kind}${'slot' in event ? ` ${event.slot}` : ''}`);
const got = ({ received }: Simulation): string[] =>
  received
    .filter(({ message }) => message !== 'task-waiting')
    .map(({ at, what, message, to, as }) => `${localTime(at)} ${message ?? what} ${as} ${to.join()}`);
const agree = (step: string, more: Partial<ScriptAct> = {}): ScriptAct =>
  ({ do: 'act', step, outcome: 'agreed', ...more }) as ScriptAct;

const once = templateOf([
  review('once', {}, { clock: { within: '3 working days', remind: ['50%'], then: 'turn-to:president' } }),
]);

describe('time', () => {
  it('goes on from act to act, and deadlines and reminders come at their own instants between', () => {
    const simulation = play(once, [agree('once', { after: '6 working days' })]);
    expect(told(simulation)).toEqual([
      '2026-04-27 09:00 filed',
      '2026-05-01 00:00 clock-struck',
      '2026-05-08 09:00 acted once.1',
    ]);
    expect(got(simulation)).toEqual([
      '2026-04-27 09:00 task post secretary',
      '2026-04-29 09:00 task-due-soon post secretary',
      '2026-05-01 00:00 turned post president',
      '2026-05-01 00:00 task-turned post secretary',
      '2026-05-08 09:00 case-completed person secretary',
    ]);
    expect(simulation.elapsed).toMatchObject({ days: 11, workingDays: 6 });
    expect(simulation.clocks).toMatchObject([
      { arithmetic: { total: 3, lastDay: '2026-04-30' }, clearedAt: '2026-05-08T01:00:00.000Z' },
    ]);
  });

  it('lets a deadline come before whoever acts at its instant', () => {
    const simulation = play(once, [agree('once', { at: '2026-05-01 00:00', who: 'president' })]);
    expect(told(simulation).slice(1)).toEqual(['2026-05-01 00:00 clock-struck', '2026-05-01 00:00 acted once.1']);
  });

  it('goes on after the last act until nothing is due, or to where the script ends', () => {
    expect(told(play(once, []))).toEqual(['2026-04-27 09:00 filed', '2026-05-01 00:00 clock-struck']);
    expect(told(play(once, [], { ends: '2026-04-30 23:59' }))).toEqual(['2026-04-27 09:00 filed']);
  });

  it('sends no reminder of what is done', () => {
    expect(got(play(once, [agree('once', { after: '1 day' })]))).not.toContainEqual(expect.stringContaining('task-due-soon'));
  });
});

describe('people', () => {
  const away = (from: string, to: string): Partial<SimulationScript> => ({
    persons: [{ id: 'secretary', posts: ['society-secretariat'], absent: [{ from, to }] }, persons[1] as (typeof persons)[0]],
  });

  it('who are absent are stood in for on those days, and are back on the next', () => {
    const simulation = play(once, [agree('once', { after: '2 working days' })], away('2026-04-28', '2026-04-29'));
    expect(got(simulation).slice(0, 2)).toEqual([
      '2026-04-27 09:00 task post secretary',
      '2026-04-29 09:00 task-due-soon stand-in president',
    ]);
    expect(simulation.log.at(-1)?.event).toMatchObject({ kind: 'acted', actor: 'president' });
    const back = play(once, [agree('once', { after: '3 working days' })], away('2026-04-28', '2026-04-29'));
    expect(back.log.at(-1)?.event).toMatchObject({ kind: 'acted', actor: 'secretary' });
  });

  it('cannot act without the post, and where nobody has it that is said', () => {
    const simulation = play(once, [agree('once', { who: 'president', refused: 'NO_AUTHORITY' })]);
    expect(simulation.refused).toMatchObject([{ act: 0, code: 'NO_AUTHORITY', isExpected: true, tried: { stream: 'case' } }]);
    expect(simulation.state?.status).toBe('open');
    const alone = play(once, [], { persons: persons.slice(0, 1), ends: '2026-06-01 09:00' });
    expect(got(alone)).toContain('2026-05-01 00:00 turned nobody ');
  });
});

describe('what is refused', () => {
  it('is listed with its code, and the script goes on from where it was', () => {
    const template = templateOf([review('once', { no: { to: 'refuse', label: { zh: '否', en: 'no' }, reason: true } })]);
    const simulation = play(template, [
      { do: 'act', step: 'once', outcome: 'no', after: '2 hours' },
      { do: 'act', step: 'once', outcome: 'resubmitted', after: '1 day' },
      { do: 'act', step: 'once', outcome: 'no', reason: true, at: '2026-04-27 10:00' },
      { do: 'act', step: 'once', outcome: 'no', reason: true },
    ]);
    expect(simulation.refused.map(({ act, code, at }) => `${act} ${code} ${localTime(at)}`)).toEqual([
      '0 OPINION_REQUIRED 2026-04-27 11:00',
      '1 NOT_OPEN 2026-04-27 11:00',
      '2 TIME_HAS_PASSED 2026-04-27 11:00',
    ]);
    expect(told(simulation)).toEqual(['2026-04-27 09:00 filed', '2026-04-27 11:00 acted once.1']);
    expect(simulation.state).toMatchObject({ status: 'closed', outcome: 'refused' });
  });

  it('is a finding when it was expected and did not come', () => {
    const simulation = play(once, [agree('once', { refused: 'SLOT_CLOSED' })], {
      expect: { outcome: 'refused', endsOn: '2026-04-27' },
    });
    expect(simulation.unmet).toEqual([
      { what: 'refusal', of: '1', expected: 'SLOT_CLOSED', found: '' },
      { what: 'outcome', of: null, expected: 'refused', found: 'completed' },
    ]);
  });

  it('may be the filing itself, and then nothing happened', () => {
    const simulation = play(once, [agree('once')], { applicant: 'president' });
    expect(simulation).toMatchObject({ state: null, log: [], refused: [{ act: null, code: 'NO_AUTHORITY' }] });
  });
});

describe('what answers a case', () => {
  const decided = templateOf(
    [
      {
        kind: 'check',
        id: 'few',
        title: { zh: '数量', en: 'number' },
        act: 'eligibility',
        that: 'lookups.entries < 3',
        outcomes: { holds: 'next', fails: 'warn' },
        failure: { zh: '多', en: 'many' },
        basis: [{ kind: 'default', reason: { zh: '测试', en: 'a test' } }],
      },
      meeting('decision'),
    ],
    {
      parameters: [DECIDER],
      lookUps: [{ id: 'entries', register: 'branches', measure: 'count', where: { state: 'active', of: 'society' } }],
    },
  );
  const house: Partial<SimulationScript> = {
    parameters: { decider: 'council' },
    organs: { council: { members: ['a', 'b', 'c'], chair: 'a', rules: { ...RULES, forms: [...RULES.forms] } } },
  };

  it('is a real sitting with its arithmetic, and minutes that make it final', () => {
    const simulation = play(
      decided,
      [
        { do: 'convene', step: 'decision', after: '1 day' },
        {
          do: 'decide',
          step: 'decision',
          after: '8 days',
          outcome: 'passed',
          votes: { for: 1, against: 0, abstained: 1 },
          away: ['c'],
          refused: 'THRESHOLD_NOT_MET',
        },
        { do: 'decide', step: 'decision', outcome: 'passed', votes: { for: 2, against: 0, abstained: 0 } },
        { do: 'sign', step: 'decision', after: '2 days' },
      ],
      house,
    );
    const results = simulation.log.flatMap(({ event }) => (event.kind === 'item-resulted' ? [event] : []));
    expect(results.map(({ stage, result }) => [stage, result.arithmetic?.present, result.arithmetic?.votesNeeded])).toEqual([
      ['announced', 2, 2],
      ['final', 2, 2],
    ]);
    expect(simulation.state?.outcome).toBe('completed');
  });

  it('is the store as the script has it at that time; an empty register where it says nothing', () => {
    const outcome = (lookUps?: SimulationScript['lookUps']) =>
      play(decided, [], { ...house, lookUps }).state?.blocks['few']?.outcome;
    expect(outcome()).toBe('holds');
    expect(outcome({ entries: 3 })).toBe('fails');
    const grows = {
      entries: [
        { from: '2026-04-01 00:00', value: 2 },
        { from: '2026-04-27 09:01', value: 3 },
      ],
    };
    expect(outcome(grows)).toBe('holds');
  });

  it('needs an organ that the script describes', () => {
    const simulation = play(decided, [{ do: 'convene', step: 'decision' }], { parameters: { decider: 'council' } });
    expect(simulation.refused).toMatchObject([{ code: 'ORGAN_UNKNOWN' }]);
  });
});

it('leaves the script and the template as they were, and gives plain JSON', () => {
  const frozen = JSON.stringify(once);
  const simulation = play(once, [agree('once', { after: '6 working days' })]);
  expect(JSON.stringify(once)).toBe(frozen);
  expect(JSON.parse(JSON.stringify(simulation))).toEqual(simulation);
});
