/** The society's whole job on one laptop and one phone: its record, a new matter taken up again on another phone, where it stands, and what becomes of it. */
import type { Page } from '@playwright/test';
import type { CalendarEntryView } from '../../libs/contracts';
import { demo } from '../../libs/demo';
import { caseOf, fileBranch, holdSitting, PDF, signMinutes } from '../../libs/testing/branch-walk';
import { HttpClient, until } from '../../libs/testing/http-client';
import { sampleOf } from '../../libs/templates';
import { closedByTheOrgan, heldOpenForAMinute } from '../support/appeals';
import { barriers, PHONE, picture, sidewaysPixels, startBrowser, type TestBrowser } from '../support/browser';
import { startHouse, type House } from '../support/house';
import {
  branchTexts,
  button,
  chooseFiles,
  choice,
  field,
  goToMenu,
  goToRegister,
  openTask,
  part,
  RULES,
  SCOPE,
  signIn,
} from '../support/pages';

const SOCIETY = demo.ENVIRONMENT_SOCIETY;
const CHARTER = '章程（2026年3月核准）';

/** The society that is to be set up, and its case. */
const FOUNDED = '示例省碳汇学会';
let established = '';

let house: House;
let browser: TestBrowser;
let desk: Page;
let client: HttpClient;

beforeAll(async () => {
  [house, browser] = await Promise.all([startHouse(), startBrowser()]);
  desk = await signIn(await browser.visit(house.base), 'secretary');
  client = await HttpClient.signedIn(house.base, 'secretary');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.stop();
}, 60_000);

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const phone = async (at: string) => signIn(await browser.visit(house.base, { screen: PHONE }), 'secretary', at);

/** Each step of the founding opens when the minute is over in which the one before can be taken back. */
const foundingAt = (who: HttpClient, step: string) =>
  until(`the founding to reach ${step}`, 120_000, async () => (await caseOf(who, established)).myTask?.includes(`~${step}`));

describe('setting up a society (P66)', () => {
  it('is filed by its founders’ secretariat, page by page', async () => {
    await goToMenu(desk, '办事流程');
    await desk.getByRole('searchbox').fill('成立');
    await desk.getByRole('button', { name: /^开始填写：学会成立/ }).click();
    await choice(desk, '本级科协').check();
    const texts = {
      拟成立学会名称: FOUNDED,
      宗旨和业务范围: '开展碳汇学术交流和科学普及。',
      发起人数: '12',
      拟发展会员数: '80',
      注册资金和经费来源: '注册资金十万元，来源为会费和捐赠。',
      办公场所: '示例市文汇路 8 号。',
      党组织组建方案: '成立后三个月内组建党支部。',
      与现有学会有无重复: '无重复。',
    };
    for (const [name, text] of Object.entries(texts)) await field(desk, name).fill(text);
    await desk.getByRole('group', { name: '章程草案载有党的领导和党的建设内容' }).getByRole('radio', { name: '是' }).check();
    await chooseFiles(desk, '章程草案', { name: '章程草案.pdf', content: PDF });
    await desk.getByRole('link', { name: '章程草案.pdf' }).waitFor();
    await button(desk, '提交').click();
    await desk.getByRole('heading', { level: 1, name: FOUNDED }).waitFor();
    established = desk.url().split('/').at(-1)?.split('?')[0] ?? '';
  });

  it('is found complete by the association, whose minute to take it back then runs', async () => {
    const official = await signIn(await browser.visit(house.base), 'official');
    await openTask(official, FOUNDED);
    await choice(official, '材料齐全').check();
    await button(official, '提交办理结果').click();
    await part(official, '办理').getByText('办理结果已记录。').waitFor();
    await official.context().close();
    await desk.goto(`/cases/${established}`);
    await part(desk, '进度').getByText('材料齐全').first().waitFor();
  });
});

describe('本会资料', () => {
  it('says what is missing, in yellow, and takes it once it fits', async () => {
    await goToMenu(desk, '本会资料');
    await desk.getByText('还缺：开户银行、银行账号。').waitFor();
    await picture(desk, 'society-record-missing');
    await button(desk, '填写或更改').click();
    await field(desk, '开户银行').fill('示例银行示例支行');
    await field(desk, '银行账号').fill('账号待查');
    await button(desk, '保存').click();
    await desk.getByText('“银行账号”').first().waitFor();
    expect(await field(desk, '银行账号').getAttribute('aria-invalid')).toBe('true');
    expect(await field(desk, '开户银行').inputValue()).toBe('示例银行示例支行');
    await field(desk, '银行账号').fill('0001 1122 2333');
    await button(desk, '保存').click();
    await desk.getByText('已保存。').waitFor();
    await desk.getByText('常用信息都齐了。').waitFor();
    await desk.getByText('更改记录（2）').click();
    await desk.getByText('更改了开户银行、银行账号').waitFor();
  });

  it('keeps the charter with the day on which it ends, which then stands in the calendar', async () => {
    await button(desk, '添加资料').click();
    const form = desk.getByRole('form', { name: '添加资料' });
    await form.getByRole('button', { name: '存入本会资料' }).click();
    await form.getByText('请选择文件。').waitFor();
    await chooseFiles(desk, '文件', { name: '章程.pdf', content: PDF });
    await form.getByRole('link', { name: '章程.pdf' }).waitFor();
    await desk.getByLabel('核准或发证日期').fill('2026-03-18');
    await desk.getByLabel('有效期至').fill(dayIn(20));
    await form.getByRole('button', { name: '存入本会资料' }).click();
    const row = part(desk, '证照与常用文字').getByRole('listitem').filter({ hasText: CHARTER });
    await row.getByText('即将到期').waitFor();
    await picture(desk, 'society-record');
    expect(await barriers(desk)).toEqual([]);
    await goToMenu(desk, '本会日历');
    await desk.getByText('“章程”到期，请更新').waitFor();
    await desk.getByRole('link', { name: '去更新：“章程”到期，请更新' }).click();
    await row.waitFor();
  });

  it('is not offered to a council member', async () => {
    const member = await signIn(await browser.visit(house.base), 'member');
    await member.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '我的事项' }).waitFor();
    expect(await member.getByRole('link', { name: '本会资料' }).count()).toBe(0);
    await member.context().close();
  });
});

describe('a new matter', () => {
  const NAME = '城市水生态专业委员会';

  it('is read about first, with a sample that says that it is one', async () => {
    await desk.goto(`/procedures/branch-setup?society=${SOCIETY}`);
    await desk.getByText('样例：内容是虚构的，只说明怎么填。').waitFor();
    for (const asked of ['由谁决定', '需要准备', '各步时限', '找谁咨询'])
      await part(desk, '要点').getByText(asked, { exact: true }).waitFor();
    await part(desk, '每一步').getByText(/^依据/).filter({ visible: true }).first().waitFor();
    await part(desk, '流程图').getByText('秘书处核对材料').waitFor();
    // Nobody has begun anything yet; and on paper there is no menu.
    expect(await part(desk, '流程图').innerText()).not.toContain('进行中');
    await desk.emulateMedia({ media: 'print' });
    expect(await desk.getByRole('banner').isVisible()).toBe(false);
    expect(await desk.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false);
    await desk.emulateMedia({ media: null });
    await desk.getByText('看一份填好的样例').click();
    await part(desk, '样例').getByText('土壤环境专业委员会').waitFor();
    await part(desk, '样例').getByText(`${RULES}（样例，没有内容）`).waitFor();
    await picture(desk, 'guide');
    expect(await barriers(desk)).toEqual([]);
  });

  it('is begun on a phone that dies, gone on with on another, and takes its paper from 本会资料', async () => {
    const first = await phone(`/procedures/branch-setup/new?society=${SOCIETY}`);
    await choice(first, '示例省环境学会').check();
    await choice(first, '分支机构').check();
    const saved = first.waitForResponse(
      (reply) => reply.request().method() === 'PUT' && (reply.request().postData() ?? '').includes(NAME),
    );
    await field(first, '名称').fill(NAME);
    await saved;
    await first.context().close();

    const second = await phone('/cases');
    await part(second, '未提交的草稿').getByRole('link', { name: '继续填写' }).click();
    await second.getByText('已恢复上次填写的内容').waitFor();
    expect(await field(second, '名称').inputValue()).toBe(NAME);
    await choice(second, SCOPE).check();
    for (const [name, text] of Object.entries(branchTexts)) if (name !== '名称') await field(second, name).fill(text);
    await button(second, `用本会资料：${RULES}`).click();
    await button(second, `用本会资料中的 ${CHARTER}`).click();
    await second.getByRole('link', { name: '章程.pdf' }).waitFor();
    // What the checks say and the days between which it could end, before anything is sent.
    const preview = part(second, '核对与预计流程');
    await preview.getByText('直接隶属于学会').waitFor();
    await second.getByText(/各步都当日办理，最早.*\d+月\d+日（周.）办结。/).waitFor();
    expect(await sidewaysPixels(second)).toBe(0);
    await picture(second, 'filing');
    await button(second, '提交').click();
    await second.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await picture(second, 'case-filed');
    await second.context().close();
  });

  it('says why it waits, with the arithmetic of its days, and gives receipts', async () => {
    await goToMenu(desk, '我的事项');
    await desk.getByRole('link', { name: new RegExp(NAME) }).click();
    const where = part(desk, '现在到哪一步');
    await where.getByText('秘书处核对材料').waitFor();
    await where.getByText(/请于 \d+月\d+日（周.）前办理/).waitFor();
    await where.getByText('期限怎么算').click();
    await desk.getByRole('link', { name: '章程.pdf' }).waitFor();
    await picture(desk, 'case-waiting');
    await desk.getByRole('link', { name: '回执', exact: true }).click();
    await desk.getByRole('heading', { level: 1, name: `回执 · ${NAME}` }).waitFor();
    await desk.getByText('回执证明您的办理已进入记录').waitFor();
    await picture(desk, 'receipts');
  });
});

it('the association examines the founding, and the society has the next step', async () => {
  // The next step opens when the minute in which the first could be taken back is over.
  const waiting = await HttpClient.signedIn(house.base, 'official');
  await foundingAt(waiting, 'association-pre-examination');
  const official = await signIn(await browser.visit(house.base), 'official');
  await openTask(official, `${FOUNDED}.*成立核对`);
  await choice(official, '同意').check();
  await button(official, '提交办理结果').click();
  await part(official, '办理').getByText('办理结果已记录。').waitFor();
  await official.context().close();
  await desk.goto(`/cases/${established}`);
  await part(desk, '办理经过').getByText('成立核对 · 同意').waitFor();
  await picture(desk, 'establishment-decided');
}, 120_000);

describe('an appeal', () => {
  const NAME = '水环境专业委员会';
  const REASON = '去年因场地停用没有活动，今年的计划已经报送，请求保留。';
  let id = '';
  let brief = '';
  let slow: Page;

  beforeAll(async () => {
    id = await closedByTheOrgan(house, client, NAME);
    // Somebody who begins to write an appeal, and sends it when its minute is over.
    brief = await heldOpenForAMinute(house, client);
    slow = await signIn(await browser.visit(house.base), 'clerk', `/cases/${brief}`);
    await button(slow, '提出申诉').click();
  }, 120_000);

  it('is found where the decision is read, by whoever may make it, with its last day', async () => {
    const member = await signIn(await browser.visit(house.base), 'member', `/cases/${id}`);
    const last = await part(member, '本会要办的').innerText();
    expect(last).toMatch(/机构提出申诉 \d+月\d+日（周.）（含当日）前有效/);
    await part(member, '现在到哪一步').getByText('“机构提出申诉”由示例省环境学会理事在本页办理。').waitFor();
    expect(await button(member, '催办').count()).toBe(0);
    await picture(member, 'appeal-open');
    await button(member, '机构提出申诉').click();
    const dialog = member.getByRole('dialog', { name: '机构提出申诉' });
    await dialog.getByText(/在 \d+月\d+日（周.）（含当日）前有效/).waitFor();
    await dialog.getByRole('button', { name: '机构提出申诉' }).click();
    await dialog.getByText('请写明原因。').waitFor();
    await dialog.getByRole('textbox', { name: '原因' }).fill(REASON);
    await dialog.getByRole('button', { name: '机构提出申诉' }).click();
    await member.getByText('已提出，记入办理经过。').waitFor();
    await part(member, '现在到哪一步').getByText('会议复核').waitFor();
    expect(await button(member, '机构提出申诉').count()).toBe(0);
    await member.context().close();
  });

  it('goes to the organ, which reads the reasons and keeps the branch', async () => {
    await goToMenu(desk, '待上会事项');
    await desk
      .getByText(new RegExp(`${NAME}.*`))
      .first()
      .waitFor();
    await desk.goto(`/cases/${id}`);
    await part(desk, '办理经过').getByText(REASON).waitFor();
    const sitting = await holdSitting(client, id, { votes: { for: 1, against: 8, abstained: 0 }, outcome: 'not-passed' });
    await signMinutes(client, sitting.id);
    await part(desk, '进度').getByText('复核后维持原状').waitFor();
    await picture(desk, 'appeal-decided');
  });

  it('that comes too late is refused as too late, and what was written stays', async () => {
    const dialog = slow.getByRole('dialog', { name: '提出申诉' });
    await dialog.getByRole('textbox', { name: '原因' }).fill(REASON);
    await until('the time to be over', 120_000, async () => (await caseOf(client, brief)).myTask !== null);
    await dialog.getByRole('button', { name: '提出申诉' }).click();
    await dialog.getByText('提出的期限已过，不能再提出。').waitFor();
    expect(await dialog.getByRole('textbox', { name: '原因' }).inputValue()).toBe(REASON);
    await slow.context().close();
  }, 150_000);
});

it('the papers of the founding go to the registration authority', async () => {
  await foundingAt(client, 'civil-papers');
  await openTask(desk, `${FOUNDED}.*向登记管理机关报送材料`);
  await choice(desk, '已报送').check();
  await button(desk, '提交办理结果').click();
  await desk
    .getByText('请填写“报送日期”。')
    .or(desk.getByText(/请.*填/))
    .first()
    .waitFor();
  await chooseFiles(desk, '报送的材料', { name: '登记申请书.pdf', content: PDF });
  await desk.getByRole('link', { name: '登记申请书.pdf' }).waitFor();
  await desk.getByLabel('报送日期').fill(dayIn(0));
  await button(desk, '提交办理结果').click();
  await part(desk, '办理').getByText('办理结果已记录。').waitFor();
}, 120_000);

describe('afterwards', () => {
  it('a matter is taken back with a reason, and says so', async () => {
    const id = await fileBranch(client, { name: '大气环境专业委员会' });
    await desk.goto(`/cases/${id}`);
    await button(desk, '撤回').click();
    const dialog = desk.getByRole('dialog', { name: '撤回这一事项？' });
    await dialog.getByRole('textbox', { name: '撤回原因（选填）' }).fill('本年度不再设立。');
    await dialog.getByRole('button', { name: '确认撤回' }).click();
    await desk.getByText('已撤回。').waitFor();
    await goToMenu(desk, '我的事项');
    expect(await desk.getByRole('link', { name: /大气环境专业委员会/ }).count()).toBe(0);
  });

  it('a link shows strangers how far it is, by stages alone, until it is stopped', async () => {
    const plan = (await client.upload(SOCIETY, '活动方案.pdf', PDF)).body.id;
    const form = { ...sampleOf('activity-filing'), scopeItem: SCOPE, plan: [plan], startOn: dayIn(60), endOn: dayIn(61) };
    const filed = await client.decide('/cases', { procedure: 'activity-filing', society: SOCIETY, form });
    await desk.goto(`/cases/${filed.stream}`);
    await desk.getByText('进度链接').click();
    await button(desk, '生成链接').click();
    const address = await field(desk, '链接（只显示这一次，请现在复制）').inputValue();
    const stranger = await browser.visit(house.base, { screen: PHONE });
    await stranger.goto(address);
    await stranger.getByText('正在办理').first().waitFor();
    expect(await stranger.getByText('青年学者学术论坛').count()).toBe(0);
    await picture(stranger, 'share');
    await button(desk, '停用').click();
    await desk.getByText('已停用').waitFor();
    await stranger.reload();
    await stranger.getByText('正在办理').waitFor({ state: 'detached' });
    await stranger.getByRole('alert').or(stranger.locator('.note')).first().waitFor();
    // What has ended does not come back by asking again.
    expect(await button(stranger, '重新读取').count()).toBe(0);
    await picture(stranger, 'share-ended');
    await stranger.context().close();
  });

  it('the yearly report takes over what was told the year before', async () => {
    const official = await HttpClient.signedIn(house.base, 'official');
    await official.decide('/starts/assignments', { procedure: 'annual-report-review', societies: [SOCIETY] });
    const calendar = (await client.get<CalendarEntryView[]>('/starts/calendar')).body;
    const fulfils = calendar.find(({ from }) => from === 'assignment')?.id;
    const report = (await client.upload(SOCIETY, '年度工作报告.pdf', PDF)).body.id;
    const form = { ...sampleOf('annual-report-review'), report };
    await client.decide('/cases', { procedure: 'annual-report-review', society: SOCIETY, form, fulfils });
    await desk.goto(`/procedures/annual-report-review/new?society=${SOCIETY}`);
    // What the master record holds is there already.
    await desk.getByText('业务主管单位已按本会资料填好。').waitFor();
    await desk.getByText('带入上次填写的内容').click();
    await desk.getByRole('button', { name: /^带入“2025年度工作报告”/ }).click();
    const said = await desk.getByText(/^已带入 \d+ 项/).innerText();
    expect(Number(/\d+/.exec(said)?.[0])).toBeGreaterThanOrEqual(9);
    expect(await field(desk, '会员数').inputValue()).toBe('820');
    await picture(desk, 'annual-report');
  });
});

it('the founding ends with the authority’s letter: entered in the register, with what has to be done afterwards in the calendar', async () => {
  await foundingAt(client, 'civil-affairs');
  await openTask(desk, `${FOUNDED}.*登记管理机关办理登记`);
  await choice(desk, '已登记').check();
  await field(desk, '来文字号').fill('示民社登〔2026〕8号');
  await desk.getByLabel('成文日期').fill(dayIn(0));
  await chooseFiles(desk, '来文扫描件', { name: '准予登记决定书.pdf', content: PDF });
  await desk.getByRole('link', { name: '准予登记决定书.pdf' }).waitFor();
  await button(desk, '提交办理结果').click();
  await part(desk, '办理').getByText('办理结果已记录。').waitFor();
  await until('the founding to end', 120_000, async () => (await caseOf(client, established)).status === 'closed');
  await desk.goto(`/cases/${established}`);
  await desk.getByText('已办结').first().waitFor();
  await picture(desk, 'establishment-ended');
  await goToRegister(desk, '前置审查台账');
  await desk.getByText(FOUNDED).first().waitFor();
  await goToMenu(desk, '本会日历');
  await desk.getByText('申请成为科协团体会员').waitFor();
}, 240_000);

it('no page has failed on the way', () => {
  expect(browser.faults).toEqual([]);
});
