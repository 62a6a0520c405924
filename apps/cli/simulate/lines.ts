/** A simulation for a person to read: day by day what happened and who got what, then how it ended. */
import { addDays, dayKind, expectedEnd, localTime, sayUnbounded } from '../../../libs/procedure';
import type { Issue, Projection, Received, Simulation, SimulationScript, Template, Text } from '../../../libs/procedure';
import { calendarOf } from '../../../libs/templates';
import type { Language } from '../template-at';
import { whatHappened } from '../../../libs/contracts/simulation-happened';
import { MESSAGES, postOf, refusalWords, stepTitle } from '../../../libs/contracts/simulation-names';

const WEEKDAYS: Record<Language, string[]> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** What stands in the way of playing it, one finding after the other. */
export function issueLines(of: 'template' | 'script', issues: Issue[], language: Language): string[] {
  const what: Record<typeof of, Text> = {
    template: { zh: '流程有问题，不能模拟', en: 'The template has findings and cannot be played' },
    script: { zh: '情景有问题，不能模拟', en: 'The script has findings and cannot be played' },
  };
  return [
    `${what[of][language]}:`,
    ...issues.map(({ path, rule, message }) => `- ${path || '/'}  ${message[language]}  (${rule})`),
  ];
}

export function linesOf(template: Template, script: SimulationScript, simulation: Simulation, language: Language): string[] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  return [
    `${script.title[language]} — ${template.title[language]} (${template.jurisdiction})`,
    ...days(template, script, simulation, language),
    '',
    ...ending(template, simulation, language),
    ...refusals(script, simulation, language),
    ...simulation.unmet.map(({ what, of, expected, found }) =>
      say(
        `与预期不符：${what}${of === null ? '' : ` ${of}`} 应为 ${expected}，实为 ${found || '—'}`,
        `Not as expected: ${what}${of === null ? '' : ` ${of}`} should be ${expected} and is ${found || '—'}`,
      ),
    ),
  ];
}

interface Line {
  at: string;
  words: string;
}

/** Under each day its lines in order: first what happened at an instant, then what it gave to whom. */
function days(template: Template, script: SimulationScript, simulation: Simulation, language: Language): string[] {
  const happened = simulation.log.flatMap((logged): Line[] => {
    const told = whatHappened(template, logged);
    if (told === null) return [];
    const isKnown = script.persons.some(({ id }) => id === told.actor);
    return [{ at: logged.event.at, words: isKnown ? `${told.actor}  ${told.what[language]}` : told.what[language] }];
  });
  // That a task waits is said by the task.
  const told = simulation.received.filter(({ message }) => message !== 'task-waiting');
  const got = told.map((one): Line => ({ at: one.at, words: `  → ${received(template, one, language)}` }));
  const lines = [...happened, ...got].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  const calendar = calendarOf(template.jurisdiction);
  let day = '';
  return lines.flatMap(({ at, words }) => {
    const [date = '', time = ''] = localTime(at).split(' ');
    const line = `  ${time}  ${words}`;
    if (date === day) return [line];
    day = date;
    const { title } = dayKind(date, calendar);
    const weekday = WEEKDAYS[language][new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
    return ['', `${date} ${weekday}${title === null ? '' : ` ${title[language]}`}`, line];
  });
}

function received(template: Template, one: Received, language: Language): string {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const people = one.as === 'nobody' ? say('无人担任', 'nobody holds it') : one.to.join(', ');
  const how = one.as === 'stand-in' ? say('（代行）', ' (standing in)') : '';
  const whom = `${postOf(one.post, language)}: ${people}${how}`;
  const about =
    one.step === null
      ? ''
      : say(`「${stepTitle(template, one.step, language)}」`, ` “${stepTitle(template, one.step, language)}”`);
  const until = one.dueAt === null ? '' : say(`，期限 ${lastMoment(one.dueAt)}`, `, due ${lastMoment(one.dueAt)}`);
  const what: Record<Received['what'], string> = {
    task: say('待办', 'task'),
    turned: say('转请办理', 'asked to take it up'),
    reminder: MESSAGES[one.message ?? 'task-due-soon'][language],
    notice: MESSAGES[one.message ?? 'task-waiting'][language],
  };
  return `${whom}  ${what[one.what]}${about}${until}`;
}

/** What ends with a day ends at its 24:00, and not at the next one's 0:00. */
function lastMoment(instant: string): string {
  const [day = '', time = ''] = localTime(instant).split(' ');
  return time === '00:00' ? `${addDays(day, -1)} 24:00` : `${day} ${time}`;
}

function ending(template: Template, { state, elapsed, ends }: Simulation, language: Language): string[] {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  if (state === null) return [say('没有提出成功。', 'It was not filed.')];
  const outcomes: Record<NonNullable<typeof state.outcome>, Text> = {
    completed: { zh: '办结', en: 'completed' },
    refused: { zh: '未通过', en: 'not passed' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
  };
  const outcome = state.outcome === null ? say('未办结', 'still open') : outcomes[state.outcome][language];
  const took = say(
    `历时 ${elapsed.days} 天，其中工作日 ${elapsed.workingDays} 天`,
    `${elapsed.days} days, ${elapsed.workingDays} of them working days`,
  );
  const end = `${say('结果', 'Result')}: ${outcome}${state.result === undefined ? '' : ` · ${state.result}`} (${took})`;
  if (ends === null) return [end];
  const expected = expectedEnd(ends).on;
  return [
    end,
    `${say('最早', 'Earliest')}: ${projected(template, ends.earliest, language)}`,
    `${say('最晚', 'Latest')}: ${projected(template, ends.latest, language)}${expected === null ? '' : ` (${expected})`}`,
  ];
}

function projected(template: Template, { endsAt, notBefore, unbounded }: Projection, language: Language): string {
  if (endsAt !== null) return lastMoment(endsAt);
  const why = unbounded.map(({ step, because }) => `${stepTitle(template, step, language)} (${sayUnbounded(because)[language]})`);
  const reasons = why.join(language === 'zh' ? '；' : '; ');
  return language === 'zh'
    ? `不定，不早于 ${lastMoment(notBefore)}：${reasons}`
    : `not known, not before ${lastMoment(notBefore)}: ${reasons}`;
}

function refusals({ acts }: SimulationScript, { refused }: Simulation, language: Language): string[] {
  return refused.map(({ act, at, code, details, isExpected }) => {
    const told = act === null ? null : acts[act];
    const what = told === null || told === undefined ? '' : `${told.do}${'step' in told ? ` ${told.step}` : ''}`;
    const number = act === null ? '' : `#${act + 1} ${what}: `;
    const mark = isExpected ? (language === 'zh' ? '（预期）' : ' (expected)') : '';
    return `${language === 'zh' ? '未执行' : 'Refused'} ${localTime(at)} ${number}${code}${mark} ${refusalWords(code, details)[language]}`;
  });
}
