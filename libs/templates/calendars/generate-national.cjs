/**
 * Writes cn.json, the national lists, from the yearly files of the npm package chinese-days. Run by hand when a new year's notice has reached
 * the package: `node libs/templates/calendars/generate-national.cjs`. A test compares file and source, so neither is changed alone.
 */
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const SOURCE = dirname(require.resolve('chinese-days/package.json'));
const FIRST_YEAR = 2004;

/** The package's English names → our ids and titles. A name that is not here stops the generator. */
const TITLES = {
  "New Year's Day": ['new-year', '元旦', "New Year's Day"],
  'Spring Festival': ['spring-festival', '春节', 'Spring Festival'],
  'Tomb-sweeping Day': ['qingming', '清明节', 'Qingming Festival'],
  'Labour Day': ['labour-day', '劳动节', 'Labour Day'],
  'Dragon Boat Festival': ['dragon-boat', '端午节', 'Dragon Boat Festival'],
  'Mid-autumn Festival': ['mid-autumn', '中秋节', 'Mid-Autumn Festival'],
  'National Day': ['national-day', '国庆节', 'National Day'],
  'Anti-Fascist 70th Day': ['victory-day', '抗战胜利70周年纪念日', '70th anniversary of victory'],
};

function listOf(year, version) {
  const file = join(SOURCE, 'dist', 'years', `${year}.json`);
  if (!existsSync(file)) return null;
  const { holidays, workdays, inLieuDays } = JSON.parse(readFileSync(file, 'utf8'));
  const named = (days, is) =>
    Object.entries(days).map(([date, name]) => {
      const title = TITLES[name.split(',')[0]];
      if (title === undefined) throw new Error(`${date}: no title for ${name}`);
      if (!date.startsWith(`${year}-`)) throw new Error(`${date} stands in the list of ${year}`);
      return { date, name: title[0], is: is(date) };
    });
  const days = [...named(holidays, (date) => (date in inLieuDays ? 'lieu' : 'off')), ...named(workdays, () => 'worked')];
  return {
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    status: 'published',
    source: `国务院办公厅关于${year}年部分节假日安排的通知（数据取自 npm chinese-days ${version}，MIT）`,
    days: days.sort((left, right) => (left.date < right.date ? -1 : 1)),
  };
}

/** The national layer as the package has it. */
function national() {
  const { version } = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8'));
  const lists = [];
  for (let year = FIRST_YEAR; ; year += 1) {
    const list = listOf(year, version);
    if (list === null) break;
    lists.push(list);
  }
  const titles = Object.fromEntries(Object.values(TITLES).map(([id, zh, en]) => [id, { zh, en }]));
  return { id: 'CN', kind: 'national', titles, lists };
}

/** One line for a day, so that a change of one day is a change of one line. */
function written(layer) {
  const text = JSON.stringify(layer, null, 2);
  return `${text.replace(/\{\s+"date": ("[^"]+"),\s+"name": ("[^"]+"),\s+"is": ("[^"]+")\s+\}/g, '{ "date": $1, "name": $2, "is": $3 }')}\n`;
}

if (require.main === module) writeFileSync(join(__dirname, 'cn.json'), written(national()));
module.exports = { national };
