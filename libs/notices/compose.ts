/**
 * What a message says: that something waits, how much and until when. No title, name, opinion or number of a case, because it passes
 * through other houses and lies on locked screens (users.md 12). Its link opens a page; nothing is decided by opening one.
 */
import { civilDateOf, type CivilDate, type Instant } from '../procedure';
import { lastDayOf } from './hours';

export type MessageLanguage = 'zh' | 'en';
export type MessageKind = 'morning' | 'today' | 'test' | 'todo' | 'todo-done' | 'event' | 'confirm';

export interface Letter {
  /** The same at every further try, so that a channel that can tell takes it once. */
  id: string;
  subject: string;
  text: string;
  /** A page of this house. */
  url: string;
}

/** How things stand when the message goes out, which may be long after it was thought of. */
export interface Standing {
  /** What waits for this person, and the first limit of it. */
  open: number;
  firstDueAt: Instant | null;
  /** Something came that is no task. */
  hasNews: boolean;
  /** Of the one task that a message is about; null: it is done, or somebody else's. */
  taskDueAt: Instant | null;
  isTaskOpen: boolean;
  /** What confirms the address that the person gave; null: it is confirmed, or there is none. */
  emailCode: string | null;
}

/** Null: there is nothing to say any more. */
export function compose(
  message: { id: string; kind: MessageKind },
  standing: Standing,
  to: { language: MessageLanguage; publicUrl: string; at: Instant },
): Letter | null {
  const said = sentence(message.kind, standing, to.language, civilDateOf(to.at));
  if (said === null) return null;
  return {
    id: message.id,
    subject: SUBJECT[to.language],
    text: said,
    url: new URL(pageOf(message.kind, standing), to.publicUrl).href,
  };
}

function pageOf(kind: MessageKind, { emailCode }: Standing): string {
  if (kind === 'confirm') return `/message-settings?email=${emailCode}`;
  return kind === 'test' ? '/message-settings' : '/inbox';
}

const SUBJECT: Record<MessageLanguage, string> = { zh: '办事提醒', en: 'Reminder' };

function sentence(kind: MessageKind, standing: Standing, language: MessageLanguage, today: CivilDate): string | null {
  const { open, firstDueAt, hasNews, isTaskOpen, taskDueAt, emailCode } = standing;
  switch (kind) {
    case 'test':
      return language === 'zh' ? '这是一条测试消息，收到说明提醒可以送达。' : 'This is a test. Reminders reach you here.';
    case 'confirm':
      return emailCode === null ? null : CONFIRM[language];
    case 'today':
      if (!isTaskOpen || taskDueAt === null) return null;
      return waiting(1, taskDueAt, language, today);
    case 'todo':
      return isTaskOpen ? waiting(1, taskDueAt, language, today) : null;
    case 'morning':
      if (open > 0) return waiting(open, firstDueAt, language, today) + (hasNews ? MORE[language] : '');
      return hasNews ? NEWS[language] : null;
    case 'todo-done':
    case 'event':
      return '';
  }
}

const CONFIRM: Record<MessageLanguage, string> = {
  zh: '有人填写了这个邮箱，用来接收办事提醒。是您本人填写的，请打开下面的页面，登录后确认；不是您填写的，不用理会，不会再发邮件来。',
  en: 'Somebody gave this address for reminders. If it was you, open the page below, sign in and confirm it. If not, do nothing: no more mail will come.',
};
const MORE: Record<MessageLanguage, string> = { zh: '另有新消息。', en: ' There are new messages too.' };
const NEWS: Record<MessageLanguage, string> = { zh: '您有新消息。', en: 'You have new messages.' };

function waiting(open: number, dueAt: Instant | null, language: MessageLanguage, today: CivilDate): string {
  const day = dueAt === null ? null : lastDayOf(dueAt);
  if (language === 'en') {
    const tasks = open === 1 ? '1 task is' : `${open} tasks are`;
    // A limit that has passed is the page's to explain.
    if (day === null || day < today) return `${tasks} waiting for you.`;
    return `${tasks} waiting for you, ${open === 1 ? 'until' : 'the first until'} ${day}.`;
  }
  if (day === null || day < today) return `您有 ${open} 件待办，请登录办理。`;
  const on = `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
  return open === 1 ? `您有 1 件待办，请于 ${on}前办理。` : `您有 ${open} 件待办，最早一件请于 ${on}前办理。`;
}
