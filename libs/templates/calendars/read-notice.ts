/**
 * The yearly notice on days off, as its words say it: “二、春节：2月15日（周日）至23日（周一）放假调休，共9天。2月14日（周六）上班。” What the notice says twice
 * (weekdays, the number of days) is held against itself, so that a slip of whoever typed it is found before time limits follow it.
 */
import { addDays, isCivilDate, type CalendarDay, type CalendarList, type CivilDate, type Text } from '../../procedure';
import { dayNumber, isWeekend, weekdayOf } from '../../procedure/clock/civil';

export interface ReadHoliday {
  title: Text;
  /** First and last day off, both counted. */
  from: CivilDate;
  to: CivilDate;
  /** Weekend days that are worked for it. */
  worked: CivilDate[];
}

export interface NoticeReading {
  /** Null: no year was found. */
  year: number | null;
  holidays: ReadHoliday[];
  /** What could not be read, or does not agree with itself. With none of them the reading can be taken. */
  problems: Text[];
}

/** The festivals that every national list has (全国年节及纪念日放假办法). */
const ALWAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
const WEEKDAYS = '日一二三四五六';
const DAY = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/;
const DAYS = new RegExp(DAY.source, 'g');
const OFF = new RegExp(`^${DAY.source}(?:(?:至|到|-|—|~)${DAY.source})?(?:[^。;]*?)(?:放假|连休|休息)([^。;]*)`);
/** Whoever pastes from a page without lines has them again: each holiday begins with its ordinal. */
const ORDINAL = /(^|[\s。;])(?=[一二三四五六七八九十]{1,2}、)/g;
const ITEM = /^(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])?([^:。\d]{2,24}):(.*)$/;

/** `titles`: the names that are known, in both languages. `isNational`: each of the seven festivals must be there. */
export function readNotice(
  written: string,
  { titles, isNational }: { titles: readonly Text[]; isNational: boolean },
): NoticeReading {
  const text = plain(written);
  const year = yearOf(text);
  if (year === null) return { year, holidays: [], problems: [NO_YEAR] };
  const problems: Text[] = [];
  const holidays: ReadHoliday[] = [];
  for (const line of text.replace(ORDINAL, '$1\n').split('\n')) {
    const [, name = '', said = ''] = ITEM.exec(line.trim()) ?? [];
    if (!/节|元旦|纪念日/.test(name) || !/\d日/.test(said)) continue;
    const read = readHoliday(titleOf(name, titles), said, year);
    problems.push(...read.problems);
    if (read.holiday !== null) holidays.push(read.holiday);
  }
  if (isNational) {
    const missing = ALWAYS.filter((name) => !holidays.some(({ title }) => title.zh.includes(name)));
    if (missing.length > 0)
      problems.push(say(`没有读到${missing.join('、')}的安排，请核对是否贴全。`, `Nothing was read of ${missing.join('、')}.`));
  } else if (holidays.length === 0) {
    problems.push(say('没有读到放假安排，请核对是否贴全。', 'No days off were read. See whether all of it was pasted.'));
  }
  return { year, holidays, problems: [...problems, ...twice(holidays)] };
}

/**
 * The reading as a list of the calendar. Which days off were exchanged for worked weekends is not said by a notice; they are the last weekdays, as many
 * as weekend days are worked.
 */
export function listOf(
  year: number,
  { holidays, source, nameOf }: { holidays: readonly ReadHoliday[]; source: string; nameOf: (title: Text) => string },
): CalendarList {
  const days = holidays.flatMap(({ title, from, to, worked }): CalendarDay[] => {
    const name = nameOf(title);
    const off = between(from, to);
    const lieu = new Set(worked.length === 0 ? [] : off.filter((date) => !isWeekend(date)).slice(-worked.length));
    return [
      ...off.map((date): CalendarDay => ({ date, name, is: lieu.has(date) ? 'lieu' : 'off' })),
      ...worked.map((date): CalendarDay => ({ date, name, is: 'worked' })),
    ];
  });
  days.sort((left, right) => (left.date < right.date ? -1 : 1));
  return { from: `${year}-01-01`, to: `${year}-12-31`, status: 'published', source, days };
}

/** A list as holidays again, to be read by people: from the first to the last day of each, and what is worked for it. */
export function holidaysOf(list: CalendarList, titles: Record<string, Text>): ReadHoliday[] {
  const names = [...new Set(list.days.map(({ name }) => name))];
  const found = names.flatMap((name): ReadHoliday[] => {
    const own = list.days.filter((day) => day.name === name);
    const off = own.filter(({ is }) => is !== 'worked').map(({ date }) => date);
    const [from, to] = [off[0], off.at(-1)];
    const title = titles[name];
    if (from === undefined || to === undefined || title === undefined) return [];
    return [{ title, from, to, worked: own.filter(({ is }) => is === 'worked').map(({ date }) => date) }];
  });
  return found.sort((left, right) => (left.from < right.from ? -1 : 1));
}

interface OneHoliday {
  holiday: ReadHoliday | null;
  problems: Text[];
}

function readHoliday(title: Text, said: string, year: number): OneHoliday {
  const found = OFF.exec(said);
  if (found === null) return { holiday: null, problems: [unread(title)] };
  const [, , , , , , , endDay] = found;
  const from = dayOf(found.slice(1, 5), { year, month: null });
  const to = endDay === undefined ? from : dayOf(found.slice(5, 9), { year: yearIn(from, year), month: monthIn(from) });
  if (from === null || to === null || to < from) return { holiday: null, problems: [unread(title)] };
  const problems = [...weekdayProblem(from, found[4]), ...weekdayProblem(to, endDay === undefined ? undefined : found[8])];
  const count = Number(/共(\d{1,2})天/.exec(said)?.[1] ?? /放假(\d{1,2})天/.exec(said)?.[1] ?? 0);
  const length = between(from, to).length;
  if (count !== 0 && count !== length) {
    problems.push(
      say(
        `${title.zh}写的是共${count}天，但${short(from)}至${short(to)}是${length}天。`,
        `${title.en} is said to have ${count} days, but there are ${length} from ${from} to ${to}.`,
      ),
    );
  }
  const worked = workedOf(said, { year: yearIn(to, year), title, off: { from, to } });
  return { holiday: { title, from, to, worked: worked.days }, problems: [...problems, ...worked.problems] };
}

/** The days before 上班, of the sentence that says so. */
function workedOf(said: string, about: { year: number; title: Text; off: { from: CivilDate; to: CivilDate } }) {
  const days: CivilDate[] = [];
  const problems: Text[] = [];
  const sentences = said.split(/[。;]/).filter((sentence) => /上班/.test(sentence) && !/放假/.test(sentence));
  for (const sentence of sentences) {
    let month: number | null = null;
    for (const found of sentence.matchAll(DAYS)) {
      const day = dayOf(found.slice(1, 5), { year: about.year, month });
      if (day === null) {
        problems.push(unread(about.title));
        continue;
      }
      month = monthIn(day);
      problems.push(...weekdayProblem(day, found[4]));
      const isInside = day >= about.off.from && day <= about.off.to;
      if (!isWeekend(day) || isInside) {
        problems.push(
          say(
            `${short(day)}写的是上班，但它${isInside ? '在放假的日子里' : '本来就是工作日'}。`,
            `${day} is said to be worked, but it ${isInside ? 'is among the days off' : 'is a working day anyway'}.`,
          ),
        );
      } else days.push(day);
    }
  }
  return { days, problems };
}

function dayOf(
  [year, month, day]: readonly (string | undefined)[],
  around: { year: number; month: number | null },
): CivilDate | null {
  const inMonth = month === undefined ? around.month : Number(month);
  if (inMonth === null || day === undefined) return null;
  const date = `${year ?? around.year}-${String(inMonth).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}

function weekdayProblem(date: CivilDate, said: string | undefined): Text[] {
  const named = /(?:周|星期)([日天一二三四五六])/.exec(said ?? '')?.[1]?.replace('天', '日');
  const is = WEEKDAYS[weekdayOf(dayNumber(date))];
  return named === undefined || named === is
    ? []
    : [
        say(
          `${short(date)}写的是周${named}，实际是周${is}。`,
          `${date} is not the day of the week that is written beside it (周${named}); it is 周${is}.`,
        ),
      ];
}

function twice(holidays: readonly ReadHoliday[]): Text[] {
  const days = holidays.flatMap(({ from, to, worked }) => [...between(from, to), ...worked]);
  const again = [...new Set(days.filter((day, index) => days.indexOf(day) !== index))];
  return again.map((day) => say(`${short(day)}出现在两个安排里。`, `${day} stands in two of them.`));
}

const NO_YEAR = say(
  '没有读出是哪一年的安排，请把通知的标题一起贴上。',
  'The year was not found. Paste the title of the notice with it.',
);

function unread(title: Text): Text {
  return say(
    `${title.zh}这一条没有读懂，请按“10月1日至7日放假”的写法核对。`,
    `What is said of ${title.en} could not be read. Write it as 10月1日至7日放假.`,
  );
}

function yearOf(text: string): number | null {
  const year = Number(/(20\d\d)年[^。\n]{0,12}(?:节假日|放假)/.exec(text)?.[1] ?? /(20\d\d)年/.exec(text)?.[1] ?? 0);
  return year === 0 ? null : year;
}

/** Known names keep their English; several festivals in one are said one after the other. */
function titleOf(name: string, titles: readonly Text[]): Text {
  const of = (one: string) => titles.find(({ zh }) => zh === one || zh === `${one}节` || (one.endsWith(zh) && zh.length > 2));
  const parts = name.split(/[、和]/).map((one) => of(one) ?? { zh: one, en: one });
  return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
}

function between(from: CivilDate, to: CivilDate): CivilDate[] {
  const length = dayNumber(to) - dayNumber(from) + 1;
  return Array.from({ length }, (_, n) => addDays(from, n));
}

/** Full-width digits, signs and brackets as the half-width ones; without spaces inside lines, which pages put between digits and words. */
function plain(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, '')
    .replace(/[〔【]/g, '(')
    .replace(/[〕】]/g, ')');
}

function say(zh: string, en: string): Text {
  return { zh, en };
}

function short(date: CivilDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

function monthIn(date: CivilDate | null): number | null {
  return date === null ? null : Number(date.slice(5, 7));
}

function yearIn(date: CivilDate | null, otherwise: number): number {
  return date === null ? otherwise : Number(date.slice(0, 4));
}
