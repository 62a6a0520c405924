/** The hour of a day as offices write it. Everything is Asia/Shanghai: UTC+8, no summer time. */
import type { CivilDate, Instant } from '../procedure';

const EIGHT_HOURS = 8 * 3_600_000;

/** `17:00`: what a clock in China shows at an instant. */
export function timeOfDay(at: Instant | number): string {
  return new Date(new Date(at).getTime() + EIGHT_HOURS).toISOString().slice(11, 16);
}

/** Of `09:00` `上午9时`, of `14:30` `下午2时30分`. */
export function clockWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const part = hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  return `${part}${hour > 12 ? hour - 12 : hour}时${minute === 0 ? '' : `${minute}分`}`;
}

/** `5月20日上午9时`: a day of the coming weeks, in a short message. */
export function nearDay(on: CivilDate, time: string | null): string {
  const [, month, day] = on.split('-').map(Number);
  return `${month}月${day}日${time === null ? '' : clockWords(time)}`;
}
