import { clockWords, timeOfDay } from '../../../../libs/contracts/clock-words';

/**
 * Dates as they are written in offices. Everything is Asia/Shanghai (UTC+8, no summer time), so the day is found by adding eight
 * hours; the browser's own zone plays no part.
 */
export type Language = 'zh' | 'en';

const EIGHT_HOURS = 8 * 3_600_000;
const WEEKDAYS = { zh: '日一二三四五六', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The civil date on which an instant falls. */
export function civilDateOf(instant: string | number): string {
  return new Date(new Date(instant).getTime() + EIGHT_HOURS).toISOString().slice(0, 10);
}

/** `2026年5月20日（周三）`; the year is left out when it is this one and `short` is asked for. */
export function formatDay(day: string, language: Language, short = false): string {
  const date = new Date(`${day}T00:00:00Z`);
  const [year, month, dayOfMonth, weekday] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCDay()];
  const thisYear = short && String(year) === civilDateOf(Date.now()).slice(0, 4);
  if (language === 'zh') return `${thisYear ? '' : `${year}年`}${month + 1}月${dayOfMonth}日（周${WEEKDAYS.zh[weekday]}）`;
  return `${WEEKDAYS.en[weekday]} ${dayOfMonth} ${MONTHS[month]}${thisYear ? '' : ` ${year}`}`;
}

/** `2026年5月20日（周三）10:12`. */
export function formatInstant(instant: string, language: Language, short = false): string {
  return `${formatDay(civilDateOf(instant), language, short)}${language === 'zh' ? '' : ', '}${timeOfDay(instant)}`;
}

/** When a meeting is held: `2026年5月20日（周三）上午9时`, or the day alone where no hour was given. */
export function formatMeeting({ on, time }: { on: string; time: string | null }, language: Language): string {
  const day = formatDay(on, language);
  if (time === null) return day;
  return language === 'zh' ? `${day}${clockWords(time)}` : `${day}, ${time}`;
}

/** The last day of a time limit: one that ends at midnight ends with the day before. */
export function lastDayOf(dueAt: string): string {
  return civilDateOf(new Date(dueAt).getTime() - 1);
}

/** How near a limit is, in days of the calendar; negative when it has passed. */
export function daysUntil(dueAt: string, now = Date.now()): number {
  const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  return dayNumber(lastDayOf(dueAt)) - dayNumber(civilDateOf(now));
}
