/** What the ids of a simulation are called: posts, steps, messages, codes. For the command line and the pages. */
import { placedSteps, sayRefused } from '../procedure';
import type { Holder, Json, NoticeMessage, ReminderMessage, Template, Text } from '../procedure';
import { messages } from './messages';
import { postTitle } from './posts';

type Language = 'zh' | 'en';

const say = (zh: string, en: string): Text => ({ zh, en });

/** What a reminder or a notice is about. */
export const MESSAGES: Record<ReminderMessage | NoticeMessage, Text> = {
  'task-due-soon': say('提醒：临近期限', 'reminder: due soon'),
  'task-turned': say('告知：已转请他人一并办理', 'told: others were asked as well'),
  'please-list': say('提醒：请列入会议', 'reminder: please list it for a sitting'),
  'supplement-due': say('提醒：请补充材料', 'reminder: please complete the materials'),
  'task-waiting': say('通知：有待办事项', 'notice: a task waits'),
  copied: say('通知：抄送', 'notice: a copy'),
  'supplement-asked': say('通知：请补充材料', 'notice: please complete the materials'),
  'case-refused': say('通知：未通过', 'notice: not passed'),
  'case-completed': say('通知：已办结', 'notice: completed'),
  'case-withdrawn': say('通知：已撤回', 'notice: withdrawn'),
  'result-announced': say('通知：会议已有结果', 'notice: the organ has decided'),
};

export function postOf({ role }: Holder, language: Language): string {
  return postTitle[role][language];
}

/** A step's title; inside an `each` with the item that it is for. */
export function stepTitle(template: Template, place: string, language: Language): string {
  const [id = '', item] = place.split('@');
  const title = placedSteps(template).find(({ block }) => block.id === id)?.block.title[language] ?? id;
  return item === undefined ? title : `${title} @${item}`;
}

/** A refusal in words; `{name}` stands for a value of its details. */
export function refusalWords(code: string, details: Record<string, Json>): Text {
  const own = sayRefused(code);
  if (own !== null) return own;
  const words = Object.hasOwn(messages, code) ? messages[code as keyof typeof messages] : { zh: code, en: code };
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = details[name];
      return value === undefined ? whole : typeof value === 'string' ? value : JSON.stringify(value);
    });
  return { zh: fill(words.zh), en: fill(words.en) };
}
