/** Documents read back as Word would read them: unzipped, and their text and page set-up looked at. */
import { strFromU8, unzipSync } from 'fflate';
import { SITTING_PAPERS, type SittingPaperKind } from '../contracts/documents';
import { sittingFileName, sittingSheet, toWord, type PaperItem, type SittingPaper } from '.';

const NAMES = Array.from({ length: 27 }, (_, n) => `成员${n + 1}`);
const ARITHMETIC = {
  members: 27,
  present: 24,
  recused: 1,
  entitled: 23,
  for: 20,
  against: 1,
  abstained: 2,
  quorumNeeded: 18,
  quorumMet: true,
  votesNeeded: 16,
  thresholdMet: true,
  article: '第二十三条',
  rulesVersion: 1,
};
const ITEM: PaperItem = {
  procedure: null,
  subject: '',
  summary: null,
  status: 'listed',
  recused: [],
  result: null,
  wording: null,
  followUps: [],
};
const PAPER: SittingPaper = {
  society: '示例省环境学会',
  organ: '常务理事会',
  isParty: false,
  on: '2026-05-20',
  time: '09:00',
  form: 'on-site',
  place: '本会会议室',
  chair: '成员1',
  recorder: '成员9',
  phone: '000-8888',
  article: '第二十三条',
  issuedOn: '2026-05-10',
  roll: NAMES.map((name, n) => ({
    name,
    position: n === 0 ? '理事长' : null,
    presence: n < 24 ? 'present' : n < 26 ? 'leave' : 'absent',
  })),
  attending: ['何专家'],
  items: [
    {
      ...ITEM,
      procedure: '分支（代表）机构设立',
      subject: '土壤环境专业委员会',
      status: 'decided',
      recused: ['成员3'],
      result: { outcome: 'passed', arithmetic: ARITHMETIC },
      wording: '同意设立。',
      followUps: [{ what: '印发通知', holder: '成员9', dueOn: '2026-06-01' }],
    },
    { ...ITEM, subject: '听取年度工作汇报' },
    {
      ...ITEM,
      procedure: '年度计划',
      subject: '明年计划',
      status: 'decided',
      recused: [],
      result: { outcome: 'postponed', arithmetic: null },
    },
    { ...ITEM, subject: '撤下的议题', status: 'struck' },
  ],
  openFollowUps: [{ what: '修订财务制度', holder: '成员2', dueOn: '2026-04-30' }],
  closesAt: null,
};

async function read(kind: SittingPaperKind, paper: SittingPaper = PAPER) {
  const files = unzipSync(await toWord(sittingSheet(kind, paper)));
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const textOf = (xml: string) => xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '');
  const footer = Object.keys(files).find((name) => /^word\/footer\d+\.xml$/.test(name)) ?? '';
  return { xml: part('word/document.xml'), text: textOf(part('word/document.xml')), footer: part(footer) };
}

describe('every document of a sitting', () => {
  it.each(SITTING_PAPERS)('%s is A4 with the margins of GB/T 9704, its faces by name, and page x of y', async (kind) => {
    const { xml, footer, text } = await read(kind);
    const [page] = xml.match(/<w:pgSz.*?<w:pgMar[^>]*>/) ?? [''];
    expect(page).toMatch(/w:w="11906" w:h="16838"/);
    expect(page).toMatch(/w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect([...new Set(xml.match(/(?<=eastAsia=")[^"]+/g))]).toEqual(expect.arrayContaining(['方正小标宋简体', '仿宋_GB2312']));
    expect(footer).toContain('NUMPAGES');
    expect(text).toContain('常务理事会');
  });

  it.each(SITTING_PAPERS)('%s says no word that offends or is of software', async (kind) => {
    const { text } = await read(kind);
    expect(text.match(/升级|驳回|否决|逾期|超时|审计|管理员|undefined|null|NaN/g)).toBeNull();
  });

  it('has a file name that says which sitting and what it is', () => {
    expect(sittingFileName('sign-in', PAPER)).toBe('2026年5月20日常务理事会 签到表.docx');
    expect(new Set(SITTING_PAPERS.map((kind) => sittingFileName(kind, PAPER))).size).toBe(SITTING_PAPERS.length);
  });
});

describe('the notice', () => {
  it('says when, where, what about, and what is asked of the reader; what was struck is not on it', async () => {
    const { text } = await read('notice');
    for (const said of [
      '关于召开常务理事会会议的通知',
      '各位常务理事：',
      '时间：2026年5月20日（周三）上午9时',
      '定于2026年5月20日（周三）上午9时召开',
      '本会会议室',
      '1．分支（代表）机构设立：土壤环境专业委员会',
      '2．听取年度工作汇报',
      '000-8888',
      '2026年5月10日',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('撤下的议题');
  });

  it('of a ballot by circulation names the closing to the minute, and no place', async () => {
    const { text } = await read('notice', {
      ...PAPER,
      form: 'by-circulation',
      place: null,
      closesAt: '2026-05-22T09:00:00.000Z',
    });
    expect(text).toContain('关于常务理事会通讯表决的通知');
    expect(text).toContain('2026年5月22日（周五）17时00分前');
    expect(text).not.toContain('地点');
  });
});

it.each([
  ['14:30', '2026年5月20日（周三）下午2时30分'],
  ['12:05', '2026年5月20日（周三）中午12时5分'],
  ['19:00', '2026年5月20日（周三）晚上7时'],
  [null, '2026年5月20日（周三）\n'],
])(
  'the hour of a meeting (%s) stands on the notice, the sign-in sheet, the papers, the count and the minutes',
  async (time, said) => {
    for (const kind of ['notice', 'sign-in', 'ballot-papers', 'count-sheet', 'minutes'] as const)
      expect((await read(kind, { ...PAPER, time })).text).toContain(said);
  },
);

it('the sign-in sheet has a line for each of 27 people and of who attends without a vote, to sign by hand', async () => {
  const { xml, text } = await read('sign-in');
  expect(xml.match(/<w:tr>|<w:tr /g)).toHaveLength(29);
  for (const name of [...NAMES, '何专家', '列席']) expect(text).toContain(name);
  expect(text).not.toContain('请假2');
});

it('papers to vote on are one to an item, on pages of their own, and name nobody', async () => {
  const { xml, text } = await read('ballot-papers');
  expect(xml.match(/pageBreakBefore/g)).toHaveLength(2);
  expect(text.match(/同意/g)).toHaveLength(3);
  expect(text).not.toContain('成员');
});

it('draft minutes say who was there, each result with its arithmetic and the charter’s article, and who does what', async () => {
  const { text } = await read('minutes');
  for (const said of [
    '到会（24人）',
    '请假（2人）：成员25、成员26',
    '缺席（1人）：成员27',
    '列席（1人）：何专家',
    '一、分支（代表）机构设立：土壤环境专业委员会',
    '回避：成员3。',
    '表决结果：通过。应到27人，到会24人（须达18人，已达到）；回避1人，参加表决23人；同意20票，反对1票，弃权2票；依据本会章程第二十三条，须16票同意。',
    '决议：同意设立。',
    '督办：印发通知，由成员9负责，2026年6月1日前完成。',
    '会议听取了有关情况。',
    '表决结果：暂缓。',
    '以下议题本次会议撤下：撤下的议题。',
    '监事：____',
  ])
    expect(text).toContain(said);
});

it('of a party body speak its own language: it concludes, and neither passes anything nor cites the charter', async () => {
  const OWN_WORDS = { passed: '同意', 'passed-in-principle': '原则同意', postponed: '暂缓', 'not-passed': '不同意' };
  const items = Object.keys(OWN_WORDS).map((outcome): PaperItem => ({
    ...ITEM,
    subject: `事项 ${outcome}`,
    status: 'decided',
    result: { outcome: outcome as keyof typeof OWN_WORDS, arithmetic: ARITHMETIC },
    wording: '请按有关规定办理。',
  }));
  const paper = { ...PAPER, organ: '功能型党支部', isParty: true, items };
  const texts = await Promise.all(SITTING_PAPERS.map(async (kind) => (await read(kind, paper)).text));
  for (const text of texts) expect(text).not.toMatch(/本会章程|通过[。，|\n]|未通过|决议|监事|秘书处/);
  const { text } = await read('minutes', paper);
  for (const word of Object.values(OWN_WORDS)) expect(text).toContain(`审议意见：${word}。`);
  expect(text).toContain('依据党组织议事规则第二十三条');
});

it('the sheet of results counts papers issued, returned, valid and not answered', async () => {
  const papers = { issued: 9, returned: 7, valid: 6, invalid: 1, notReturned: 2 };
  const counted = { ...ARITHMETIC, papers };
  const items = [
    { ...ITEM, subject: '一项', status: 'decided' as const, result: { outcome: 'passed' as const, arithmetic: counted } },
  ];
  const { text } = await read('result-sheet', { ...PAPER, form: 'by-circulation', closesAt: '2026-05-22T09:00:00.000Z', items });
  expect(text.split('\n').filter(Boolean).join('|')).toContain('1|一项|9|7|6|20|1|2|2|通过');
  expect(text).toContain('未回复的，不计作同意，也不计作参加');
});

it('follow-ups list what this sitting asked for, then what is still open of earlier ones', async () => {
  const { text } = await read('follow-ups');
  expect(text.split('\n').filter(Boolean).join('|')).toMatch(
    /1\|印发通知\|成员9\|2026年6月1日\|土壤环境专业委员会\|.*2\|修订财务制度\|成员2\|2026年4月30日\|以前会议/,
  );
});
