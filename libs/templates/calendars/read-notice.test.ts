/** Notices of the State Council as they were published, held against the lists that were made from another source (`cn.json`). */
import cn from './cn.json';
import { holidaysOf, listOf, readNotice } from './read-notice';
import type { CalendarLayer } from '../../procedure';

const NATIONAL = cn as CalendarLayer;
const titles = Object.values(NATIONAL.titles);
const read = (text: string) => readNotice(text, { titles, isNational: true });

const OF_2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;

const OF_2025 = `国务院办公厅关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;

describe('the yearly notice', () => {
  it.each([
    [2025, OF_2025],
    [2026, OF_2026],
    // As a page gives it: one line, half-width signs, spaces between digits and words.
    [2026, OF_2026.normalize('NFKC').replace(/\n/g, ' ').replace(/(\d+)/g, ' $1 ')],
  ])('of %i gives the days that are known from elsewhere', (year, text) => {
    const reading = read(text);
    expect(reading).toMatchObject({ year, problems: [] });
    const made = listOf(year, { holidays: reading.holidays, source: 'notice', nameOf: ({ zh }) => zh });
    const known = NATIONAL.lists.find(({ from }) => from === `${year}-01-01`);
    const days = (list: typeof known) => list?.days.map(({ date, is }) => `${date} ${is}`);
    expect(days(made)).toEqual(days(known));
    const names = Object.fromEntries(reading.holidays.map(({ title }) => [title.zh, title]));
    expect(holidaysOf(made, names)).toEqual(reading.holidays);
  });

  it('names festivals that fall together in both languages', () => {
    expect(read(OF_2025).holidays.at(-1)?.title).toEqual({ zh: '国庆节、中秋节', en: 'National Day, Mid-Autumn Festival' });
  });

  it.each([
    ['a weekday that is not that day’s', ['5日（周二）', '5日（周三）'], '5月5日写的是周三，实际是周二。'],
    ['a number of days that is not theirs', ['共9天', '共8天'], '春节写的是共8天，但2月15日至2月23日是9天。'],
    [
      'a worked day that is worked anyway',
      ['5月9日（周六）上班', '5月8日（周五）上班'],
      '5月8日写的是上班，但它本来就是工作日。',
    ],
    ['a worked day among the days off', ['5月9日（周六）上班', '5月2日（周六）上班'], '5月2日写的是上班，但它在放假的日子里。'],
    ['a festival that is missing', [/三、.*\n/, ''], '没有读到清明节的安排，请核对是否贴全。'],
    [
      'a line that says no day',
      ['6月19日（周五）至21日（周日）放假', '另行通知，6月19日前公布'],
      '端午节这一条没有读懂，请按“10月1日至7日放假”的写法核对。',
    ],
    ['days of two festivals', ['9月25日（周五）至27日（周日）放假，共3天', '9月25日至10月1日放假'], '10月1日出现在两个安排里。'],
    ['no year', [/2026年/g, ''], '没有读出是哪一年的安排，请把通知的标题一起贴上。'],
  ] as const)('finds %s', (_, [what, instead], problem) => {
    expect(read(OF_2026.replace(what, instead)).problems.map(({ zh }) => zh)).toContain(problem);
  });

  it('takes a day at the end of the year before', () => {
    const { holidays, problems } = readNotice('关于2023年节假日安排：\n元旦：2022年12月31日至2023年1月2日放假调休，共3天。', {
      titles,
      isNational: false,
    });
    expect(problems).toEqual([]);
    expect(holidays).toMatchObject([{ from: '2022-12-31', to: '2023-01-02' }]);
  });
});
