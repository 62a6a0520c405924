/** What a simulation says in its own words, in both languages: why an act was not taken, and why no end is known. */
import type { Text } from '../kernel';
import type { Unbounded } from './ends.types';
import type { SimulationCode } from './simulation.types';

const REFUSED: Record<SimulationCode, Text> = {
  NOT_OPEN: {
    zh: '这一步到最后也没有等到可以办理，请核对情景中各项的先后。',
    en: 'This step never came to be open. Check the order of what the script does.',
  },
  TIME_HAS_PASSED: {
    zh: '写明的时间早于前一项，或晚于模拟结束的时间，请改正时间。',
    en: 'The time is before what was done last, or after the simulation ends. Correct the time.',
  },
  NO_AUTHORITY: {
    zh: '当天这个人不担任可以办理此事的职务（或无人担任），请核对人员和请假日期。',
    en: 'On that day this person holds no post that may do it, or nobody does. Check posts and absences.',
  },
  ORGAN_UNKNOWN: {
    zh: '情景中没有写明这个会议机构的组成和规则，请在 organs 中补充。',
    en: 'The script does not describe this organ, its members and rules. Add it under "organs".',
  },
  NO_SITTING: {
    zh: '这一步还没有列入任何会议，请先写 convene。',
    en: 'No sitting has the item of this step yet. Put "convene" before it.',
  },
  FORM_UNFIT: {
    zh: '表单填写不符合要求，请按所列字段改正。',
    en: 'The form is not filled in as required. Correct the fields that are named.',
  },
};

const UNBOUNDED: Record<Unbounded, Text> = {
  sitting: { zh: '没有规定会议何时召开', en: 'nothing says when the organ meets' },
  minutes: { zh: '没有规定纪要何时签字', en: 'nothing says when the minutes are signed' },
  'clock-stands': { zh: '期限已中止，何时恢复未知', en: 'the time limit is suspended, nobody knows until when' },
  'called-case': { zh: '要等另一办件的结果', en: 'it waits for the result of another case' },
  'awaited-event': { zh: '要等一件事发生', en: 'it waits for something to happen' },
  overdue: { zh: '期限已过，没有再定期限', en: 'its time limit has passed and no other follows' },
  'no-clock': { zh: '没有定期限', en: 'it has no time limit' },
  'again-and-again': { zh: '期限到了又回到原处', en: 'its time limits lead back to where it was' },
  'nothing-moves-it': { zh: '不清楚由什么推动', en: 'nothing that is known moves it' },
};

/** Why an act was refused, where the simulation itself refused it; null for a machine's code, whose words are the caller's. */
export function sayRefused(code: string): Text | null {
  return Object.hasOwn(REFUSED, code) ? REFUSED[code as SimulationCode] : null;
}

/** Why nobody can say when it ends. */
export function sayUnbounded(because: Unbounded): Text {
  return UNBOUNDED[because];
}
